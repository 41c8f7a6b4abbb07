import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useLocale } from '../state/locale.ts';
import { IconButton } from './basics.tsx';
import { useFocusBefore } from './focus.ts';

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
  const before = useFocusBefore();
  useLayoutEffect(() => {
    const sheet = dialog.current;
    // A field that asked for the focus keeps it: the browser would give it to the first button.
    const field = sheet?.contains(document.activeElement) ? document.activeElement : null;
    sheet?.showModal();
    if (field instanceof HTMLElement) field.focus();
    return () => {
      sheet?.close();
      before?.focus();
    };
  }, [before]);
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
