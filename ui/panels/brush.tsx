import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { setFilter } from '../state/acts/edit.ts';
import { formatDay, formatMoney, formatNumber } from '../state/format.ts';
import { newGesture } from '../state/gesture.ts';
import { useLocale } from '../state/locale.ts';
import { type Histogram, type Measure, movedEnd, type Window, windowBetween } from '../state/time-bar.ts';

const HEIGHT = 54;

interface Props {
  readonly histogram: Histogram;
  readonly measure: Measure;
  readonly window: Window | null;
  readonly snap: boolean;
}

type Drag = { readonly gesture: string } & (
  | { readonly part: 'new'; readonly anchor: number }
  | { readonly part: 'from' | 'to'; readonly other: number }
  | { readonly part: 'all'; readonly grabbed: number; readonly window: Window }
);

/** Bars over time with a window: drag beside it for a new one, inside to move it, at its ends to change it. */
export function Brush({ histogram, measure, window, snap }: Props) {
  const { t, language } = useLocale();
  const area = useRef<HTMLFieldSetElement>(null);
  const drag = useRef<Drag | null>(null);
  const { buckets, extent } = histogram;
  const [low, high] = extent;
  const most = Math.max(1, ...buckets.map((bucket) => bucket[measure]));
  const percent = (time: number): number => Math.min(100, Math.max(0, ((time - low) / (high - low)) * 100));

  const timeAt = (event: PointerEvent): number => {
    const box = area.current?.getBoundingClientRect();
    const part = box === undefined ? 0 : (event.clientX - box.left) / box.width;
    return low + Math.min(1, Math.max(0, part)) * (high - low);
  };
  const begin = (event: PointerEvent, part: 'new' | 'from' | 'to' | 'all'): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    area.current?.setPointerCapture(event.pointerId);
    const gesture = newGesture();
    const at = timeAt(event);
    if (part === 'new' || window === null) drag.current = { gesture, part: 'new', anchor: at };
    else if (part === 'all') drag.current = { gesture, part, grabbed: at, window };
    else drag.current = { gesture, part, other: part === 'from' ? window[1] : window[0] };
  };
  const move = (event: PointerEvent): void => {
    const now = drag.current;
    if (now === null) return;
    const at = timeAt(event);
    if (now.part !== 'all') {
      setFilter({ window: windowBetween(now.part === 'new' ? now.anchor : now.other, at, snap) }, now.gesture);
      return;
    }
    const by = at - now.grabbed;
    setFilter({ window: windowBetween(now.window[0] + by, now.window[1] + by - 1, snap) }, now.gesture);
  };
  const end = (): void => {
    drag.current = null;
  };
  const press = (event: KeyboardEvent, which: 'from' | 'to'): void => {
    const steps = { ArrowLeft: -1, ArrowRight: 1, PageDown: -6, PageUp: 6 }[event.key];
    if (steps === undefined || window === null) return;
    event.preventDefault();
    event.stopPropagation();
    setFilter({ window: movedEnd(window, which, snap ? 'month' : histogram.unit, steps) });
  };
  const handle = (which: 'from' | 'to', at: number) => (
    <button
      type="button"
      role="slider"
      className={`brush-handle brush-${which}`}
      style={{ left: `${percent(at)}%` }}
      aria-label={t(`time.${which}`)}
      aria-valuemin={low}
      aria-valuemax={high}
      aria-valuenow={at}
      aria-valuetext={formatDay(at)}
      onPointerDown={(event) => begin(event, which)}
      onKeyDown={(event) => press(event, which)}
    />
  );
  return (
    <fieldset
      ref={area}
      aria-label={t('time.title')}
      className="brush"
      data-testid="brush"
      style={{ height: HEIGHT }}
      onPointerDown={(event) => begin(event, 'new')}
      onPointerMove={move}
      onPointerUp={end}
      onDoubleClick={() => setFilter({ window: null })}
    >
      <svg viewBox={`0 0 ${buckets.length} 1`} preserveAspectRatio="none" aria-hidden="true">
        {buckets.map((bucket, i) => {
          const height = bucket[measure] === 0 ? 0 : Math.max(0.03, bucket[measure] / most);
          const inside = window === null || (bucket.from <= window[1] && bucket.to >= window[0]);
          return (
            <rect
              key={bucket.from}
              className={inside ? undefined : 'outside'}
              x={i + 0.08}
              y={1 - height}
              width={0.84}
              height={height}
            >
              <title>
                {`${formatDay(bucket.from)}: ${formatNumber(bucket.count, language)} · ${formatMoney(bucket.amount, language)}`}
              </title>
            </rect>
          );
        })}
      </svg>
      {window !== null && (
        <>
          <span
            className="brush-window"
            style={{ left: `${percent(window[0])}%`, width: `${percent(window[1]) - percent(window[0])}%` }}
            onPointerDown={(event) => begin(event, 'all')}
          />
          {handle('from', window[0])}
          {handle('to', window[1])}
        </>
      )}
      <span className="brush-end brush-low">{formatDay(low)}</span>
      <span className="brush-end brush-high">{formatDay(high)}</span>
      <span className="brush-most">
        {measure === 'count' ? formatNumber(most, language) : formatMoney(most, language)}
      </span>
    </fieldset>
  );
}
