import { z } from 'zod';
import { condensation, membersOf, stronglyConnected } from '../algorithms/components.ts';
import { buildDigraph, type Digraph } from '../algorithms/digraph.ts';
import { longestPathTo } from '../algorithms/longest-path.ts';
import { inSlice } from '../algorithms/slice.ts';
import { controlAt } from '../control/control.ts';
import { controlProperties } from '../control/reads.ts';
import { relatedPartiesOf } from '../control/related-parties.ts';
import type { NodeIndex } from '../schema/ids.ts';
import { type Detection, type DetectionContext, defineDetector, parameter } from './detector.ts';
import {
  bondEvidence,
  bondsConfidence,
  ceilingOf,
  type GuaranteeBond,
  type GuaranteeGraph,
  guaranteeProperties,
  liveGuarantees,
} from './guarantee-graph.ts';
import { isInTrouble, troubleOf } from './trouble.ts';
import { entities, entity, money, number } from './values.ts';

const messages = {
  overdueChain: {
    zh: '{parties}依次担保，形成{length}级担保链，末端{end}已逾期{days}天，链上担保金额合计{amount}。',
    en: '{parties} guarantee each the next, a chain of {length} that ends in {end}, {days} days past due; {amount} along it.',
  },
  courtChain: {
    zh: '{parties}依次担保，形成{length}级担保链，末端{end}涉诉或被执行，链上担保金额合计{amount}。',
    en: '{parties} guarantee each the next, a chain of {length} that ends in {end}, who is being pursued in court; {amount} along it.',
  },
  hub: {
    zh: '{guarantor}为{borrowers}等{count}个互不关联的主体担保，金额合计{amount}，其中{troubled}户已逾期或涉诉。',
    en: '{guarantor} guarantees {count} unrelated debtors ({borrowers}) for {amount}; {troubled} of them are overdue or pursued in court.',
  },
} as const;

/** Trouble at the end of a long chain of guarantees comes back along it, and a hub carries it everywhere at once. */
export const guaranteeChain = defineDetector({
  id: 'guarantee-chain',
  title: { zh: '担保链', en: 'Guarantee chain' },
  summary: {
    zh: '多级担保链的末端已逾期或涉诉，代偿责任将逐级上传；或一个主体为多个互不关联的借款人担保，成为风险枢纽。',
    en: 'A long chain of guarantees ends in a party that is overdue or pursued in court, so calls will climb it; or one party guarantees many unrelated debtors and is a hub of risk.',
  },
  nextStep: {
    zh: '核实末端债务的余额与追偿进度，逐级测算代偿能力，并暂停链上新增授信。',
    en: 'Find out what is still owed at the end and how far recovery has come, test who along the chain could pay, and hold new credit to it.',
  },
  reads: {
    nodes: ['Enterprise', 'Person', 'Loan', 'CourtCase'],
    edges: ['guarantees', 'borrows', 'partyTo', 'owns', 'controls', 'actsInConcert', 'kin', 'holdsOffice', 'uses'],
    properties: {
      ...controlProperties,
      Enterprise: ['isBank', 'netAssets', ...controlProperties.Enterprise],
      ...guaranteeProperties,
    },
  },
  needs: ['guarantees'],
  parameters: z.object({
    minimumLength: parameter(
      z.int().min(2).max(50).default(4),
      '担保链最少级数；较短的担保关系常见且可控。',
      'The fewest guarantees in a chain; shorter ones are common and can be overseen.',
    ),
    minimumBorrowers: parameter(
      z.int().min(2).max(1000).default(5),
      '枢纽担保人至少为多少个互不关联的主体担保；同一集团只计一次。',
      'How many unrelated debtors make a guarantor a hub; a group counts once.',
    ),
    seriousDays: parameter(
      z.int().min(1).max(3650).default(90),
      '末端逾期超过此天数视为严重；90 天以上一般划为不良。',
      'Beyond so many days past due the end is taken as lost; loans over 90 days are non-performing.',
    ),
    meansRatio: parameter(
      z.number().min(0).default(1),
      '担保余额不超过净资产的此倍数、且被担保人均正常时不报；在财力之内的担保是正当的。',
      'A hub whose ceilings stay within so many times its net assets, with every debtor sound, is left alone: guarantees within its means.',
    ),
    licensedRatio: parameter(
      z.number().min(0).default(10),
      '融资担保公司的相应倍数；监管规定其担保责任余额不超过净资产的十倍（待核）。',
      'The same for guarantee companies, whose trade it is: their rules allow ten times net assets (check).',
    ),
  }),
  messages,
  weight: 0.3,
  cut: 'start',
  groups: { around: 'guarantees', whole: ['Loan'] },
  *detect(context, parameters) {
    const graph = liveGuarantees(context.snapshot, context.asOf);
    yield* chains(context, graph, parameters);
    yield* hubs(context, graph, parameters);
  },
});

