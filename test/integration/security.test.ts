import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ListenOptions, listen, type Served, serve } from '../../server/serve.ts';
import type { Services } from '../../server/services.ts';
import { openWorkedExample } from './worked-example.ts';

const explorer = mkdtempSync(join(tmpdir(), 'ringsight-explorer-'));
mkdirSync(join(explorer, 'assets'));
writeFileSync(join(explorer, 'index.html'), '<!doctype html><title>Ringsight</title>');
writeFileSync(join(explorer, 'assets', 'index-1a2b.js'), 'export {};');

let services: Services;
const servers: Served[] = [];
const start = async (options: Partial<ListenOptions> = {}): Promise<Served> => {
  const served = await listen(services, { port: 0, explorer, ...options });
  servers.push(served);
  return served;
};

let local: Served;
let keyed: Served;
const KEY = 'a-key-of-the-risk-team';
const OTHER_KEY = 'another-key-of-auditing';
beforeAll(async () => {
  services = await openWorkedExample(1);
  local = await start({ allowedOrigins: ['https://risk.example.com'] });
  keyed = await start({
    apiKeys: [
      { name: 'risk', key: KEY },
      { name: 'audit', key: OTHER_KEY },
    ],
  });
});
afterAll(async () => {
  for (const served of servers) await served.close();
  await services.close();
  rmSync(explorer, { recursive: true });
});

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A raw request: the path goes out as it stands, and any header can be set. */
function send(
  { url }: Served,
  path: string,
  options: { method?: string; headers?: Readonly<Record<string, string>>; body?: string } = {},
): Promise<Reply> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body } = options;
    const outgoing = request({ hostname, port, path, method, headers }, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, text }));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const json = { 'content-type': 'application/json' };
