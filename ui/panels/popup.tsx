import { type ReactNode, useEffect, useRef } from 'react';

/** A small sheet at a place of the window: its first button has the focus, arrows walk along them, Esc closes it. */
export function Popup({
  x,
  y,
  label,
  onClose,
  children,
}: {
  readonly x: number;
  readonly y: number;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = sheet.current;
    const before = document.activeElement;
    buttonsOf(element)[0]?.focus();
    keepInside(element);
    const observer = new ResizeObserver(() => keepInside(element));
    if (element !== null) observer.observe(element);
    const outside = ({ target }: Event): void => {
      if (!(target instanceof Node && element?.contains(target))) onClose();
    };
    addEventListener('pointerdown', outside);
    return () => {
      observer.disconnect();
      removeEventListener('pointerdown', outside);
      if (
        before instanceof HTMLElement &&
        (document.activeElement === document.body || element?.contains(document.activeElement))
      )
        before.focus();
    };
  }, [onClose]);
  return (
    <section
      ref={sheet}
      className="node-menu"
      aria-label={label}
      style={{ left: x, top: y }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
        if (event.key === 'Escape') onClose();
        else if (step === 0) return;
        else walk(sheet.current, step);
        event.preventDefault();
        event.stopPropagation();
      }}
    >
      {children}
    </section>
  );
}

const buttonsOf = (element: Element | null): readonly HTMLButtonElement[] => [
  ...(element?.querySelectorAll<HTMLButtonElement>('button:not(:disabled)') ?? []),
];

function walk(element: Element | null, step: 1 | -1): void {
  const buttons = buttonsOf(element);
  const at = buttons.findIndex((button) => button.matches(':focus'));
  buttons[(at + step + buttons.length) % buttons.length]?.focus();
}

/** Keeps a sheet inside the window. */
function keepInside(element: HTMLElement | null): void {
  if (element === null) return;
  const { left, top, width, height } = element.getBoundingClientRect();
  element.style.left = `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`;
  element.style.top = `${Math.max(8, Math.min(top, innerHeight - height - 8))}px`;
}
