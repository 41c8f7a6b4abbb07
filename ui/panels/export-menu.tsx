import { useCallback, useRef, useState } from 'react';
import { IconButton } from '../components/basics.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { type Format, formats, saveEvidence, savePicture } from '../exports/save.ts';
import { findingStore } from '../state/details.ts';
import { failureOf } from '../state/failure.ts';
import { useLocale } from '../state/locale.ts';
import { noticeStore, pending } from '../state/notice.ts';
import { shown, useStore } from '../state/store.ts';
import { Popup } from './popup.tsx';

const icons: Readonly<Record<Format, IconName>> = {
  png: 'picture',
  svg: 'picture',
  nodes: 'table',
  edges: 'table',
  gexf: 'around',
};

/** What is drawn, as files; and the page that proves the finding that is open. */
export function ExportMenu({ disabled }: { readonly disabled: boolean }) {
  const { t } = useLocale();
  const finding = shown(useStore(findingStore));
  const anchor = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const show = (): void => {
    const box = anchor.current?.getBoundingClientRect();
    setOpen({ x: (box?.left ?? 0) - 280, y: (box?.top ?? 0) - 120 });
  };
  const run = (work: () => Promise<void>): void => {
    close();
    pending(work).catch((error: unknown) => noticeStore.update((notice) => ({ ...notice, failure: failureOf(error) })));
  };
  return (
    <div ref={anchor} id={EXPORT_MENU}>
      <IconButton icon="picture" label={t('export.title')} shortcut="⇧X" disabled={disabled} onClick={show} />
      {open !== null && (
        <Popup {...open} label={t('export.title')} onClose={close}>
          <ul className="choices layouts">
            {formats.map((format) => (
              <li key={format}>
                <button type="button" onClick={() => run(() => savePicture(format))}>
                  <Icon name={icons[format]} />
                  <span>
                    {t(`export.${format}`)}
                    <small>{t(`export.${format}Text`)}</small>
                  </span>
                </button>
              </li>
            ))}
            {finding !== undefined && (
              <li>
                <button type="button" onClick={() => run(() => saveEvidence(finding))}>
                  <Icon name="page" />
                  <span>
                    {t('export.evidence')}
                    <small>{t('export.evidenceText')}</small>
                  </span>
                </button>
              </li>
            )}
          </ul>
        </Popup>
      )}
    </div>
  );
}

export const EXPORT_MENU = 'export-menu';