/** For each strong component with someone in trouble: the longest path of components that ends in it. */
function* chains(
  { snapshot, asOf, slice, budget }: DetectionContext,
  { parties, bonds, sources, targets }: GuaranteeGraph,
  { minimumLength, seriousDays }: { readonly minimumLength: number; readonly seriousDays: number },
): Generator<Detection<typeof messages>> {
  const graph = buildDigraph(parties.length, sources, targets);
  const components = stronglyConnected(graph);
  const { offsets, vertices } = membersOf(components);
  const paths = longestPathTo(condensation(graph, components));
  for (let component = 0; component < components.count; component++) {
    if (paths.lengths[component] < minimumLength) continue;
    const members = vertices.subarray(offsets[component], offsets[component + 1]);
    if (!inSlice(slice, parties[members[0]])) continue;
    if (!budget.spend(members.length)) return;
    const troubles = new Map(
      [...members].map((v) => [v, troubleOf(snapshot, asOf, parties[v])] as const).filter(([, t]) => isInTrouble(t)),
    );
    if (troubles.size === 0) continue;
    const path = paths.pathTo(component);
    const walk = throughComponents(graph, path, sources, targets, components.of, new Set(troubles.keys()));
    const chain = walk.map((bond) => bonds[bond]);
    const end = targets[walk[walk.length - 1]];
    const trouble = troubles.get(end)!;
    const along = [chain[0].from, ...chain.map(({ to }) => to)];
    const amount = ceilingOf(
      snapshot,
      chain.flatMap(({ edges }) => edges),
    );
    const serious = trouble.daysPastDue > seriousDays || trouble.inCourt;
    const body = {
      subjects: along,
      evidence: [...bondEvidence(chain), ...trouble.evidence],
      severity: Math.min(1, 0.4 + 0.1 * (path.length - minimumLength) + (serious ? 0.2 : 0)),
      confidence: bondsConfidence(snapshot, chain),
      amount,
    };
    const values = {
      parties: entities(snapshot, along),
      length: number(path.length),
      end: entity(snapshot, parties[end]),
      amount: money(amount),
    };
    if (trouble.daysPastDue > 0)
      yield { ...body, message: 'overdueChain', values: { ...values, days: number(trouble.daysPastDue) } };
    else yield { ...body, message: 'courtChain', values };
  }
}

/**
 * The walk of bonds that follows a path of bonds between components: where the path enters a component at one party and leaves
 * it at another, the fewest bonds between them are filled in, and in the last component those to the nearest party of `goals`.
 */
function throughComponents(
  graph: Digraph,
  path: readonly number[],
  sources: readonly number[],
  targets: readonly number[],
  componentOf: Uint32Array,
  goals: ReadonlySet<number>,
): readonly number[] {
  return path.flatMap((bond, i) => {
    const wanted = i + 1 < path.length ? new Set([sources[path[i + 1]]]) : goals;
    return [bond, ...fewestBonds(graph, sources, targets[bond], wanted, componentOf)];
  });
}

