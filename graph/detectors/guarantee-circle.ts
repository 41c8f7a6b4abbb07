import { z } from 'zod';
import { maximalCliques } from '../algorithms/cliques.ts';
import { cycleBasis } from '../algorithms/cycle-basis.ts';
import { buildDigraph } from '../algorithms/digraph.ts';
import { simpleCycles } from '../algorithms/simple-cycles.ts';
import { inSlice } from '../algorithms/slice.ts';
import { controlProperties } from '../control/reads.ts';
import type { NodeIndex } from '../schema/ids.ts';
import { type Detection, type DetectionContext, defineDetector, parameter } from './detector.ts';
import { FamilyGroups } from './family-groups.ts';
import { hiddenRing } from './guarantee-circle-hidden.ts';
import { type Knot, knotsOf } from './guarantee-circle-knots.ts';
import {
  bondEvidence,
  bondsConfidence,
  ceilingOf,
  coreOf,
  type GuaranteeBond,
  guaranteeProperties,
  liveGuarantees,
} from './guarantee-graph.ts';
import { troubleOf } from './trouble.ts';
import { entities, entity, money, number } from './values.ts';

const messages = {
  mutual: {
    zh: '{members}互相担保，担保金额合计{amount}。',
    en: '{members} guarantee each other, {amount} in all.',
  },
  joint: {
    zh: '{members}共{count}方联保，每一方都为其他各方担保，担保金额合计{amount}，核心为{core}。',
    en: '{members}: {count} parties each guarantee all others, {amount} in all. {core} stands at the core.',
  },
  ring: {
    zh: '{members}形成{count}方担保圈，担保金额合计{amount}，核心为{core}；最弱一环是{from}为{to}的担保（{weakest}），从此处解链代价最小。',
    en: '{members} form a guarantee ring of {count}, {amount} in all, with {core} at the core. The weakest bond, {from} for {to} ({weakest}), is the cheapest to break.',
  },
  unpricedRing: {
    zh: '{members}形成{count}方担保圈，担保金额未知，核心为{core}。',
    en: '{members} form a guarantee ring of {count} with unknown ceilings. {core} stands at the core.',
  },
  hidden: {
    zh: '{members}之间的担保经共同控制人或其家庭闭合成圈（{count}个集团），担保金额合计{amount}，核心为{core}。',
    en: 'Guarantees among {members} close into a ring of {count} groups through common controllers or their families, {amount} in all. {core} stands at the core.',
  },
  knot: {
    zh: '{members}共{count}方构成担保网，环路超过{cycles}条，担保金额合计{amount}，核心为{core}；{from}为{to}的担保处于最多环路之中（{most}条）。',
    en: '{members}: {count} parties are knotted together by more than {cycles} guarantee rings, {amount} in all. {core} stands at the core; the bond of {from} for {to} is part of most rings ({most}).',
  },
} as const;

/** Parties guarantee one another, so that none of the guarantees is worth what it says. */
export const guaranteeCircle = defineDetector({
  id: 'guarantee-circle',
  title: { zh: '担保圈', en: 'Guarantee circle' },
  summary: {
    zh: '担保关系首尾相接：互保、联保、担保圈，或经共同控制人及其配偶、父母、子女才闭合的隐性担保圈。圈内一方违约，担保一起失效。',
    en: 'Guarantees that come back to where they began: mutual, joint, in a ring, or in a ring that closes only through a common controller or the household of one. When one member fails, the guarantees of all fail with it.',
  },
  nextStep: {
    zh: '按担保余额重新评估每一方的代偿能力，优先解除最弱一环，并要求圈外担保或抵押。',
    en: 'Assess each member without the guarantees of the others, break the weakest bond first, and ask for security from outside the circle.',
  },
  reads: {
    nodes: ['Enterprise', 'Person', 'Loan', 'CourtCase'],
    edges: ['guarantees', 'borrows', 'partyTo', 'owns', 'controls', 'actsInConcert', 'kin', 'holdsOffice'],
    properties: {
      ...controlProperties,
      ...guaranteeProperties,
    },
  },
  needs: ['guarantees'],
  parameters: z.object({
    maximumLength: parameter(
      z.int().min(2).max(12).default(8),
      '担保圈最多方数；更长的圈中，一方违约很难传回自身。',
      'The most parties in a ring; in a longer one a default hardly comes round.',
    ),
    maximumCycles: parameter(
      z.int().min(1).max(10_000).default(200),
      '一个连通块内的环路超过此数时合并为一个担保网，而不逐条列出。',
      'With more rings among the same parties they are one knot, since no one reads them one by one.',
    ),
  }),
  messages,
  weight: 0.35,
  cut: 'component',
  groups: { around: 'guarantees', whole: ['Loan'] },
  *detect(context, parameters) {
    const { snapshot, asOf } = context;
    const graph = liveGuarantees(snapshot, asOf);
    const families = new FamilyGroups(snapshot, asOf);
    const circles = new Circles(context);
    const tied = new Map<NodeIndex, number>();
    for (const knot of knotsOf(graph, (party) => party)) {
      for (const party of knot.parties) tied.set(party, knot.parties[0]);
      if (inSlice(context.slice, knot.parties[0])) yield* plainCircles(circles, knot, parameters);
    }
    for (const knot of knotsOf(graph, (party) => families.of(party)))
      if (inSlice(context.slice, knot.parties[0])) yield* hiddenCircles(circles, families, knot, tied, parameters);
  },
});

