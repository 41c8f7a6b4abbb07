import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { lineId } from '../../api/scene.ts';
import { FailureNote, Loading } from '../../components/basics.tsx';
import { saveTable } from '../../exports/save.ts';
import type { TransactionOrder } from '../../generated/graphql.ts';
import { openEdge } from '../../state/acts/select.ts';
import { useLabel } from '../../state/catalogue.ts';
import { formatExactMoney, formatTime, minorUnits } from '../../state/format.ts';
import { useLocale } from '../../state/locale.ts';
import { pending } from '../../state/notice.ts';
import { pictureNow, usePicture } from '../../state/picture.ts';
import { routeStore } from '../../state/route.ts';
import { historyStore } from '../../state/scene/history.ts';
import { lightUp, type Selection, selectionStore, type Trail } from '../../state/selection.ts';
import { useSelected, useStore } from '../../state/store.ts';
import { type Column, cellsOf, type Sorting, sortedBy } from '../../state/table.ts';
import {
  allTransactions,
  askTransactions,
  endsIn,
  filterOf,
  MOST_ENDS,
  needTransactions,
  type Transaction,
  transactionAt,
  transactionStore,
} from '../../state/transactions.ts';
import { Grid } from './grid.tsx';
import type { How } from './grid-props.ts';
import { isoTime, majorUnits, SheetTools, sumOf } from './sheet.tsx';

/** Rows that are chosen, and what their choice lit up. */
interface Picked {
  readonly ids: ReadonlySet<string>;
  readonly trail: Trail | null;
}

const noneChosen: Picked = { ids: new Set(), trail: null };

/** The payments between what is drawn, or between what is selected of it, within the filter of the canvas. */
export function TransactionsTab() {
  const { t } = useLocale();
  const [sorting, setSorting] = useState<Sorting>({ column: 'time', descending: true });
  const [text, setText] = useState('');
  const [onlySelected, setOnlySelected] = useState(false);
  const ends = useAsked(sorting, useDeferredValue(text), onlySelected);
  const sheet = useStore(transactionStore);
  const selection = useStore(selectionStore);
  const [picked, setPicked] = useState<Picked>(noneChosen);
  // What has been looked at elsewhere since then takes the place of what was chosen here.
  const chosen = picked.trail === selection.trail ? picked.ids : noneChosen.ids;
  const columns = useTransactionColumns();
  const { question, total, failure, complete } = sheet;
  const rows = useMemo(
    () => ({ count: sheet.total ?? 0, at: (place: number) => transactionAt(sheet, place) }),
    [sheet],
  );
  const known = [...sheet.pages.values()].flat().filter(({ id }) => chosen.has(id));
  const sum = chosen.size > 1 ? sumOf(known.map(({ amount }) => minorUnits(amount))) : minorUnits(sheet.sum);
  const save = async (): Promise<void> => {
    if (question === null || total === null) return;
    const all = await pending(() => allTransactions(question, total));
    await saveTable('ringsight-transactions', cellsOf(all, columns));
  };
  const choose = (rows: readonly Transaction[], how: How): void => {
    const ids = chosenAfter(chosen, rows, how);
    setPicked({ ids, trail: show(ids, rows) });
  };
  if (ends > MOST_ENDS) return <p className="table-none">{t('transactions.many', { count: ends, most: MOST_ENDS })}</p>;
  return (
    <>
      <SheetTools
        filter={text}
        onFilter={setText}
        counts={{ shown: total ?? 0, total: total ?? 0, chosen: known.length }}
        sum={sum}
        onSave={save}
      >
        <label className="table-check">
          <input
            type="checkbox"
            checked={onlySelected}
            disabled={!onlySelected && selection.nodes.size < 2}
            onChange={({ target }) => setOnlySelected(target.checked)}
          />
          {t('transactions.onlySelected')}
        </label>
      </SheetTools>
      {!complete && <p className="note">{t('transactions.cut')}</p>}
      {failure !== null ? (
        <FailureNote failure={failure} onRetry={() => question !== null && askTransactions(question, true)} />
      ) : total === null ? (
        <Loading />
      ) : total === 0 ? (
        <p className="table-none">{t(text === '' ? 'transactions.none' : 'table.noMatch')}</p>
      ) : (
        <Grid
          label={t('table.transactions')}
          columns={columns}
          rows={rows}
          sorting={sorting}
          onSort={(column) => setSorting((now) => sortedBy(now, column))}
          isSelected={(row) => (chosen.size > 0 ? chosen.has(row.id) : isLit(row, selection))}
          selection={selection.edge ?? selection.trail}
          onChoose={choose}
          onOpen={(row) => openLine(row)}
          onSight={needTransactions}
        />
      )}
    </>
  );
}

