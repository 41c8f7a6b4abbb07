/** What a borrower received from whom and paid to whom. */
import { accountOwners } from '../control/accounts.ts';
import { controlAt } from '../control/control.ts';
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Edges } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { Purposes } from './transfer-purposes.ts';

export interface TradeTransfer {
  readonly edge: EdgeIndex;
  readonly at: Instant;
  /** Minor units. */
  readonly amount: number;
  readonly direction: 'received' | 'paid';
}

export interface Counterparty {
  /** The owner of the account, or the account itself where none is known. */
  readonly party: NodeIndex;
  received: number;
  paid: number;
  /** The largest single transfer. */
  largest: number;
  readonly transfers: TradeTransfer[];
}

export interface Trade {
  received: number;
  paid: number;
  /** How many transfers. */
  transfers: number;
  readonly counterparties: Map<NodeIndex, Counterparty>;
}

/** Reads trade from transfers after `since`, up to `asOf`. Transfers between a party's own accounts, and unknown amounts, are none. */
export class TradeReader {
  readonly #snapshot: Snapshot;
  readonly #since: Instant;
  readonly #asOf: Instant;
  readonly #transfers: Edges<'transfers'>;
  readonly #isNoTrade: (transfer: number) => boolean;
  readonly #saysPooling: (transfer: number) => boolean;

  constructor(snapshot: Snapshot, since: Instant, asOf: Instant) {
    this.#snapshot = snapshot;
    this.#since = since;
    this.#asOf = asOf;
    this.#transfers = snapshot.edges('transfers');
    const purposes = new Purposes(this.#transfers);
    this.#isNoTrade = purposes.anyOf('payroll', 'dividend', 'refund', 'tax', 'utility');
    this.#saysPooling = purposes.anyOf('pooling');
  }

  /** All receipts and payments of a party. O(its transfers). */
  of(party: NodeIndex): Trade {
    const { ownerOf, accountsOf } = accountOwners(this.#snapshot);
    const { sources, targets, times } = this.#transfers;
    const amounts = this.#transfers.numbers('amount');
    const trade = emptyTrade();
    const count = (edge: EdgeIndex, other: NodeIndex, direction: 'received' | 'paid') => {
      const [at, amount] = [times[edge], amounts?.[edge] ?? Number.NaN];
      if (at > this.#since && at <= this.#asOf && amount > 0 && other !== party)
        add(trade, other, { edge, at, amount, direction });
    };
    for (const account of accountsOf(party)) {
      for (const edge of this.#transfers.out(account)) count(edge, ownerOf(targets[edge]), 'paid');
      for (const edge of this.#transfers.into(account)) count(edge, ownerOf(sources[edge]), 'received');
    }
    return trade;
  }

  /** The part of a trade with parties that were related at the time; wages, dividends, refunds, taxes and declared pooling left out. */
  restrict(trade: Trade, isRelated: (party: NodeIndex, at: Instant) => boolean): Trade {
    const part = emptyTrade();
    for (const { party, transfers } of trade.counterparties.values())
      for (const transfer of transfers)
        if (!this.#isNoTrade(transfer.edge) && !this.#isPooling(transfer.edge) && isRelated(party, transfer.at))
          add(part, party, transfer);
    return part;
  }

  #isPooling(edge: EdgeIndex): boolean {
    if (!this.#saysPooling(edge)) return false;
    const { ownerOf } = accountOwners(this.#snapshot);
    const control = controlAt(this.#snapshot, this.#asOf);
    const group = control.groupOf(ownerOf(this.#transfers.sources[edge]));
    return group >= 0 && group === control.groupOf(ownerOf(this.#transfers.targets[edge]));
  }
}

const emptyTrade = (): Trade => ({ received: 0, paid: 0, transfers: 0, counterparties: new Map() });

function add(trade: Trade, party: NodeIndex, transfer: TradeTransfer): void {
  let counterparty = trade.counterparties.get(party);
  if (!counterparty) {
    counterparty = { party, received: 0, paid: 0, largest: 0, transfers: [] };
    trade.counterparties.set(party, counterparty);
  }
  trade.transfers++;
  trade[transfer.direction] += transfer.amount;
  counterparty[transfer.direction] += transfer.amount;
  counterparty.largest = Math.max(counterparty.largest, transfer.amount);
  counterparty.transfers.push(transfer);
}
