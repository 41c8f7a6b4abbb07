/** Counts the votes in one company: by block (a party and all it controls), and by coalition of blocks that act together. */
import type { EdgeIndex, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Blocks } from './blocks.ts';
import type { Holdings } from './holdings.ts';

export interface Coalition {
  readonly votes: number;
  /** The lowest party that commands all votes of the coalition's largest block. */
  readonly controller: NodeIndex;
  /** `owns` edges through which the coalition votes. */
  readonly edges: readonly EdgeIndex[];
  /** What ties its blocks together; empty when it is one block. */
  readonly links: readonly EvidenceEdge[];
  /** Parties at the ends of `links`, without the controller. */
  readonly partners: readonly NodeIndex[];
}

const familyTies: ReadonlySet<string> = new Set(['spouse', 'parent', 'child']);
const leadingOffices: ReadonlySet<string> = new Set(['legalRepresentative', 'chair']);

/** Less than any difference between votes that is meant. */
const EPSILON = 1e-9;

export class Voting {
  readonly #snapshot: Snapshot;
  readonly #asOf: Instant;
  readonly #holdings: Holdings;
  readonly #parents: Int32Array;
  readonly #blocks: Blocks;
  readonly #votesBelow: Float64Array;
  readonly #walks: Uint32Array;
  readonly #ties = new Map<'concert' | 'family', Uint8Array | null>();
  #walk = 0;

  /** @param parents the forest of control steps, as it grows */
  constructor(snapshot: Snapshot, asOf: Instant, holdings: Holdings, parents: Int32Array, blocks: Blocks) {
    this.#snapshot = snapshot;
    this.#asOf = asOf;
    this.#holdings = holdings;
    this.#parents = parents;
    this.#blocks = blocks;
    this.#votesBelow = new Float64Array(holdings.vertexCount);
    this.#walks = new Uint32Array(holdings.vertexCount);
  }

  /** The lowest party with more than `majority` of the votes, its own and those of whom it controls; -1 when there is none. */
  majorityController(company: NodeIndex, majority: number): NodeIndex | -1 {
    return this.#lowest(company, majority + EPSILON, -1);
  }

  /** A party and everyone above it, nearest first, each once. */
  *above(party: NodeIndex): Generator<NodeIndex> {
    const walk = ++this.#walk;
    for (let v: number = party; v >= 0 && this.#walks[v] !== walk; v = this.#parents[v]) {
      this.#walks[v] = walk;
      yield v;
    }
  }

  isAbove(upper: NodeIndex, party: NodeIndex): boolean {
    for (const v of this.above(party)) if (v === upper) return true;
    return false;
  }

  isWithoutHolders(company: NodeIndex): boolean {
    const { offsets } = this.#holdings.up;
    return offsets[company] === offsets[company + 1] && this.#parents[company] < 0;
  }

  /** Votes of a party and of whom it controls. */
  votesOf(party: NodeIndex, company: NodeIndex): number {
    return this.#voters(company).reduce((sum, { holder, votes }) => sum + (this.isAbove(party, holder) ? votes : 0), 0);
  }

  /** `owns` edges through which a party and whom it controls vote in a company. */
  votingEdges(party: NodeIndex, company: NodeIndex): readonly EdgeIndex[] {
    return this.#voters(company)
      .filter(({ holder }) => this.isAbove(party, holder))
      .map(({ edge }) => edge);
  }

  /** Those of `companies` of whom some holder, or someone above it, has a tie: in the others there is no coalition. */
  tied(rule: 'concert' | 'family', companies: Uint32Array): Uint32Array {
    const { up } = this.#holdings;
    const ties = this.#tiesOf(rule);
    if (ties === null) return companies.subarray(0, 0);
    return companies.filter((company) => {
      for (let i = up.offsets[company]; i < up.offsets[company + 1]; i++) {
        const walk = ++this.#walk;
        for (let v = up.targets[i]; v >= 0 && this.#walks[v] !== walk; v = this.#parents[v]) {
          if (ties[v] === 1) return true;
          this.#walks[v] = walk;
        }
      }
      return false;
    });
  }

