import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useLocale } from '../../state/locale.ts';
import { createStore, useStore } from '../../state/store.ts';

/** How much of the middle the table takes, per cent. */
export const tableHeightStore = createStore(36);

const [LEAST, MOST, STEP] = [18, 80, 4];
const clamp = (height: number): number => Math.round(Math.max(LEAST, Math.min(height, MOST)));

/** The upper edge of the table: dragged, or moved with the arrow keys. */
export function Splitter() {
  const { t } = useLocale();
  const height = useStore(tableHeightStore);
  const dragging = useRef(false);
  const keys = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowUp' ? STEP : event.key === 'ArrowDown' ? -STEP : 0;
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    tableHeightStore.update((now) => clamp(now + step));
  };
  const drag = ({ currentTarget, clientY }: PointerEvent<HTMLElement>): void => {
    const box = currentTarget.closest('.center')?.getBoundingClientRect();
    if (!dragging.current || box === undefined) return;
    tableHeightStore.update(() => clamp(((box.bottom - clientY) / box.height) * 100));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule that is moved is no `hr`
    <div
      role="separator"
      className="splitter"
      aria-orientation="horizontal"
      aria-label={t('table.height')}
      aria-valuenow={height}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      title={t('table.height')}
      tabIndex={0}
      onKeyDown={keys}
      onPointerDown={(event) => {
        dragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        dragging.current = false;
      }}
    />
  );
}
