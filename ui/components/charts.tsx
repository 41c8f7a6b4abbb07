/** Charts small enough to be read at a glance; each has its numbers in text beside or behind it. */
import { formatExactMoney, formatMoney, formatShare } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';

export interface Bar {
  readonly key: string;
  readonly label: string;
  /** What its length shows. */
  readonly value: number;
  /** What stands at its end. */
  readonly caption: string;
  /** A class that gives it its colour. */
  readonly className?: string;
  readonly onClick?: () => void;
}

/** Bars from one line on, the longest as long as there is room. */
export function Bars({ bars }: { readonly bars: readonly Bar[] }) {
  const longest = Math.max(...bars.map(({ value }) => value), 0);
  return (
    <ul className="bars">
      {bars.map(({ key, label, value, caption, className, onClick }) => {
        const inside = (
          <>
            <span className="bar-label" title={label}>
              {label}
            </span>
            <span className={`bar ${className ?? ''}`}>
              <span style={{ width: `${longest === 0 ? 0 : (value / longest) * 100}%` }} />
            </span>
            <span className="bar-caption">{caption}</span>
          </>
        );
        return (
          <li key={key}>
            {onClick === undefined ? (
              <span className="bar-row">{inside}</span>
            ) : (
              <button type="button" className="bar-row" onClick={onClick}>
                {inside}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

export interface Step {
  readonly key: string;
  readonly label: string;
  /** Of the whole, 0..1. */
  readonly portion: number;
  readonly className?: string;
  readonly onClick?: () => void;
}

/** A whole built up of its parts: each begins where the one before it ends. */
export function Waterfall({
  steps,
  rest,
  total,
}: {
  readonly steps: readonly Step[];
  readonly rest: string | null;
  readonly total: string;
}) {
  const starts: number[] = [];
  let sum = 0;
  for (const { portion } of steps) {
    starts.push(sum);
    sum += portion;
  }
  const row = (key: string, label: string, from: number, portion: number, className = '', onClick?: () => void) => (
    <li key={key} className="waterfall-row">
      {onClick === undefined ? (
        <span className="waterfall-label" title={label}>
          {label}
        </span>
      ) : (
        <button type="button" className="waterfall-label text-link" title={label} onClick={onClick}>
          {label}
        </button>
      )}
      <span className="waterfall-track">
        <span className={`waterfall-bar ${className}`} style={{ left: `${from * 100}%`, width: `${portion * 100}%` }} />
      </span>
      <b>{formatShare(Math.round(portion * 1000) / 1000)}</b>
    </li>
  );
  return (
    <ol className="waterfall" data-testid="waterfall">
      {steps.map(({ key, label, portion, className, onClick }, i) =>
        row(key, label, starts[i] ?? 0, portion, className, onClick),
      )}
      {rest !== null && sum < 1 && row('rest', rest, sum, 1 - sum, 'waterfall-rest')}
      {row('total', total, 0, 1, 'waterfall-total')}
    </ol>
  );
}

export interface Month {
  /** `2024-05`. */
  readonly name: string;
  /** Minor units, above and below the line; the inner part is drawn darker. */
  readonly above: number;
  readonly aboveInner: number;
  readonly below: number;
  readonly belowInner: number;
}

const HEIGHT = 160;
const STEP = 22;

/** Two sums a month, one above the line and one below it. The same numbers stand in a table for who cannot see it. */
export function MonthChart({
  months,
  words,
}: {
  readonly months: readonly Month[];
  readonly words: { readonly above: string; readonly below: string; readonly inner: string; readonly month: string };
}) {
  const { language } = useLocale();
  const highest = Math.max(...months.flatMap(({ above, below }) => [above, below]), 1);
  const scale = (amount: number): number => (amount / highest) * (HEIGHT / 2 - 12);
  const middle = HEIGHT / 2;
  const width = months.length * STEP;
  return (
    <figure className="month-chart">
      <svg viewBox={`0 0 ${width} ${HEIGHT + 14}`} style={{ maxWidth: width * 2 }} aria-hidden="true">
        {months.map(({ name, above, aboveInner, below, belowInner }, i) => {
          const x = i * STEP + 3;
          const title = `${name} · ${words.above} ${formatMoney(above, language)} (${words.inner} ${formatMoney(aboveInner, language)}) · ${words.below} ${formatMoney(below, language)} (${words.inner} ${formatMoney(belowInner, language)})`;
          return (
            <g key={name}>
              <title>{title}</title>
              <rect className="above" x={x} width={STEP - 6} y={middle - scale(above)} height={scale(above)} />
              <rect
                className="inner"
                x={x}
                width={STEP - 6}
                y={middle - scale(aboveInner)}
                height={scale(aboveInner)}
              />
              <rect className="below" x={x} width={STEP - 6} y={middle} height={scale(below)} />
              <rect className="inner" x={x} width={STEP - 6} y={middle} height={scale(belowInner)} />
              {(i === 0 || name.endsWith('-01')) && (
                <text x={x} y={HEIGHT + 10}>
                  {name.slice(0, 4)}
                </text>
              )}
            </g>
          );
        })}
        <line x1={0} x2={width} y1={middle} y2={middle} />
      </svg>
      <figcaption className="legend-line">
        <span className="swatch above" /> {words.above} <span className="swatch below" /> {words.below}{' '}
        <span className="swatch inner" /> {words.inner}
      </figcaption>
      <table className="visually-hidden">
        <thead>
          <tr>
            <th>{words.month}</th>
            <th>{words.above}</th>
            <th>{words.below}</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ name, above, below }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formatExactMoney(above, language)}</td>
              <td>{formatExactMoney(below, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
