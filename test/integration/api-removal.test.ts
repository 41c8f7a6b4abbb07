import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen, type Served } from '../../server/serve.ts';
import type { Services } from '../../server/services.ts';
import { openWorkedExample } from './worked-example.ts';

const [key, admin] = ['a-key-of-sixteen-characters', 'another-key-of-the-chief'];
let services: Services;
let served: Served;
beforeAll(async () => {
  services = await openWorkedExample();
  await services.engine.detect();
  const keys = { apiKeys: [{ name: 'risk', key }], adminKeys: [{ name: 'chief', key: admin }] };
  served = await listen(services, { port: 0, ...keys });
});
afterAll(async () => {
  await served.close();
  await services.close();
});

interface Answer {
  readonly data: never;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}
async function ask(query: string, variables: Readonly<Record<string, unknown>> = {}, by = admin): Promise<Answer> {
  const response = await fetch(`${served.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${by}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await response.json()) as Answer;
}

const REMOVE = `mutation ($ids: [ID!]!, $dryRun: Boolean!) { removeRecords(ids: $ids, dryRun: $dryRun) {
  dryRun findings run nodeCounts { kind count } edgeCounts { kind count } } }`;
interface Removed {
  readonly removeRecords: {
    readonly findings: number;
    readonly run: string | null;
    readonly nodeCounts: readonly unknown[];
    readonly edgeCounts: readonly unknown[];
  };
}
const FINDINGS = `{ findings(first: 100) { totalCount nodes { id subjects { id name }
  evidence { edgeCount complete nodes { id } edges { id from { id } to { id } } } } } }`;
interface Listed {
  readonly findings: {
    readonly totalCount: number;
    readonly nodes: readonly {
      readonly subjects: readonly { readonly id: string }[];
      readonly evidence: { readonly edgeCount: number; readonly edges: readonly unknown[] };
    }[];
  };
}

describe('removing records', () => {
  // A borrower in the worked example, whose name is 甲公司.
  const id = 'Enterprise:A';

  it('is for administrators, and for ids', async () => {
    const refused = await ask(REMOVE, { ids: [id], dryRun: true }, key);
    expect(refused.errors?.[0].extensions.code).toBe('FORBIDDEN');
    for (const [ids, code] of [
      [['A'], 'BAD_REQUEST'],
      [Array.from({ length: 1001 }, () => id), 'LIMIT_EXCEEDED'],
    ] as const) {
      expect((await ask(REMOVE, { ids, dryRun: false })).errors?.[0].extensions.code).toBe(code);
    }
  });

  it('tells first what would go, then takes it out of every answer', async () => {
    const before = (await ask(FINDINGS)).data as Listed;
    const about = before.findings.nodes.filter(({ subjects }) => subjects.some((subject) => subject.id === id));
    expect(about.length).toBeGreaterThan(0);
    const { removeRecords: planned } = (await ask(REMOVE, { ids: [id], dryRun: true })).data as Removed;
    expect(planned).toMatchObject({ dryRun: true, run: null, nodeCounts: [{ kind: 'Enterprise', count: 1 }] });
    expect(planned.findings).toBeGreaterThanOrEqual(about.length);
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: { id } });

    const { removeRecords: done } = (await ask(REMOVE, { ids: [id], dryRun: false })).data as Removed;
    expect(done).toEqual({ ...planned, dryRun: false, run: expect.any(String) });
    expect((await ask('query ($id: ID!) { node(id: $id) { id } }', { id })).data).toEqual({ node: null });
    expect((await ask('{ search(text: "甲公司") { why entity { id } } }')).data).toMatchObject({
      search: expect.not.arrayContaining([expect.objectContaining({ entity: { id } })]),
    });
    const profile = await ask('query ($id: ID!) { neighborhood(id: $id) { nodes { entity { id } } } }', { id });
    expect(profile.errors?.[0].extensions.code).toBe('NOT_FOUND');

    // Findings stand with what is left of their evidence until the next detection.
    const between = (await ask(FINDINGS)) as { readonly data: Listed; readonly errors?: unknown };
    expect(between.errors).toBeUndefined();
    const cut = between.data.findings.nodes.filter(({ evidence }) => evidence.edges.length < evidence.edgeCount);
    expect(cut.length).toBeGreaterThanOrEqual(about.length);
    await services.engine.detect();
    const after = (await ask(FINDINGS)).data as Listed;
    expect(JSON.stringify(after)).not.toContain(`"${id}"`);
    expect(after.findings.totalCount).toBeLessThan(before.findings.totalCount);
  });

  it('leaves who did it, when, and how much, but not what', async () => {
    const { data } = await ask('{ stats { runs { id endedAt ... on RemovalRun { by records } } } }');
    const runs = (
      data as {
        stats: { runs: readonly { readonly by?: string; readonly records?: number; readonly endedAt: string }[] };
      }
    ).stats.runs;
    const [removal] = runs.filter(({ by }) => by !== undefined);
    expect(removal).toMatchObject({ by: 'chief', endedAt: expect.any(String) });
    expect(removal.records).toBeGreaterThan(1);
    expect(JSON.stringify((await services.store.list('run')).filter(({ type }) => type === 'removal'))).not.toContain(
      'R0',
    );
  });

  it('of what is not there removes nothing', async () => {
    const { data } = await ask(REMOVE, { ids: [id, 'Person:nobody'], dryRun: false });
    expect((data as Removed).removeRecords).toMatchObject({ nodeCounts: [], edgeCounts: [], findings: 0 });
  });
});