/** Breadth-first inside one component. */
function fewestBonds(
  { offsets, targets, labels }: Digraph,
  sources: readonly number[],
  start: number,
  goals: ReadonlySet<number>,
  componentOf: Uint32Array,
): readonly number[] {
  const cameBy = new Map<number, number>([[start, -1]]);
  // A Map hands out what is added while it is gone through.
  for (const [v] of cameBy) {
    if (goals.has(v)) {
      const bonds: number[] = [];
      for (let bond = cameBy.get(v)!; bond >= 0; bond = cameBy.get(sources[bond])!) bonds.push(bond);
      return bonds.reverse();
    }
    for (let place = offsets[v]; place < offsets[v + 1]; place++) {
      const w = targets[place];
      if (componentOf[w] === componentOf[start] && !cameBy.has(w)) cameBy.set(w, labels[place]);
    }
  }
  return [];
}

interface HubParameters {
  readonly minimumBorrowers: number;
  readonly meansRatio: number;
  readonly licensedRatio: number;
}

/** Register names of licensed guarantee companies; the classification of industries has no code of their own. */
const GUARANTEE_COMPANY = /融资担保|融资性担保|再担保|guarantee (co|corp|ltd|inc)/i;

/** Guarantors of many debtors who have nothing to do with the guarantor or with one another. Guaranteeing is a bank's trade. */
function* hubs(
  { snapshot, asOf, slice, budget }: DetectionContext,
  { bonds }: GuaranteeGraph,
  { minimumBorrowers, meansRatio, licensedRatio }: HubParameters,
): Generator<Detection<typeof messages>> {
  const control = controlAt(snapshot, asOf);
  const given = new Map<NodeIndex, GuaranteeBond[]>();
  for (const bond of bonds) {
    const list = given.get(bond.from);
    if (list) list.push(bond);
    else given.set(bond.from, [bond]);
  }
  for (const [guarantor, all] of given) {
    if (all.length < minimumBorrowers || !inSlice(slice, guarantor)) continue;
    if (!budget.spend(all.length)) return;
    if (snapshot.number('Enterprise', 'isBank', guarantor) === 1) continue;
    const related = relatedPartiesOf(snapshot, asOf, guarantor);
    const unrelated = all.filter(({ to }) => !related.has(to));
    const groups = new Set(unrelated.map(({ to }) => control.groupOf(to)));
    if (groups.size < minimumBorrowers) continue;
    const troubled = unrelated.filter(({ to }) => isInTrouble(troubleOf(snapshot, asOf, to)));
    const amount = ceilingOf(
      snapshot,
      unrelated.flatMap(({ edges }) => edges),
    );
    const ratio = GUARANTEE_COMPANY.test(snapshot.nameOf(guarantor)) ? licensedRatio : meansRatio;
    const isWithinMeans = amount !== null && amount <= ratio * snapshot.number('Enterprise', 'netAssets', guarantor);
    if (troubled.length === 0 && isWithinMeans) continue;
    yield {
      message: 'hub',
      subjects: [guarantor],
      evidence: [...bondEvidence(unrelated), ...troubled.flatMap(({ to }) => troubleOf(snapshot, asOf, to).evidence)],
      severity: Math.min(1, 0.3 + 0.05 * (groups.size - minimumBorrowers) + (0.4 * troubled.length) / unrelated.length),
      confidence: bondsConfidence(snapshot, [...unrelated].sort(bySureness(snapshot)).slice(0, minimumBorrowers)),
      amount,
      values: {
        guarantor: entity(snapshot, guarantor),
        borrowers: entities(
          snapshot,
          unrelated.map(({ to }) => to),
        ),
        count: number(groups.size),
        amount: money(amount),
        troubled: number(troubled.length),
      },
    };
  }
}

/** The surest first: a hub stands as soon as enough of its guarantees do. */
const bySureness = (snapshot: DetectionContext['snapshot']) => (a: GuaranteeBond, b: GuaranteeBond) =>
  bondsConfidence(snapshot, [b]) - bondsConfidence(snapshot, [a]) || a.to - b.to;