const ask = (served: Served, query: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> =>
  send(served, '/graphql', { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify({ query }) });
const codeOf = ({ text }: Reply): string => {
  const answer = JSON.parse(text) as { code?: string; errors?: { extensions: { code: string } }[] };
  return answer.code ?? answer.errors?.[0].extensions.code ?? 'none';
};

describe('API keys', () => {
  it.each<Readonly<Record<string, string>>>([
    {},
    { authorization: 'Bearer wrong' },
    { authorization: KEY },
    { authorization: 'Bearer ' },
    { authorization: `Basic ${KEY}` },
  ])('with %j nobody gets in', async (headers) => {
    for (const path of ['/graphql', '/v1/scores:batch']) {
      const reply = await send(keyed, path, { method: 'POST', headers: { ...json, ...headers }, body: '{}' });
      expect(reply.status).toBe(401);
      expect(codeOf(reply)).toBe('UNAUTHENTICATED');
      expect(reply.headers['www-authenticate']).toBe('Bearer');
    }
  });

  it.each([KEY, OTHER_KEY])('each of them opens', async (key) => {
    expect((await ask(keyed, '{ stats { nodes } }', { authorization: `Bearer ${key}` })).status).toBe(200);
  });

  it('name the reviewer', async () => {
    await services.engine.detect();
    const [finding] = await services.findings.all();
    const mutation = `mutation { reviewFinding(input: { finding: "${finding.id}", verdict: unsure }) { review { reviewer } } }`;
    const reply = await ask(keyed, mutation, { authorization: `Bearer ${OTHER_KEY}` });
    expect(JSON.parse(reply.text)).toMatchObject({ data: { reviewFinding: { review: { reviewer: 'audit' } } } });
  });

  it('are not needed for the explorer’s files and for probes', async () => {
    for (const path of ['/', '/assets/index-1a2b.js', '/healthz']) expect((await send(keyed, path)).status).toBe(200);
  });

  it.each(['0.0.0.0', '::', '192.0.2.1', 'risk.example.com'])('are demanded to listen on %s', async (host) => {
    await expect(listen(services, { host, port: 0 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(serve({ location: ':memory:', host, port: 0 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('hosts and origins', () => {
  const port = () => new URL(local.url).port;

  it.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example'])('Host %j is refused', async (host) => {
    const reply = await send(local, '/healthz', { headers: { host } });
    expect([reply.status, codeOf(reply)]).toEqual([403, 'FORBIDDEN']);
  });

  it.each(['localhost', '127.0.0.1', '[::1]', 'LOCALHOST', 'risk.example.com'])('Host %s is answered', async (host) => {
    expect((await send(local, '/healthz', { headers: { host: `${host}:${port()}` } })).status).toBe(200);
  });

  it.each(['https://evil.example', 'null', 'http://localhost:1', 'https://risk.example.com.evil.example'])(
    'a page of %s may not call',
    async (origin) => {
      const reply = await ask(local, '{ stats { nodes } }', { origin });
      expect([reply.status, codeOf(reply)]).toEqual([403, 'FORBIDDEN']);
      expect(reply.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  it('a page of its own may call', async () => {
    const reply = await ask(local, '{ stats { nodes } }', { origin: local.url });
    expect(reply.status).toBe(200);
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('a page of an allowed origin may call, after asking', async () => {
    const origin = 'https://risk.example.com';
    const asked = await send(local, '/graphql', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(asked).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type',
        vary: 'Origin',
      },
    });
    const reply = await ask(local, '{ stats { nodes } }', { origin });
    expect(reply).toMatchObject({ status: 200, headers: { 'access-control-allow-origin': origin } });
  });
});

describe('requests', () => {
  const body = JSON.stringify({ query: '{ stats { nodes } }' });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    '',
  ])('of type %j are refused', async (type) => {
    const reply = await send(local, '/graphql', { method: 'POST', headers: { 'content-type': type }, body });
    expect([reply.status, codeOf(reply)]).toEqual([400, 'BAD_REQUEST']);
  });

  it('cannot come by GET, a mutation least of all', async () => {
    const query = encodeURIComponent(
      'mutation { reviewFinding(input: { finding: "x", verdict: unsure }) { review { id } } }',
    );
    for (const path of [`/graphql?query=${query}`, '/graphql?query=%7Bstats%7Bnodes%7D%7D', '/v1/scores:batch']) {
      expect((await send(local, path, { headers: { accept: 'text/html' } })).status).toBe(400);
    }
  });

  it('larger than 1 MB are refused, however they are sent', async () => {
    const large = JSON.stringify({ query: `{ stats { nodes } } # ${'x'.repeat(1_000_000)}` });
    const whole = await send(local, '/graphql', { method: 'POST', headers: json, body: large });
    expect([whole.status, codeOf(whole)]).toEqual([413, 'LIMIT_EXCEEDED']);
    const chunked = await send(local, '/graphql', {
      method: 'POST',
      headers: { ...json, 'transfer-encoding': 'chunked' },
      body: large,
    });
    expect([chunked.status, codeOf(chunked)]).toEqual([413, 'LIMIT_EXCEEDED']);
    expect((await ask(local, '{ stats { nodes } }')).status).toBe(200);
  });

  it('in a batch are refused', async () => {
    const reply = await send(local, '/graphql', { method: 'POST', headers: json, body: `[${body},${body}]` });
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.text).toContain('errors');
  });

  it('are ended when they take too long', async () => {
    const hasty = await start({ milliseconds: 1 });
    const ids = Array.from({ length: 900 }, (_, i) => `"Enterprise:C${i % 30}"`).join(',');
    const reply = await ask(hasty, `{ riskScores(ids: [${ids}]) { score { entity { properties { name value } } } } }`);
    expect([reply.status, codeOf(reply)]).toEqual([503, 'CANCELLED']);
  });
});

describe('queries', () => {
  const nested = (depth: number): string =>
    depth === 0 ? 'id' : `id subjects { findings(first: 1) { nodes { ${nested(depth - 1)} } } }`;
  const fragments = Array.from({ length: 60 }, (_, i) => `fragment F${i} on Stats { ...F${i + 1} ...F${i + 1} }`);

  it.each([
    ['deeper than 10 levels', `{ findings(first: 1) { nodes { ${nested(3)} } } }`],
    ['of more than 15 aliases', `{ ${Array.from({ length: 16 }, (_, i) => `a${i}: stats { nodes }`).join(' ')} }`],
    ['of more than 2000 tokens', `{ stats { ${'nodes '.repeat(2000)} } }`],
    [
      'for more than 100,000 objects',
      '{ findings(first: 100) { nodes { evidence(limit: 2000) { edges { from { id degree } } } } } }',
    ],
  ])('%s are refused', async (_, query) => {
    const reply = await ask(local, query);
    expect(codeOf(reply)).toBe('LIMIT_EXCEEDED');
    expect(JSON.parse(reply.text).data ?? null).toBeNull();
  });

  it('whose fragments double sixty times end at once', async () => {
    const query = `{ stats { ...F0 } } ${fragments.join(' ')} fragment F60 on Stats { nodes }`;
    expect(JSON.parse((await ask(local, query)).text)).toMatchObject({
      data: { stats: { nodes: expect.any(Number) } },
    });
  });

  it('without a variable that they need are refused', async () => {
    expect(codeOf(await ask(local, 'query ($id: ID!) { node(id: $id) { id } }'))).toBe('BAD_REQUEST');
  });

  it('whose fragments go in a circle are refused', async () => {
    const query = '{ stats { ...A } } fragment A on Stats { ...B } fragment B on Stats { ...A }';
    expect(codeOf(await ask(local, query))).toBe('BAD_REQUEST');
  });

  it('of introspection are answered', async () => {
    const query =
      '{ __schema { types { fields { type { ofType { ofType { ofType { ofType { ofType { ofType { name } } } } } } } } } } }';
    expect(JSON.parse((await ask(local, query)).text).errors).toBeUndefined();
  });

  it('tell what they cost', async () => {
    const { text } = await ask(local, '{ findings(first: 7) { nodes { id subjects { id } } } }');
    expect(JSON.parse(text).extensions).toEqual({ cost: 1 + 7 * (1 + 5) });
  });
});

describe('a defect', () => {
  it('is masked, and found again by its incident', async () => {
    const broken = await openWorkedExample(1);
    const reports: { incident: string; error: unknown }[] = [];
    const served = await listen(broken, {
      port: 0,
      explorer,
      report: (incident, error) => reports.push({ incident, error }),
    });
    servers.push(served);
    await broken.engine.close();
    const reply = await ask(served, '{ ownership(id: "Enterprise:A") { complete } }');
    expect(codeOf(reply)).toBe('INTERNAL');
    const { incident } = JSON.parse(reply.text).errors[0].extensions;
    expect(reports.map((report) => report.incident)).toEqual([incident]);
    expect(reply.text).not.toContain(String((reports[0].error as Error).message));
    expect(reply.text).not.toContain('node_modules');
    await broken.store.close();
  });
});

describe('the explorer’s files', () => {
  it('come with their type, and hashed ones never change', async () => {
    expect(await send(local, '/')).toMatchObject({
      status: 200,
      text: expect.stringContaining('Ringsight'),
      headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
    });
    const asset = await send(local, '/assets/index-1a2b.js');
    expect(asset.headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    const again = await send(local, '/assets/index-1a2b.js', {
      headers: { 'if-none-match': String(asset.headers.etag) },
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('answer what is there, and nothing else', async () => {
    expect((await send(local, '/?finding=1')).text).toContain('Ringsight');
    for (const path of ['/findings/1', '/v1/nothing', '/assets/none.js']) {
      const { status, text } = await send(local, path);
      expect([path, status, text]).toEqual([path, 404, expect.stringContaining('The API is at /graphql')]);
    }
    expect((await send(local, '/', { method: 'POST' })).status).toBe(404);
    expect((await send(local, '/', { method: 'HEAD' })).text).toBe('');
  });

  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '//etc/hosts.txt',
    '/assets/%00.js',
  ])('cannot be left by %s', async (path) => {
    const reply = await send(local, path);
    expect(reply.status).toBe(404);
    expect(reply.text).not.toContain('"dependencies"');
  });

  it('forbid other scripts, frames and types', async () => {
    for (const path of ['/', '/healthz', '/none.js']) {
      const { headers } = await send(local, path);
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
      expect(policy).toContain("connect-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe');
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
    }
  });
});

it('a port that is taken is named', async () => {
  const port = Number(new URL(local.url).port);
  await expect(listen(services, { port })).rejects.toMatchObject({ code: 'BAD_REQUEST', reason: 'it is taken' });
});
