import { useCallback, useRef, useState } from 'react';
import { type Layout, layouts } from '../canvas/layout/task.ts';
import { IconButton } from '../components/basics.tsx';
import { Icon, type IconName } from '../components/icon.tsx';
import { layoutStore, rearrange } from '../state/acts/place.ts';
import { useLocale } from '../state/locale.ts';
import { useStore } from '../state/store.ts';
import { Popup } from './popup.tsx';

const icons: Readonly<Record<Layout, IconName>> = {
  auto: 'arrange',
  force: 'force',
  tree: 'tree',
  ring: 'ring',
  flow: 'flow',
};

/** The ways to lay the picture out; the key L repeats the last one. */
export function LayoutMenu({ disabled }: { readonly disabled: boolean }) {
  const { t } = useLocale();
  const chosen = useStore(layoutStore);
  const anchor = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const close = useCallback(() => setOpen(null), []);
  const show = (): void => {
    const box = anchor.current?.getBoundingClientRect();
    setOpen({ x: (box?.left ?? 0) - 240, y: box?.top ?? 0 });
  };
  return (
    <div ref={anchor} id={LAYOUT_MENU}>
      <IconButton
        icon={icons[chosen]}
        label={t('canvas.arrange')}
        shortcut="L, ⇧L"
        disabled={disabled}
        onClick={show}
      />
      {open !== null && (
        <Popup {...open} label={t('canvas.arrange')} onClose={close}>
          <ul className="choices layouts">
            {layouts.map((how) => (
              <li key={how}>
                <button
                  type="button"
                  aria-current={how === chosen ? 'true' : undefined}
                  onClick={() => {
                    close();
                    void rearrange(how);
                  }}
                >
                  <Icon name={icons[how]} />
                  <span>
                    {t(`layout.${how}`)}
                    <small>{t(`layout.${how}Text`)}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Popup>
      )}
    </div>
  );
}

export const LAYOUT_MENU = 'layout-menu';