type Circle = Detection<typeof messages>;
interface Limits {
  readonly maximumLength: number;
  readonly maximumCycles: number;
}

/** Joint guarantees first, then every ring that is not inside one of them. */
function* plainCircles(circles: Circles, knot: Knot, limits: Limits): Generator<Circle> {
  const { vertexCount, sources, targets, bonds } = knot;
  const { budget } = circles.context;
  const both = mutualBonds(knot);
  const cliques: ReadonlySet<number>[] = [];
  const mutualGraph = buildDigraph(
    vertexCount,
    both.map((bond) => sources[bond]),
    both.map((bond) => targets[bond]),
  );
  for (const clique of maximalCliques(mutualGraph, { minSize: 3, budget })) {
    const members = new Set(clique);
    cliques.push(members);
    yield circles.joint(bonds.filter((_, bond) => members.has(sources[bond]) && members.has(targets[bond])));
    if (members.size === vertexCount) return;
    if (cliques.length >= limits.maximumCycles) break;
  }
  const graph = buildDigraph(vertexCount, sources, targets);
  const rings: (readonly number[])[] = [];
  for (const ring of simpleCycles(graph, { maxLength: limits.maximumLength, budget })) {
    if (rings.length === limits.maximumCycles) {
      yield circles.knot(knot, cycleBasis(graph), limits.maximumCycles);
      return;
    }
    rings.push(ring);
  }
  for (const ring of rings)
    if (!cliques.some((clique) => ring.every((bond) => clique.has(sources[bond]))))
      yield circles.ring(ring.map((bond) => bonds[bond]));
}

/** Bonds that stand in both directions. */
function mutualBonds({ sources, targets }: Knot): readonly number[] {
  const pairs = new Set(sources.map((source, bond) => `${source} ${targets[bond]}`));
  return sources.flatMap((source, bond) => (pairs.has(`${targets[bond]} ${source}`) ? [bond] : []));
}

/** Rings of control groups and their families that are no rings of parties. */
function* hiddenCircles(
  circles: Circles,
  families: FamilyGroups,
  knot: Knot,
  tied: ReadonlyMap<NodeIndex, number>,
  limits: Limits,
): Generator<Circle> {
  const first = tied.get(knot.parties[0]);
  const isPlainKnot = first !== undefined && knot.parties.every((party) => tied.get(party) === first);
  const { budget } = circles.context;
  const graph = buildDigraph(knot.vertexCount, knot.sources, knot.targets);
  let count = 0;
  for (const ring of simpleCycles(graph, { maxLength: limits.maximumLength, budget })) {
    if (count++ === limits.maximumCycles) {
      if (!isPlainKnot) yield circles.knot(knot, cycleBasis(graph), limits.maximumCycles);
      return;
    }
    const hops = ring.map((pair) => knot.bondsBetween[pair]);
    const hidden = hiddenRing(families, hops);
    if (hidden) yield circles.hidden(hops.length, hidden.bonds, hidden.ties, hidden.confidence);
  }
}

