/** What a query may ask at most. */
import { maxAliasesPlugin } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthPlugin } from '@escape.tech/graphql-armor-max-depth';
import { maxTokensPlugin } from '@escape.tech/graphql-armor-max-tokens';
import { GraphQLError, getOperationAST, getVariableValues } from 'graphql';
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

/** Refuses what costs too much before it runs, and tells the cost of what ran in `extensions.cost`. */
function costPlugin(most: number): Plugin {
  return {
    onExecute({ args, setResultAndStopExecution }) {
      const operation = getOperationAST(args.document, args.operationName);
      if (!operation) return;
      const given = getVariableValues(args.schema, operation.variableDefinitions ?? [], args.variableValues ?? {});
      // Execution refuses such variables in its own words.
      if (!given.coerced) return;
      const cost = costOf({ schema: args.schema, document: args.document, operation, variables: given.coerced });
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
