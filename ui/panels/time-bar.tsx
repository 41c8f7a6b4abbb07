/** Time under the canvas: a histogram whose window filters the lines, plays them, and the bounds on amounts beside it. */
import { useEffect, useMemo, useRef } from 'react';
import { IconButton } from '../components/basics.tsx';
import { setFilter } from '../state/acts/edit.ts';
import { formatDay, formatMoney, formatNumber } from '../state/format.ts';
import { newGesture } from '../state/gesture.ts';
import { useLocale } from '../state/locale.ts';
import { historyStore, sceneNow } from '../state/scene/history.ts';
import { useSelected, useStore } from '../state/store.ts';
import { followMoments, momentStore } from '../state/time.ts';
import {
  type Histogram,
  histogramOf,
  type Measure,
  nextWindow,
  timeBarStore,
  toggleTimeBar,
  type Window,
} from '../state/time-bar.ts';
import { AmountBounds } from './amount-bounds.tsx';
import { Brush } from './brush.tsx';

const PLAY_STEP = 700;

export function TimeBar() {
  const { t, language } = useLocale();
  const { measure, snap, playing } = useStore(timeBarStore);
  const scene = useSelected(historyStore, (history) => history.scene);
  const { moments, complete } = useStore(momentStore);
  const { window, outside, mutedKinds } = scene.filter;
  useEffect(followMoments, []);
  const histogram = useMemo(() => {
    const muted = new Set(mutedKinds);
    const lines = [...scene.edges.values()].filter(({ kind }) => !muted.has(kind));
    return histogramOf(lines.map(({ id }) => moments.get(id) ?? []));
  }, [scene.edges, moments, mutedKinds]);
  usePlaying(histogram, playing, snap);
  const step = (by: 1 | -1): void => {
    if (histogram !== null) setFilter({ window: nextWindow(window, histogram, by, snap) });
  };
  return (
    <section className="time-bar" aria-label={t('time.title')} data-testid="time-bar">
      <div className="time-tools">
        <IconButton
          icon={playing ? 'pause' : 'play'}
          label={t(playing ? 'time.pause' : 'time.play')}
          shortcut="Space"
          disabled={histogram === null}
          onClick={togglePlaying}
        />
        <IconButton icon="previous" label={t('time.back')} disabled={histogram === null} onClick={() => step(-1)} />
        <IconButton icon="next" label={t('time.on')} disabled={histogram === null} onClick={() => step(1)} />
        <p className="time-window" data-testid="time-window">
          {window === null ? t('time.all') : `${formatDay(window[0])} – ${formatDay(window[1])}`}
        </p>
        {window !== null && (
          <button type="button" className="text-link" onClick={() => setFilter({ window: null })}>
            {t('time.clear')}
          </button>
        )}
        <span className="time-gap" />
        <Choice
          label={t('time.measure')}
          options={['count', 'amount'] as const}
          value={measure}
          text={(option) => t(`time.${option}`)}
          onChange={(option) => timeBarStore.update((bar) => ({ ...bar, measure: option }))}
        />
        <Choice
          label={t('time.outside')}
          options={['hide', 'dim'] as const}
          value={outside}
          text={(option) => t(`time.${option}`)}
          onChange={(option) => setFilter({ outside: option })}
        />
        <label className="time-snap">
          <input
            type="checkbox"
            checked={snap}
            onChange={({ target }) => timeBarStore.update((bar) => ({ ...bar, snap: target.checked }))}
          />
          {t('time.snap')}
        </label>
        <AmountBounds />
        <IconButton icon="close" label={t('app.close')} onClick={toggleTimeBar} />
      </div>
      {histogram === null ? (
        <p className="fine time-none">{t(scene.edges.size === 0 ? 'time.empty' : 'time.none')}</p>
      ) : (
        <Brush histogram={histogram} measure={measure} window={window} snap={snap} />
      )}
      <p className="visually-hidden" role="status">
        {histogram !== null &&
          window !== null &&
          summary(
            histogram,
            window,
            measure,
            (n) => formatNumber(n, language),
            (n) => formatMoney(n, language),
          )}
      </p>
      {!complete && <p className="fine">{t('time.cut')}</p>}
    </section>
  );
}

/** What the window holds, for those who do not see the bars. */
function summary(
  { buckets }: Histogram,
  [from, to]: Window,
  measure: Measure,
  number: (value: number) => string,
  money: (value: number) => string,
): string {
  const inside = buckets.filter((bucket) => bucket.from <= to && bucket.to >= from);
  const sum = inside.reduce((total, bucket) => total + bucket[measure], 0);
  return measure === 'count' ? number(sum) : money(sum);
}

/** Starts or stops playing; at the end it begins again. */
export function togglePlaying(): void {
  timeBarStore.update((bar) => ({ ...bar, playing: bar.open && !bar.playing }));
}

/** Moves the window on while it plays; one play is one step of the log. */
function usePlaying(histogram: Histogram | null, playing: boolean, snap: boolean): void {
  const latest = useRef(histogram);
  latest.current = histogram;
  useEffect(() => {
    if (!playing) return;
    const gesture = newGesture();
    let first = true;
    const timer = setInterval(() => {
      const now = latest.current;
      const { window } = sceneNow().filter;
      const next = now === null ? window : nextWindow(window, now, 1, snap);
      if (now === null || (next === window && !first)) {
        timeBarStore.update((bar) => ({ ...bar, playing: false }));
        return;
      }
      setFilter({ window: next === window ? nextWindow(null, now, 1, snap) : next }, gesture);
      first = false;
    }, PLAY_STEP);
    return () => clearInterval(timer);
  }, [playing, snap]);
}

function Choice<T extends string>({
  label,
  options,
  value,
  text,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly text: (option: T) => string;
  readonly onChange: (option: T) => void;
}) {
  return (
    <fieldset className="languages" aria-label={label} title={label}>
      {options.map((option) => (
        <button key={option} type="button" aria-pressed={option === value} onClick={() => onChange(option)}>
          {text(option)}
        </button>
      ))}
    </fieldset>
  );
}
