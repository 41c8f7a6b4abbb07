/**
 * Through which bonds the risk of one party reaches another. A bond belongs to the party that it endangers; its strength is
 * the weight of its kind times its share among the party's bonds of that kind.
 */
import { accountOwners } from '../control/accounts.ts';
import { controlAt } from '../control/control.ts';
import { defaultRules } from '../control/rules.ts';
import type { NodeIndex } from '../schema/ids.ts';
import { partyKinds } from '../schema/kinds.ts';
import type { Text } from '../schema/text.ts';
import { DAY, type Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export interface BondSpec {
  /** How much of the other party's risk comes over when it is the only bond of its kind. */
  readonly weight: number;
  /**
   * What of the other party's risk comes over. `conduct` is its own findings and signals, and the conduct of the companies that it
   * controls in turn: who controls answers for what a company does, at any depth, and not for what befalls it from elsewhere.
   */
  readonly carries: 'risk' | 'conduct';
  readonly text: Text;
}

/** Slots: `party`, `share` (of the bond among its kind), `risk` (of the other party, without this one). */
export const bondKinds = {
  controller: {
    weight: 0.5,
    carries: 'risk',
    text: { zh: '控制人{party}的风险（{risk}）', en: 'Risk of its controller {party} ({risk})' },
  },
  controlled: {
    weight: 0.5,
    carries: 'conduct',
    text: {
      zh: '其控制的{party}自身及下属企业的风险（{risk}）',
      en: 'Own risk of {party}, which it controls, and of what that controls ({risk})',
    },
  },
  guaranteed: {
    weight: 0.4,
    carries: 'risk',
    text: {
      zh: '为{party}提供担保（占其对外担保的{share}），对方风险{risk}',
      en: 'It guarantees {party} ({share} of what it guarantees), whose risk is {risk}',
    },
  },
  guarantor: {
    weight: 0.2,
    carries: 'risk',
    text: {
      zh: '由{party}担保（占其所获担保的{share}），对方风险{risk}',
      en: '{party} guarantees it ({share} of what is guaranteed for it), with a risk of {risk}',
    },
  },
  group: {
    weight: 0.3,
    carries: 'risk',
    text: { zh: '同一集团的{party}的风险（{risk}）', en: 'Risk of {party} in the same group ({risk})' },
  },
  counterparty: {
    weight: 0.15,
    carries: 'risk',
    text: {
      zh: '主要交易对手{party}（占其往来的{share}）的风险（{risk}）',
      en: 'Risk of its main counterparty {party} ({share} of its money; {risk})',
    },
  },
  identifier: {
    weight: 0.1,
    carries: 'risk',
    text: {
      zh: '与{party}共用电话、地址或设备等标识，对方风险{risk}',
      en: 'It shares a phone, address, device or the like with {party}, whose risk is {risk}',
    },
  },
} as const satisfies Readonly<Record<string, BondSpec>>;

export type BondKind = keyof typeof bondKinds;

export interface Bond {
  readonly kind: BondKind;
  /** Whose risk comes over. */
  readonly party: NodeIndex;
  /** Of the bond among those of its kind, 0..1. */
  readonly share: number;
}

/** A counterparty is a main one from this share of all receipts and payments on. */
const MAIN_SHARE = 0.1;
const COUNTERPARTY_WINDOW = 365 * DAY;
/** A larger group, such as the holdings of a state fund, does not fail as one. */
const LARGEST_GROUP = 200;

/** The bonds of parties on a date, found when they are first asked for. */
export class Bonds {
  readonly #snapshot: Snapshot;
  readonly #asOf: Instant;
  readonly #bonds = new Map<NodeIndex, readonly Bond[]>();
  readonly #flows = new Map<NodeIndex, ReadonlyMap<NodeIndex, number>>();

  constructor(snapshot: Snapshot, asOf: Instant) {
    this.#snapshot = snapshot;
    this.#asOf = asOf;
  }

  /**
   * The bonds that endanger a party. Who is bound to it as its controller or as a company that it controls is so once, and not by the
   * group again. O(its guarantees, group, transfers of a year, and users of its identifiers).
   */
  of(party: NodeIndex): readonly Bond[] {
    let bonds = this.#bonds.get(party);
    if (!bonds) {
      const upAndDown = [...this.#controller(party), ...this.#controlled(party)];
      const fellows = new Map(this.#group(party).map((member) => [member, 1]));
      for (const { party: other } of upAndDown) fellows.delete(other);
      bonds = [
        ...upAndDown,
        ...shared('guaranteed', this.#guarantees(party, 'out')),
        ...shared('guarantor', this.#guarantees(party, 'in')),
        ...shared('group', fellows),
        ...shared('counterparty', this.#counterparties(party)).filter(({ share }) => share >= MAIN_SHARE),
        ...shared('identifier', this.#identifiers(party)),
      ];
      this.#bonds.set(party, bonds);
    }
    return bonds;
  }

  /** The parties that may have a bond with this one: whomever its risk may endanger. */
  neighbours(party: NodeIndex): ReadonlySet<NodeIndex> {
    const neighbours = new Set<NodeIndex>();
    for (const weights of [
      this.#guarantees(party, 'out'),
      this.#guarantees(party, 'in'),
      this.#counterparties(party),
      this.#identifiers(party),
    ])
      for (const other of weights.keys()) neighbours.add(other);
    const control = controlAt(this.#snapshot, this.#asOf);
    for (const member of control.membersOf(control.groupOf(party))) if (member !== party) neighbours.add(member);
    return neighbours;
  }

  #controller(party: NodeIndex): readonly Bond[] {
    const step = controlAt(this.#snapshot, this.#asOf).stepTo(party);
    return step ? [{ kind: 'controller', party: step.controller, share: 1 }] : [];
  }

  /**
   * Each company that the party directly controls, by a share of 1: who controls answers for all of it, and one more sound company
   * does not make it answer less. None in a group that is too large. O(companies below).
   */
  #controlled(party: NodeIndex): readonly Bond[] {
    if (this.#group(party).length === 0) return [];
    const control = controlAt(this.#snapshot, this.#asOf);
    return control
      .controlledBy(party)
      .filter((company) => company !== party && control.stepTo(company)?.controller === party)
      .map((company) => ({ kind: 'controlled', party: company, share: 1 }));
  }

  /** Ceilings by the other party; one contract counts once a pair, and an unknown ceiling as the mean of the known ones. */
  #guarantees(party: NodeIndex, direction: 'out' | 'in'): ReadonlyMap<NodeIndex, number> {
    const edges = this.#snapshot.edges('guarantees');
    const sums = new Map<NodeIndex, number>();
    const seen = new Set<string>();
    for (const edge of direction === 'out' ? edges.out(party) : edges.into(party)) {
      const other = direction === 'out' ? edges.targets[edge] : edges.sources[edge];
      if (other === party || !edges.holdsAt(edge, this.#asOf)) continue;
      const contract = edges.text(edge, 'contract');
      if (contract !== null) {
        const key = `${other} ${contract}`;
        if (seen.has(key)) continue;
        seen.add(key);
      }
      sums.set(other, (sums.get(other) ?? 0) + edges.number(edge, 'amount'));
    }
    const known = [...sums.values()].filter((sum) => !Number.isNaN(sum));
    const mean = known.length === 0 ? 1 : known.reduce((sum, value) => sum + value, 0) / known.length || 1;
    for (const [other, sum] of sums) if (Number.isNaN(sum)) sums.set(other, mean);
    return sums;
  }

  /** The other members of a party's control group; none of one that is too large. */
  #group(party: NodeIndex): readonly NodeIndex[] {
    const control = controlAt(this.#snapshot, this.#asOf);
    const members = control.membersOf(control.groupOf(party));
    return members.length > LARGEST_GROUP ? [] : members.filter((member) => member !== party);
  }

  /** Receipts and payments of the last twelve months by the other party. */
  #counterparties(party: NodeIndex): ReadonlyMap<NodeIndex, number> {
    const known = this.#flows.get(party);
    if (known) return known;
    const { ownerOf, accountsOf } = accountOwners(this.#snapshot);
    const transfers = this.#snapshot.edges('transfers');
    const amounts = transfers.numbers('amount');
    const flows = new Map<NodeIndex, number>();
    const count = (edge: number, account: NodeIndex) => {
      const other = ownerOf(account);
      const at = transfers.times[edge];
      if (other === party || !(at <= this.#asOf && at > this.#asOf - COUNTERPARTY_WINDOW)) return;
      const amount = amounts?.[edge] ?? 0;
      if (amount > 0) flows.set(other, (flows.get(other) ?? 0) + amount);
    };
    for (const account of accountsOf(party)) {
      for (const edge of transfers.out(account)) count(edge, transfers.targets[edge]);
      for (const edge of transfers.into(account)) count(edge, transfers.sources[edge]);
    }
    this.#flows.set(party, flows);
    return flows;
  }

  /** Who uses the same rare identifiers; one with fewer users says more: 1 ÷ ln(1 + users). */
  #identifiers(party: NodeIndex): ReadonlyMap<NodeIndex, number> {
    const uses = this.#snapshot.edges('uses');
    const { ownerOf, accountsOf } = accountOwners(this.#snapshot);
    const weights = new Map<NodeIndex, number>();
    const identifiers = new Set<NodeIndex>();
    for (const user of [party, ...accountsOf(party)])
      for (const edge of uses.out(user)) if (uses.holdsAt(edge, this.#asOf)) identifiers.add(uses.targets[edge]);
    for (const identifier of identifiers) {
      const users = new Set<NodeIndex>();
      for (const edge of uses.into(identifier)) {
        if (uses.holdsAt(edge, this.#asOf)) users.add(ownerOf(uses.sources[edge]));
        if (users.size > defaultRules.rareUsers.value) break;
      }
      if (users.size > defaultRules.rareUsers.value) continue;
      for (const user of users)
        if (user !== party) weights.set(user, (weights.get(user) ?? 0) + 1 / Math.log(1 + users.size));
    }
    return weights;
  }
}

function shared(kind: BondKind, weights: ReadonlyMap<NodeIndex, number>): readonly Bond[] {
  let total = 0;
  for (const weight of weights.values()) total += weight;
  return total > 0 ? [...weights].map(([party, weight]) => ({ kind, party, share: weight / total })) : [];
}

/** Whether a node is an enterprise or a person: only they have scores. */
export const isParty = (snapshot: Snapshot, node: NodeIndex): boolean => partyKinds.includes(snapshot.kindOf(node));
