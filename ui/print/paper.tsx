/** What is on paper only: a head that says of what and when, and after the details the picture and its rows. */
import { useEffect, useLayoutEffect, useRef } from 'react';
import { drawingNow } from '../exports/save.ts';
import { svgOf } from '../exports/svg.ts';
import { useCatalogue } from '../state/catalogue.ts';
import { formatDay, formatNumber } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import { routeStore } from '../state/route.ts';
import type { Picture } from '../state/scene/picture.ts';
import { useStore } from '../state/store.ts';
import { currentStore } from '../state/workspace/current.ts';
import { followPrinting, printingStore } from './printing.ts';
import { PrintedRows } from './rows.tsx';

/** The head of the first sheet: whose graph, as of when, printed when, and where to find it again. */
export function PaperHead() {
  const { t, language } = useLocale();
  const printing = useStore(printingStore);
  const { asOf } = useStore(routeStore);
  const work = useStore(currentStore)?.name ?? '';
  const stats = useCatalogue()?.stats;
  useEffect(followPrinting, []);
  if (printing === null) return null;
  const number = (value: number): string => formatNumber(value, language);
  const day = asOf ?? (stats?.horizon == null ? null : formatDay(stats.horizon));
  return (
    <header className="paper-head">
      <p>
        <b>Ringsight</b>
        {work !== '' && ` · ${work}`}
        {stats !== undefined &&
          ` · ${t('app.size', { nodes: number(stats.nodes), edges: number(stats.edges) })} · ${t('finding.snapshot')} ${stats.snapshot.slice(0, 12)}`}
      </p>
      <p>
        {day !== null && `${t('app.asOf')} ${day} · `}
        {t('print.printed', { time: new Date(printing).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB') })}
      </p>
      <p className="paper-link">{location.href}</p>
    </header>
  );
}

/** Drawings of more entities say less than they weigh. */
const MOST_DRAWN = 2_000;

/** The canvas on paper, and the table where it is open; nothing while a page covers them. */
export function PaperScene({ table }: { readonly table: boolean }) {
  const { t } = useLocale();
  const printing = useStore(printingStore);
  const { page } = useStore(routeStore);
  const picture = usePicture();
  if (printing === null || page !== null || picture.nodes.size === 0) return null;
  return (
    <section className="paper-scene">
      <h2>{t('evidence.picture')}</h2>
      {picture.nodes.size > MOST_DRAWN ? (
        <p>{t('print.tooLarge', { count: picture.nodes.size })}</p>
      ) : (
        <Drawn picture={picture} />
      )}
      {table && <PrintedRows picture={picture} />}
    </section>
  );
}

function Drawn({ picture }: { readonly picture: Picture }) {
  const host = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const drawing = new DOMParser().parseFromString(svgOf(picture, drawingNow()), 'image/svg+xml');
    host.current?.replaceChildren(document.importNode(drawing.documentElement, true));
  }, [picture]);
  return <figure ref={host} />;
}