  /** The votes in a company by coalition, largest first, without those of whom it controls itself. Equal ones stand in the order of their controllers' ids. */
  coalitions(company: NodeIndex, rule: 'concert' | 'family'): readonly Coalition[] {
    const own = this.#blocks.find(company);
    const voters = this.#voters(company).filter(({ holder }) => this.#blocks.find(holder) !== own);
    const blockOf = new Map<NodeIndex, number>();
    const votes = new Map<number, number>();
    for (const { holder, votes: held } of voters) {
      const block = this.#blocks.find(holder);
      for (const v of this.above(holder)) blockOf.set(v, block);
      votes.set(block, (votes.get(block) ?? 0) + held);
    }
    const sets = new Map([...votes.keys()].map((block) => [block, block]));
    const setOf = (block: number): number => {
      let set = block;
      while (sets.get(set) !== set) set = sets.get(set) as number;
      return set;
    };
    const links: { readonly link: EvidenceEdge; readonly ends: readonly NodeIndex[] }[] = [];
    for (const [v, block] of blockOf) {
      for (const { other, link } of this.#links(v, rule)) {
        const otherBlock = blockOf.get(other);
        if (otherBlock === undefined || otherBlock === block) continue;
        sets.set(setOf(block), setOf(otherBlock));
        if (!links.some((known) => known.link.kind === link.kind && known.link.edge === link.edge)) {
          links.push({ link, ends: [v, other] });
        }
      }
    }
    const coalitions = [...new Set([...votes.keys()].map(setOf))].map((set): Coalition => {
      const blocks = [...votes.keys()].filter((block) => setOf(block) === set);
      const candidates = blocks.map((block) => {
        const all = votes.get(block) as number;
        return { votes: all, controller: this.#lowest(company, all - EPSILON, block) };
      });
      candidates.sort((a, b) => b.votes - a.votes || this.#order(a.controller, b.controller));
      const ties = links.filter(({ ends }) => setOf(blockOf.get(ends[0]) as number) === set);
      const [{ controller }] = candidates;
      return {
        votes: blocks.reduce((sum, block) => sum + (votes.get(block) as number), 0),
        controller,
        edges: voters.filter(({ holder }) => setOf(this.#blocks.find(holder)) === set).map(({ edge }) => edge),
        links: ties.map(({ link }) => link),
        partners: [...new Set(ties.flatMap(({ ends }) => ends))]
          .filter((end) => end !== controller)
          .sort((a, b) => a - b),
      };
    });
    return coalitions.sort((a, b) => b.votes - a.votes || this.#order(a.controller, b.controller));
  }

  /** The `holdsOffice` edge by which someone in a coalition chairs or represents the company, or -1. */
  leadingOffice(company: NodeIndex, { controller, partners, edges }: Coalition): EdgeIndex | -1 {
    const offices = this.#snapshot.edges('holdsOffice');
    const people = new Set<NodeIndex>(partners);
    const owns = this.#snapshot.edges('owns');
    for (const party of [controller, ...edges.map((edge) => owns.sources[edge])]) {
      for (const v of this.above(party)) people.add(v);
    }
    for (const edge of offices.into(company)) {
      const leads = leadingOffices.has(offices.text(edge, 'office') ?? '');
      if (leads && offices.holdsAt(edge, this.#asOf) && people.has(offices.sources[edge])) return edge;
    }
    return -1;
  }

  /** Holders with votes, without the company itself. */
  #voters(company: NodeIndex): { readonly holder: NodeIndex; readonly votes: number; readonly edge: EdgeIndex }[] {
    const { up, votes, edges } = this.#holdings;
    const voters = [];
    for (let i = up.offsets[company]; i < up.offsets[company + 1]; i++) {
      const label = up.labels[i];
      if (up.targets[i] !== company && votes[label] > 0) {
        voters.push({ holder: up.targets[i], votes: votes[label], edge: edges[label] });
      }
    }
    return voters;
  }

  /**
   * The lowest party of a block (-1 = of any) below which, itself included, at least `threshold` of the votes lie. Counted by
   * walking up from every voter, never through the company or round a circle: O(voters · depth).
   */
  #lowest(company: NodeIndex, threshold: number, block: number): NodeIndex | -1 {
    const { up, votes } = this.#holdings;
    const below = this.#votesBelow;
    const [start, end] = [up.offsets[company], up.offsets[company + 1]];
    for (let i = start; i < end; i++) {
      if (votes[up.labels[i]] >= threshold && this.#counts(i, company, block)) return up.targets[i];
    }
    for (let i = start; i < end; i++) {
      if (!this.#counts(i, company, block)) continue;
      const held = votes[up.labels[i]];
      const walk = ++this.#walk;
      for (let v = up.targets[i]; v >= 0 && v !== company && this.#walks[v] !== walk; v = this.#parents[v]) {
        this.#walks[v] = walk;
        below[v] += held;
      }
    }
    let lowest = -1;
    for (let i = start; i < end; i++) {
      if (!this.#counts(i, company, block)) continue;
      const walk = ++this.#walk;
      let v = up.targets[i];
      while (v >= 0 && v !== company && this.#walks[v] !== walk && below[v] < threshold) {
        this.#walks[v] = walk;
        v = this.#parents[v];
      }
      if (v < 0 || v === company || below[v] < threshold || v === lowest) continue;
      const less = lowest < 0 ? -1 : below[v] - below[lowest];
      if (less < -EPSILON || (less <= EPSILON && this.#order(v, lowest) < 0)) lowest = v;
    }
    for (let i = start; i < end; i++) {
      const walk = ++this.#walk;
      for (let v = up.targets[i]; v >= 0 && this.#walks[v] !== walk; v = this.#parents[v]) {
        this.#walks[v] = walk;
        below[v] = 0;
      }
    }
    return lowest;
  }

  /** Whether the holder at a place votes, in a block or in any. */
  #counts(place: number, company: NodeIndex, block: number): boolean {
    const { up, votes } = this.#holdings;
    const holder = up.targets[place];
    return holder !== company && votes[up.labels[place]] > 0 && (block < 0 || this.#blocks.find(holder) === block);
  }

  /** 1 for every party with a tie of some date; null when there is none. */
  #tiesOf(rule: 'concert' | 'family'): Uint8Array | null {
    const known = this.#ties.get(rule);
    if (known !== undefined) return known;
    const kinds = rule === 'family' ? (['actsInConcert', 'kin'] as const) : (['actsInConcert'] as const);
    const ends = kinds.flatMap((kind) => {
      const { sources, targets } = this.#snapshot.edges(kind);
      return [sources, targets];
    });
    const ties = ends.every(({ length }) => length === 0) ? null : new Uint8Array(this.#parents.length);
    if (ties) for (const nodes of ends) for (const node of nodes) ties[node] = 1;
    this.#ties.set(rule, ties);
    return ties;
  }

  *#links(party: NodeIndex, rule: 'concert' | 'family'): Generator<{ other: NodeIndex; link: EvidenceEdge }> {
    const concert = this.#snapshot.edges('actsInConcert');
    for (const edge of concert.out(party)) {
      if (concert.holdsAt(edge, this.#asOf))
        yield { other: concert.targets[edge], link: { kind: 'actsInConcert', edge } };
    }
    for (const edge of concert.into(party)) {
      if (concert.holdsAt(edge, this.#asOf))
        yield { other: concert.sources[edge], link: { kind: 'actsInConcert', edge } };
    }
    if (rule === 'concert') return;
    const kin = this.#snapshot.edges('kin');
    const isFamily = (edge: EdgeIndex) =>
      kin.holdsAt(edge, this.#asOf) && familyTies.has(kin.text(edge, 'relation') ?? '');
    for (const edge of kin.out(party))
      if (isFamily(edge)) yield { other: kin.targets[edge], link: { kind: 'kin', edge } };
    for (const edge of kin.into(party))
      if (isFamily(edge)) yield { other: kin.sources[edge], link: { kind: 'kin', edge } };
  }

  /** By id, which does not depend on how the data came in. */
  #order(a: NodeIndex, b: NodeIndex): number {
    if (a === b) return 0;
    return b < 0 || (a >= 0 && this.#snapshot.idOf(a) < this.#snapshot.idOf(b)) ? -1 : 1;
  }
}
