import { parameterText } from '../../../graph/detectors/detector.ts';
import { detectorById } from '../../../graph/detectors/index.ts';
import { assigneeOf, verdictOf } from '../../../graph/engine/ledger.ts';
import type { Finding } from '../../../graph/schema/finding.ts';
import type { EdgeId } from '../../../graph/schema/ids.ts';
import type { Text } from '../../../graph/schema/text.ts';
import type { Context } from '../../context.ts';
import type { FindingFilter as FilterInput, Resolvers } from '../../graphql/generated/types.ts';
import { type FindingConnectionModel, money } from '../../graphql/models.ts';
import { checkedSize, type PageQuery } from '../../paging.ts';
import { minorUnits, type OuterValue } from '../../values.ts';
import { type FindingFilter, type FindingOrder, severityBandOf } from './finding.ts';
import { type FindingsChange, watchFindings } from './watch.ts';

const MOST_EVIDENCE = 2000;

/** One page of findings that pass a filter. */
export async function findingConnection(
  filter: FindingFilter,
  order: FindingOrder,
  page: PageQuery,
  { services }: Context,
): Promise<FindingConnectionModel> {
  return { ...(await services.findings.page(filter, order, page)), filter };
}

function filterOf(input: FilterInput | null | undefined): FindingFilter {
  const { detectors, severities, verdicts, assignees, minConfidence, minAmount, subject, text } = input ?? {};
  return {
    detectors: detectors ?? undefined,
    severities: severities ?? undefined,
    verdicts: verdicts ?? undefined,
    assignees: assignees ?? undefined,
    minConfidence: minConfidence ?? undefined,
    minAmount: minAmount == null ? undefined : minorUnits(minAmount),
    subject: subject ?? undefined,
    text: text ?? undefined,
  };
}

/** The title of a detector; its id when this release does not know it any more. */
const titleOf = (id: string): Text => detectorById(id)?.title ?? { zh: id, en: id };

/** Parameters with what they mean. */
export function parameterValues(detector: string, parameters: Readonly<Record<string, unknown>>) {
  const shape = detectorById(detector)?.parameters.shape ?? {};
  return Object.entries(parameters).map(([name, value]) => ({
    name,
    text: Object.hasOwn(shape, name)
      ? parameterText(shape[name] as Parameters<typeof parameterText>[0])
      : { zh: name, en: name },
    value: value as OuterValue,
  }));
}

export const findingResolvers: Resolvers = {
  Query: {
    findings: (_, { filter, orderBy, ...page }, context) =>
      findingConnection(filterOf(filter), orderBy ?? 'PRIORITY', page, context),
    finding: (_, { id }, { findings }) => findings.load(id),
  },
  Mutation: {
    reviewFinding: async (_, { input }, { services, caller }) => {
      const { finding, verdict, reason, idempotencyKey } = input;
      const { findings, reviews } = await services.findings.review(
        { findings: [finding], verdict, reason: reason ?? undefined, idempotencyKey: idempotencyKey ?? undefined },
        caller.name,
      );
      return { finding: findings[0], review: reviews[0] };
    },
    reviewFindings: (_, { input }, { services, caller }) => {
      const { findings, verdict, assignee, reason, idempotencyKey } = input;
      return services.findings.review(
        {
          findings,
          verdict: verdict ?? undefined,
          assignee,
          reason: reason ?? undefined,
          idempotencyKey: idempotencyKey ?? undefined,
        },
        caller.name,
      );
    },
  },
  Subscription: {
    findingsChanged: {
      subscribe: (_, _args, { services }) => watchFindings(services.engine),
      resolve: (change: FindingsChange) => change,
    },
  },
  Review: {
    assigns: ({ assignee }) => assignee !== undefined,
    assignee: ({ assignee }) => assignee ?? null,
  },
  FindingConnection: {
    facets: async ({ filter }, _, { services }) => {
      const { detectors, severities, verdicts, assignees } = await services.findings.facets(filter);
      return {
        detectors: detectors.map(({ value, count }) => ({ detector: value, title: titleOf(value), count })),
        severities: severities.map(({ value, count }) => ({ severity: value, count })),
        verdicts: verdicts.map(({ value, count }) => ({ verdict: value, count })),
        assignees: assignees.map(({ value, count }) => ({ assignee: value, count })),
      };
    },
  },
  Finding: {
    title: ({ detector }) => titleOf(detector),
    severityBand: ({ severity }) => severityBandOf(severity),
    amount: ({ amount }) => money(amount),
    evidence: (finding, { limit }, { records }) =>
      evidenceOf(finding, checkedSize('limit', limit ?? 200, MOST_EVIDENCE), records),
    parameters: ({ detector, parameters }) => parameterValues(detector, parameters),
    verdict: async ({ id }, _, { reviews }) => verdictOf(await reviews.load(id)) ?? 'unreviewed',
    assignee: async ({ id }, _, { reviews }) => assigneeOf(await reviews.load(id)),
    reviews: ({ id }, _, { reviews }) => reviews.load(id),
  },
};

/** Edges that were removed since the finding was made can be told no more of. */
async function stillStored(edges: readonly EdgeId[], records: Context['records']): Promise<readonly EdgeId[]> {
  const found = await records.loadMany(edges);
  return edges.filter((_, i) => found[i] !== null);
}

async function evidenceOf({ evidence: { nodes, edges } }: Finding, limit: number, records: Context['records']) {
  const complete = edges.length <= limit && nodes.length <= limit;
  return {
    nodes: nodes.slice(0, limit),
    edges: await stillStored(edges.slice(0, limit), records),
    edgeCount: edges.length,
    complete,
    stoppedBecause: complete ? null : ('results' as const),
  };
}
