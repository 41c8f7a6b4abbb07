import { type ReactNode, useState } from 'react';
import { KindMark } from '../components/basics.tsx';
import { openEdge, openNode } from '../state/acts/select.ts';
import { useLabel } from '../state/catalogue.ts';
import { formatDay, formatMoney, formatNumber, formatShare } from '../state/format.ts';
import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import type { SceneEdge, SceneNode } from '../state/scene/model.ts';
import { lineCounts, type Picture } from '../state/scene/picture.ts';
import { selectionStore } from '../state/selection.ts';
import { useSelected } from '../state/store.ts';
import {
  type EdgeColumn,
  edgeKey,
  LISTED_ROWS,
  type NodeColumn,
  nodeKey,
  type Sorting,
  sorted,
  sortedBy,
} from '../state/table.ts';

/** Everything on the canvas, in rows. */
export function Table() {
  const { t } = useLocale();
  const scene = usePicture();
  const [tab, setTab] = useState<'nodes' | 'edges'>('nodes');
  const tabButton = (name: 'nodes' | 'edges', count: number) => (
    <button type="button" role="tab" aria-selected={tab === name} onClick={() => setTab(name)}>
      {t(`table.${name}`)} <b>{count}</b>
    </button>
  );
  return (
    <section className="table" aria-label={t('canvas.table')} data-testid="table">
      <div role="tablist" className="tabs">
        {tabButton('nodes', scene.nodes.size)}
        {tabButton('edges', scene.edges.size)}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is scrolled with the keyboard */}
      <div className="table-scroll" role="tabpanel" tabIndex={0}>
        {scene.nodes.size === 0 ? (
          <p className="fine">{t('table.empty')}</p>
        ) : tab === 'nodes' ? (
          <Nodes scene={scene} />
        ) : (
          <Edges scene={scene} />
        )}
      </div>
    </section>
  );
}

function Nodes({ scene }: { readonly scene: Picture }) {
  const { t } = useLocale();
  const label = useLabel();
  const chosen = useSelected(selectionStore, (selection) => selection.nodes);
  const [sorting, setSorting] = useState<Sorting<NodeColumn>>({ column: 'kind', descending: false });
  const lines = lineCounts(scene);
  const rows = sorted([...scene.nodes.values()], (node) => nodeKey(node, sorting.column, lines), sorting.descending);
  const columns: readonly NodeColumn[] = ['name', 'kind', 'id', 'lines', 'flags'];
  return (
    <Rows
      columns={columns}
      sorting={sorting}
      onSort={(column) => setSorting((now) => sortedBy(now, column))}
      total={rows.length}
    >
      {rows.slice(0, LISTED_ROWS).map((node: SceneNode) => (
        <tr key={node.id} aria-selected={chosen.has(node.id)}>
          <td>
            <button type="button" className="text-link" onClick={() => openNode(node.id)}>
              <KindMark kind={node.kind} size={13} />{' '}
              {node.members === undefined ? node.label : `${label(node.kind)} ×${node.members.length}`}
            </button>
          </td>
          <td>{label(node.kind)}</td>
          <td>
            <code>{node.id.slice(node.kind.length + 1)}</code>
          </td>
          <td className="number">
            {lines.get(node.id) ?? 0}
            {node.lines !== null && <span className="muted"> / {node.lines}</span>}
          </td>
          <td>{node.flags.length === 0 ? '' : t('table.flagCount', { count: node.flags.length })}</td>
        </tr>
      ))}
    </Rows>
  );
}

function Edges({ scene }: { readonly scene: Picture }) {
  const { language } = useLocale();
  const label = useLabel();
  const chosen = useSelected(selectionStore, (selection) => selection.edge);
  const [sorting, setSorting] = useState<Sorting<EdgeColumn>>({ column: 'kind', descending: false });
  const rows = sorted([...scene.edges.values()], (edge) => edgeKey(edge, sorting.column, scene), sorting.descending);
  const columns: readonly EdgeColumn[] = [
    'kind',
    'from',
    'to',
    'count',
    'amount',
    'share',
    'first',
    'last',
    'confidence',
  ];
  const name = (id: string): string => scene.nodes.get(id)?.label ?? id;
  return (
    <Rows
      columns={columns}
      sorting={sorting}
      onSort={(column) => setSorting((now) => sortedBy(now, column))}
      total={rows.length}
    >
      {rows.slice(0, LISTED_ROWS).map((edge: SceneEdge) => (
        <tr key={edge.id} aria-selected={chosen === edge.id}>
          <td>
            <button type="button" className="text-link" onClick={() => openEdge(edge.id)}>
              {label(edge.kind)}
            </button>
          </td>
          <td>{name(edge.from)}</td>
          <td>{name(edge.to)}</td>
          <td className="number">{formatNumber(edge.count, language)}</td>
          <td className="number">{edge.amount === null ? '' : formatMoney(edge.amount, language)}</td>
          <td className="number">{edge.share === null ? '' : formatShare(edge.share)}</td>
          <td>{edge.first === null ? '' : formatDay(edge.first)}</td>
          <td>{edge.last === null ? '' : formatDay(edge.last)}</td>
          <td className="number">{formatShare(edge.confidence)}</td>
        </tr>
      ))}
    </Rows>
  );
}

const numeric: ReadonlySet<string> = new Set(['lines', 'count', 'amount', 'share', 'confidence']);

function Rows<C extends NodeColumn | EdgeColumn>({
  columns,
  sorting,
  onSort,
  total,
  children,
}: {
  readonly columns: readonly C[];
  readonly sorting: Sorting<C>;
  readonly onSort: (column: C) => void;
  readonly total: number;
  readonly children: ReactNode;
}) {
  const { t } = useLocale();
  const direction = sorting.descending ? 'descending' : 'ascending';
  return (
    <>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={numeric.has(column) ? 'number' : undefined}
                aria-sort={sorting.column === column ? direction : 'none'}
              >
                <button type="button" onClick={() => onSort(column)}>
                  {t(`table.${column}`)}
                  <span aria-hidden="true">{sorting.column === column ? (sorting.descending ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {total > LISTED_ROWS && <p className="fine">{t('table.rest', { count: total - LISTED_ROWS })}</p>}
    </>
  );
}