/** Writes circles as detections. */
class Circles {
  readonly context: DetectionContext;
  readonly #overdue = new Map<NodeIndex, boolean>();

  constructor(context: DetectionContext) {
    this.context = context;
  }

  joint(bonds: readonly GuaranteeBond[]): Circle {
    return { ...this.#body(bonds), message: 'joint', values: this.#valuesOf(bonds) };
  }

  /** A ring in the order of its bonds. */
  ring(bonds: readonly GuaranteeBond[]): Circle {
    const { snapshot } = this.context;
    const body = this.#body(bonds);
    const values = this.#valuesOf(bonds);
    if (bonds.length === 2) return { ...body, message: 'mutual', values };
    const weakest = bonds
      .map((bond) => ({ bond, ceiling: ceilingOf(snapshot, bond.edges) }))
      .filter(({ ceiling }) => ceiling !== null)
      .sort((a, b) => a.ceiling! - b.ceiling! || a.bond.from - b.bond.from)[0];
    if (!weakest) return { ...body, message: 'unpricedRing', values };
    const { bond, ceiling } = weakest;
    const from = entity(snapshot, bond.from);
    const to = entity(snapshot, bond.to);
    return { ...body, message: 'ring', values: { ...values, from, to, weakest: money(ceiling) } };
  }

  hidden(groups: number, bonds: readonly GuaranteeBond[], ties: Circle['evidence'], confidence: number): Circle {
    const body = this.#body(bonds, groups);
    return {
      ...body,
      evidence: [...body.evidence, ...ties],
      severity: Math.min(1, body.severity + 0.1),
      confidence: body.confidence * confidence,
      message: 'hidden',
      values: { ...this.#valuesOf(bonds), count: number(groups) },
    };
  }

  /** So many rings that only their basis is told: which bond stands in how many of its cycles. */
  knot({ bonds, bondsBetween }: Knot, basis: readonly (readonly number[])[], cycles: number): Circle {
    const { snapshot } = this.context;
    const counts = new Map<number, number>();
    for (const cycle of basis) for (const pair of cycle) counts.set(pair, (counts.get(pair) ?? 0) + 1);
    const [busiest, most] = [...counts].sort(([a, x], [b, y]) => y - x || a - b)[0];
    const { from, to } = bondsBetween[busiest][0];
    return {
      ...this.#body(bonds),
      message: 'knot',
      values: {
        ...this.#valuesOf(bonds),
        cycles: number(cycles),
        from: entity(snapshot, from),
        to: entity(snapshot, to),
        most: number(most),
      },
    };
  }

  /** @param size what counts as members for the severity; the parties unless given */
  #body(bonds: readonly GuaranteeBond[], size?: number) {
    const { snapshot } = this.context;
    const members = membersOf(bonds);
    const overdue = members.filter((party) => this.#isOverdue(party)).length / members.length;
    return {
      subjects: members,
      evidence: bondEvidence(bonds),
      severity: Math.min(1, 0.4 + 0.1 * ((size ?? members.length) - 2) + 0.4 * overdue),
      confidence: bondsConfidence(snapshot, bonds),
      amount: ceilingOf(
        snapshot,
        bonds.flatMap(({ edges }) => edges),
      ),
    };
  }

  #valuesOf(bonds: readonly GuaranteeBond[]) {
    const { snapshot } = this.context;
    const members = membersOf(bonds);
    const edges = bonds.flatMap((bond) => bond.edges);
    return {
      members: entities(snapshot, members),
      count: number(members.length),
      amount: money(ceilingOf(snapshot, edges)),
      core: entity(snapshot, coreOf(snapshot, bonds)),
    };
  }

  #isOverdue(party: NodeIndex): boolean {
    let overdue = this.#overdue.get(party);
    if (overdue === undefined) {
      overdue = troubleOf(this.context.snapshot, this.context.asOf, party).daysPastDue > 0;
      this.#overdue.set(party, overdue);
    }
    return overdue;
  }
}

/** In the order of the bonds, so that a ring is told as it runs. */
const membersOf = (bonds: readonly GuaranteeBond[]): readonly NodeIndex[] => [
  ...new Set(bonds.flatMap(({ from, to }) => [from, to])),
];
