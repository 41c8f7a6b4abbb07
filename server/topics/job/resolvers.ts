import { RingsightError } from '../../../graph/schema/errors.ts';
import type { Text } from '../../../graph/schema/text.ts';
import type { ExportedFile } from '../../exports/files.ts';
import type { DetectJobInput, Resolvers, StartJobInput } from '../../graphql/generated/types.ts';
import type { Job } from '../../jobs/queue.ts';
import { revisionOf } from '../../jobs/watch.ts';
import { EXPORTS } from '../../rest/exports.ts';

const titles: Readonly<Record<string, Text>> = {
  ingest: { zh: '导入数据', en: 'Load data' },
  detect: { zh: '风险识别', en: 'Detect risk patterns' },
  part: { zh: '风险识别（分片）', en: 'Part of a detection' },
  score: { zh: '关联风险评分', en: 'Network risk scores' },
  export: { zh: '导出发现', en: 'Export findings' },
};

/** Without the fields that are null: a task takes what is left out for its default. */
const given = <T extends object>(input: T): Partial<T> =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined)) as Partial<T>;

/** The one task of an input, with the input that it expects. */
function taskOf(input: StartJobInput): { readonly task: string; readonly input: unknown } {
  const [[task, value]] = Object.entries(given(input));
  return { task, input: task === 'detect' ? detectInput(value as DetectJobInput) : given(value as object) };
}

function detectInput({ parameters, ...rest }: DetectJobInput): unknown {
  const byDetector = new Map<string, Map<string, unknown>>();
  for (const { detector, name, value } of parameters ?? [])
    byDetector.set(detector, (byDetector.get(detector) ?? new Map<string, unknown>()).set(name, value));
  const named = Object.fromEntries([...byDetector].map(([detector, values]) => [detector, Object.fromEntries(values)]));
  return { ...given(rest), ...(parameters ? { parameters: named } : {}) };
}

export const jobResolvers: Resolvers = {
  Query: {
    jobs: async (_, { filter, ...page }, { services: { jobs } }) => {
      const { tasks, states } = filter ?? {};
      const found = await jobs.page({ tasks: tasks ?? undefined, states: states ?? undefined }, page);
      return { ...found, durable: jobs.durable };
    },
    job: (_, { id }, { services }) => services.jobs.find(id),
  },
  Mutation: {
    startJob: (_, { input, idempotencyKey }, { services, caller }) =>
      services.jobs.start({ ...taskOf(input), by: caller.name, idempotencyKey: idempotencyKey ?? undefined }),
    cancelJob: (_, { id }, { services }) => services.jobs.cancel(id),
    retryJob: (_, { id }, { services }) => services.jobs.retry(id),
  },
  Subscription: {
    jobProgress: {
      subscribe: (_, { id, after }, { services }) => services.jobs.watch(id, after ?? undefined),
      resolve: (event: Job | RingsightError) => {
        if (event instanceof RingsightError) throw event;
        return event;
      },
    },
  },
  Job: {
    title: ({ task }) => titles[task] ?? { zh: task, en: task },
    revision: revisionOf,
    startedBy: ({ by }) => by,
    run: ({ task, result }) =>
      task === 'ingest' || task === 'detect' ? ((result as { id: string } | null)?.id ?? null) : null,
    file: ({ result }) => {
      const file = (result as { file?: ExportedFile } | null)?.file;
      return file ? { ...file, path: EXPORTS + file.name } : null;
    },
  },
};
