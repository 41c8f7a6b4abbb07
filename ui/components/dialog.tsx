import { type ReactNode, useEffect, useRef } from 'react';
import { useLocale } from '../state/locale.ts';
import { IconButton } from './basics.tsx';

/** A modal sheet; the browser keeps the focus inside and gives Esc. */
export function Dialog({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose?: () => void;
  readonly children: ReactNode;
}) {
  const { t } = useLocale();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
    >
      <header>
        <h2>{title}</h2>
        {onClose !== undefined && <IconButton icon="close" label={t('app.close')} onClick={onClose} />}
      </header>
      {children}
    </dialog>
  );
}