/** Asks whenever the picture, its filter, the order or the text has changed; gives between how many is asked. */
function useAsked(sorting: Sorting, text: string, onlySelected: boolean): number {
  const picture = usePicture();
  const filter = useSelected(historyStore, ({ scene }) => scene.filter);
  const asOf = useSelected(routeStore, (route) => route.asOf);
  const selected = useSelected(selectionStore, ({ nodes }) => nodes);
  const between = useMemo(() => {
    if (!onlySelected) return endsIn(picture);
    return endsIn({ nodes: new Map([...picture.nodes].filter(([id]) => selected.has(id))) });
  }, [picture, onlySelected, selected]);
  useEffect(() => {
    if (between.length > MOST_ENDS) return;
    const orderBy = orders[sorting.column] ?? 'TIME';
    askTransactions({ between, filter: filterOf(filter, text), orderBy, descending: sorting.descending, asOf });
  }, [between, filter, text, sorting, asOf]);
  return between.length;
}

const orders: Readonly<Record<string, TransactionOrder>> = {
  time: 'TIME',
  amount: 'AMOUNT',
  kind: 'KIND',
  from: 'FROM',
  to: 'TO',
  purpose: 'PURPOSE',
};

function chosenAfter(before: ReadonlySet<string>, rows: readonly Transaction[], how: How): ReadonlySet<string> {
  const next = new Set(how === 'only' ? [] : before);
  for (const { id } of rows) if (how !== 'toggle' || !next.delete(id)) next.add(id);
  return next;
}

/** The line of the picture that a payment is part of: between the accounts, or between those whom they stand for. */
function lineOf({ kind, source, target, from, to }: Transaction): string | null {
  const { edges } = pictureNow();
  return [lineId(kind, source, target), lineId(kind, from, to)].find((id) => edges.has(id)) ?? null;
}

const isLit = (row: Transaction, { edge, trail }: Selection): boolean => {
  if (edge === null && trail === null) return false;
  const line = lineOf(row);
  return line !== null && (line === edge || trail?.edges.has(line) === true);
};

/** Lights up the lines of the payments that are chosen; of one that has no line, its ends. */
function show(chosen: ReadonlySet<string>, picked: readonly Transaction[]): Trail | null {
  const rows = [...transactionStore.get().pages.values(), picked].flat().filter(({ id }) => chosen.has(id));
  const lines = rows.map((row) => ({ id: lineOf(row) ?? row.id, from: row.from, to: row.to }));
  selectionStore.update((selection) => lightUp(selection, lines, 'only', pictureNow().edges));
  return selectionStore.get().trail;
}

function openLine(row: Transaction): void {
  const line = lineOf(row);
  if (line !== null) openEdge(line);
}

function useTransactionColumns(): readonly Column<Transaction>[] {
  const { t, language } = useLocale();
  const label = useLabel();
  const nameOf = usePayerName();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `label` changes with the language, as `t` does
  return useMemo(
    () => [
      {
        id: 'time',
        title: t('table.time'),
        width: 138,
        text: ({ at }) => (at == null ? '' : formatTime(at)),
        value: ({ at }) => isoTime(at == null ? null : Date.parse(at)),
      },
      { id: 'kind', title: t('table.kind'), width: 78, text: ({ kind }) => label(kind) },
      { id: 'from', title: t('table.payer'), text: ({ from, source }) => nameOf(from, source) },
      { id: 'to', title: t('table.payee'), text: ({ to, target }) => nameOf(to, target) },
      {
        id: 'amount',
        title: t('table.amount'),
        width: 130,
        numeric: true,
        text: ({ amount }) => {
          const minor = minorUnits(amount);
          return minor === null ? '' : formatExactMoney(minor, language, amount?.currency);
        },
        value: ({ amount }) => majorUnits(minorUnits(amount)),
      },
      { id: 'purpose', title: t('table.purpose'), width: 96, text: ({ purpose }) => purpose ?? '' },
    ],
    [nameOf, label],
  );
}

/** Who paid or was paid: the owner, where one is known, before the account. */
function usePayerName(): (id: string, account: string) => string {
  const { nodes, edges } = useSelected(historyStore, ({ scene }) => scene);
  return useMemo(() => {
    const owners = new Map<string, string>();
    for (const { kind, from, to } of edges.values()) if (kind === 'hasAccount') owners.set(to, from);
    const name = (id: string): string => nodes.get(id)?.label ?? id.slice(id.indexOf(':') + 1);
    return (id, account) => {
      const owner = id === account ? owners.get(account) : id;
      return owner === undefined ? name(account) : `${name(owner)} · ${name(account)}`;
    };
  }, [nodes, edges]);
}
