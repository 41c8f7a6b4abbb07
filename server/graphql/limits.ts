/** What a query may ask at most. */
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { type ExecutionArgs, GraphQLError, getOperationAST, getVariableValues } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { costOf } from './cost.ts';

export const limits = { depth: 10, aliases: 15, tokens: 2000, cost: 100_000 } as const;

const exceeded = (what: string, most: number): GraphQLError =>
  new GraphQLError(`The query has more than ${most} ${what}. Ask for less at a time.`, {
    extensions: { code: 'LIMIT_EXCEEDED', subject: what, limit: most },
  });

/** A handler that turns a guard's own error into ours. */
const refuse = (what: string, most: number) => [
  (): never => {
    throw exceeded(what, most);
  },
];

export const limitPlugins: readonly Plugin[] = [
  maxTokensPlugin({ n: limits.tokens, onReject: refuse('tokens', limits.tokens) }) as Plugin,
  maxDepthPlugin({ n: limits.depth, flattenFragments: true, onReject: refuse('levels', limits.depth) }) as Plugin,
  maxAliasesPlugin({ n: limits.aliases, onReject: refuse('aliases', limits.aliases) }) as Plugin,
  costPlugin(limits.cost),
];

/** What an operation costs; null when it cannot be told, and execution refuses it in its own words. */
function costOfOperation({ schema, document, operationName, variableValues }: CostedArgs): number | null {
  const operation = getOperationAST(document, operationName);
  if (!operation) return null;
  const given = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
  return given.coerced ? costOf({ schema, document, operation, variables: given.coerced }) : null;
}
type CostedArgs = Pick<ExecutionArgs, 'schema' | 'document' | 'operationName' | 'variableValues'>;

/** Refuses what costs too much before it runs, and tells the cost of what ran in `extensions.cost`. */
function costPlugin(most: number): Plugin {
  return {
    onSubscribe({ args, setResultAndStopExecution }) {
      const cost = costOfOperation(args);
      if (cost !== null && cost > most)
        setResultAndStopExecution({ errors: [exceeded('objects', most)], extensions: { cost } });
    },
    onExecute({ args, setResultAndStopExecution }) {
      const cost = costOfOperation(args);
      if (cost === null) return;
      if (cost > most) {
        setResultAndStopExecution({ errors: [exceeded('objects', most)], extensions: { cost } });
        return;
      }
      return {
        onExecuteDone({ result, setResult }) {
          if ('data' in result) setResult({ ...result, extensions: { ...result.extensions, cost } });
        },
      };
    },
  };
}
