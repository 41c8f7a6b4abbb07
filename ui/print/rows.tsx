/** The rows of the picture on paper: all of them, where the screen draws only those in sight. */
import type { ReactNode } from 'react';
import { useLabel } from '../state/catalogue.ts';
import { formatMoney, formatNumber, formatShare, formatSpan } from '../state/format.ts';
import { useLocale, type Word } from '../state/locale.ts';
import type { SceneEdge, SceneNode } from '../state/scene/model.ts';
import { lineCounts, type Picture } from '../state/scene/picture.ts';

/** More rows than these nobody prints. */
const MOST_ROWS = 500;

export function PrintedRows({ picture }: { readonly picture: Picture }) {
  const { language } = useLocale();
  const label = useLabel();
  const lines = lineCounts(picture);
  const nameOf = (id: string): string => {
    const node = picture.nodes.get(id);
    return node?.members === undefined ? (node?.label ?? id) : `${label(node.kind)} ×${node.members.length}`;
  };
  return (
    <>
      <Sheet
        title="table.nodes"
        head={['table.name', 'table.kind', 'table.id', 'table.lines', 'entity.score']}
        numbers={[3, 4]}
        rows={[...picture.nodes.values()]}
        cells={({ id, kind, score }: SceneNode) => [
          nameOf(id),
          label(kind),
          <code key="id">{id.slice(id.indexOf(':') + 1)}</code>,
          lines.get(id) ?? 0,
          score === null ? '' : formatNumber(score, language, 0),
        ]}
      />
      <Sheet
        title="table.edges"
        head={['table.from', 'table.kind', 'table.to', 'table.count', 'table.amount', 'evidence.when']}
        numbers={[3, 4]}
        rows={[...picture.edges.values()]}
        cells={({ from, to, kind, count, amount, share, first, last }: SceneEdge) => [
          nameOf(from),
          label(kind),
          nameOf(to),
          formatNumber(count, language),
          amount === null ? (share === null ? '' : formatShare(share)) : formatMoney(amount, language),
          formatSpan(first, last),
        ]}
      />
    </>
  );
}

function Sheet<T extends { readonly id: string }>({
  title,
  head,
  numbers,
  rows,
  cells,
}: {
  readonly title: Word;
  readonly head: readonly Word[];
  /** Columns of numbers. */
  readonly numbers: readonly number[];
  readonly rows: readonly T[];
  readonly cells: (row: T) => readonly ReactNode[];
}) {
  const { t } = useLocale();
  const classOf = (column: number): string | undefined => (numbers.includes(column) ? 'number' : undefined);
  return (
    <>
      <h2>
        {t(title)} <span className="aside">{rows.length}</span>
      </h2>
      <table className="sheet-table">
        <thead>
          <tr>
            {head.map((word, column) => (
              <th key={word} scope="col" className={classOf(column)}>
                {t(word)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row) => (
            <tr key={row.id}>
              {cells(row).map((cell, column) => (
                <td key={head[column]} className={classOf(column)}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && <p className="fine">{t('table.rest', { count: rows.length - MOST_ROWS })}</p>}
    </>
  );
}
