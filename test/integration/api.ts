/** A server over the worked examples, for one file of tests. */
import { afterAll, beforeAll, expect } from 'vitest';
import { listen, type Served } from '../../server/serve.ts';
import type { Services } from '../../server/services.ts';
import { openWorkedExample } from './worked-example.ts';

export interface Answer {
  /** Its shape is what the query asks for; a test reads it by matchers. */
  readonly data: never;
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  readonly extensions?: { readonly cost: number };
}

type Variables = Readonly<Record<string, unknown>>;

export interface Api {
  readonly services: () => Services;
  readonly url: () => string;
  ask(query: string, variables?: Variables): Promise<Answer>;
  /** The code of the only error of a query. */
  codeOf(query: string, variables?: Variables): Promise<string | undefined>;
}

/** Starts before the file's tests, with findings in place, and ends after them. */
export function startApi(): Api {
  let services: Services;
  let served: Served;
  beforeAll(async () => {
    services = await openWorkedExample();
    await services.engine.detect();
    served = await listen(services, { port: 0 });
  });
  afterAll(async () => {
    await served.close();
    await services.close();
  });
  const ask = async (query: string, variables: Variables = {}): Promise<Answer> => {
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  return {
    services: () => services,
    url: () => served.url,
    ask,
    codeOf: async (query, variables) => {
      const { errors } = await ask(query, variables);
      expect(errors).toHaveLength(1);
      return errors?.[0].extensions.code;
    },
  };
}
