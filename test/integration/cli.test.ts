import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../graph/schema/finding.ts';
import { openStore } from '../../graph/store/open.ts';

const binary = fileURLToPath(new URL('../../server/cli/ringsight.mjs', import.meta.url));
const ESCAPE = '\u001b';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringsight-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Starts the real binary in the test's folder, without a terminal. */
function start(command: string, args: readonly string[], store = 'graph.duckdb') {
  const { RINGSIGHT_HOST: _, ...environment } = process.env;
  const child = spawn(command, args, { cwd: folder, env: { ...environment, RINGSIGHT_STORE: store } });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended };
}

const ringsight = (...args: readonly string[]): Promise<Ended> => start(process.execPath, [binary, ...args]).ended;

const commands = [
  'ingest',
  'detect',
  'findings',
  'score',
  'features',
  'cycles',
  'generate',
  'serve',
  'remove',
  'status',
];

describe('a portfolio from files to scores', () => {
  it('is generated', async () => {
    const { code, out, err } = await ringsight('generate', '--out', 'sample', '--enterprises', '150', '--seed', '7');
    expect({ code, err }).toEqual({ code: 0, err: expect.stringMatching(/patterns are planted/) });
    expect(out).toMatch(/^transfers\.csv +[\d,]+$/m);
    expect(await readdir(join(folder, 'sample'))).toContain('Enterprise.csv');
  });

  it('is loaded once, and a second time changes nothing and says so', async () => {
    const first = await ringsight('ingest', 'sample');
    expect(first.code).toBe(0);
    expect(first.out).toMatch(/^Enterprise +[1-9][\d,]* +0 +0$/m);
    expect(first.err).toMatch(/rows of format portfolio .* rows\/s/);
    expect(first.err).not.toMatch(/Nothing changed/);
    const second = await ringsight('ingest', 'sample', '--format', 'portfolio');
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/^Enterprise +0 +0 +[1-9][\d,]*$/m);
    expect(second.err).toMatch(/Nothing changed/);
  });

  it('is searched for patterns, with a row for each detector and no bars in a pipe', async () => {
    const { code, out, err } = await ringsight('detect', '--set', 'circular-flow.windowDays=45');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^circular-flow +[1-9]\d* +[\d.]+ s +complete$/m);
    expect(out.trim().split('\n')).toHaveLength(6);
    expect(out + err).not.toContain(ESCAPE);
  });

  it('gives its findings as a table, as JSON and as CSV, to several who ask at once', async () => {
    const [table, jsonl, csv] = await Promise.all([
      ringsight('findings'),
      ringsight('findings', '--format', 'jsonl'),
      ringsight('findings', '--format', 'csv', '--detector', 'circular-flow'),
    ]);
    expect([table.code, jsonl.code, csv.code]).toEqual([0, 0, 0]);
    const found = lines(jsonl.out).map((line) => JSON.parse(line));
    expect(lines(table.out)).toHaveLength(found.length + 1);
    expect(Object.keys(found[0])).toEqual([
      'id',
      'detector',
      'severity',
      'confidence',
      'amount',
      'subjects',
      'evidence',
      'zh',
      'en',
    ]);
    const ring = found.find(({ detector }) => detector === 'circular-flow');
    expect(ring.amount).toMatch(/^\d+\.\d{2}$/);
    expect(ring.evidence[0]).toMatch(/^[a-zA-Z]+:[0-9a-f]{16}$/);
    const rings = found.filter(({ detector }) => detector === 'circular-flow');
    expect(lines(csv.out)).toHaveLength(rings.length + 1);
    expect(lines(csv.out)[1]).toMatch(/^circular-flow:/);
  });

  it('has scores, of all and of those asked for', async () => {
    const all = await ringsight('score', '--format', 'jsonl');
    expect(all.code).toBe(0);
    const [riskiest] = lines(all.out).map((line) => JSON.parse(line));
    const one = await ringsight('score', riskiest.id);
    expect(one.code).toBe(0);
    expect(lines(one.out)[1]).toContain(`${riskiest.grade}      ${riskiest.id}`);
    const missing = await ringsight('score', riskiest.id, 'Enterprise:nobody', 'nothing');
    expect(missing.code).toBe(1);
    expect(lines(missing.out)).toHaveLength(2);
    expect(missing.err).toMatch(/Enterprise:nobody: It is not in the graph/);
    expect(missing.err).toMatch(/nothing: It is not an id/);
  });

  it('tells its state', async () => {
    const { code, out } = await ringsight('status');
    expect(code).toBe(0);
    expect(out).toMatch(/^store +graph\.duckdb, [\d.]+ MiB$/m);
    expect(out).toMatch(/^Enterprise +\d+$/m);
    expect(out).toMatch(/^detection .* findings of \d detectors$/m);
    expect(out).toMatch(/^ingest .* 0 inserted, 0 updated, [\d,]+ unchanged, 0 rejected$/m);
  });

  it('removes for good what it is told to, after telling what would go', async () => {
    const company = 'key,name\nA,甲\nB,乙\n';
    await writeFile(join(folder, 'Enterprise.csv'), company);
    await ringsight('ingest', 'Enterprise.csv', '--store', 'remove.duckdb', '--format', 'portfolio');
    const [planned, done, again] = [
      await ringsight('remove', 'Enterprise:A', '--store', 'remove.duckdb'),
      await ringsight('remove', 'Enterprise:A', '--yes', '--store', 'remove.duckdb'),
      await ringsight('remove', 'Enterprise:A', '--yes', '--store', 'remove.duckdb'),
    ];
    expect([planned.code, done.code, again.code]).toEqual([0, 0, 0]);
    expect(planned.out).toMatch(/^would go +records\nEnterprise +1$/m);
    expect(planned.err).toMatch(/Nothing was removed.*--yes/);
    expect(done.out).toMatch(/^removed +records\nEnterprise +1$/m);
    expect(again.out).toMatch(/Nothing in the graph has such an id/);
    const { out } = await ringsight('status', '--store', 'remove.duckdb');
    expect(out).toMatch(/^Enterprise +1$/m);
    expect(out).toMatch(/^removal .* 1 records removed by local$/m);
  });

  it('ends quietly when the reader of a pipe has gone', async () => {
    const line = `"${process.execPath}" "${binary}" score --format jsonl | head -1; exit \${PIPESTATUS[0]}`;
    const { code, out, err } = await start('bash', ['-c', line]).ended;
    expect(code).toBe(0);
    expect(lines(out)).toHaveLength(1);
    expect(err).not.toMatch(/EPIPE|at .*\.ts/);
  });
});

describe('rows that cannot enter', () => {
  it('are counted, and shown with where they stand and why', async () => {
    const file = `id,name,establishedOn\n91350100M000100Y43,甲,2020-01-01\n,${ESCAPE}[31m乙,2020-01-01\n`;
    await writeFile(join(folder, 'Enterprise.csv'), file.replace('id,', 'key,'));
    const loaded = await ringsight('ingest', 'Enterprise.csv', '--store', 'bad.duckdb', '--format', 'portfolio');
    expect(loaded.code).toBe(0);
    expect(loaded.out).toMatch(/^Enterprise +1 +0 +0$/m);
    expect(loaded.err).toMatch(/1 rows were rejected/);
    expect(loaded.err).toMatch(/Enterprise\.csv:3 key: /);
    const { out } = await ringsight('status', '--store', 'bad.duckdb');
    expect(out).toMatch(/Enterprise\.csv:3 +key /);
    expect(out + loaded.err).not.toContain(ESCAPE);
  });
});

describe('text from data', () => {
  it('never commands a terminal nor a spreadsheet', async () => {
    const store = await openStore(join(folder, 'hostile.duckdb'));
    await store.put('finding', [hostileFinding]);
    await store.close();
    const [table, csv, jsonl] = [
      await ringsight('findings', '--store', 'hostile.duckdb'),
      await ringsight('findings', '--store', 'hostile.duckdb', '--format', 'csv'),
      await ringsight('findings', '--store', 'hostile.duckdb', '--format', 'jsonl'),
    ];
    expect(table.out + csv.out + jsonl.out).not.toMatch(new RegExp(`[${ESCAPE}\u0007\u009b]`));
    expect(csv.out).toContain(`,'=cmd|calc`);
    expect(JSON.parse(jsonl.out).en).toBe(hostileFinding.text.en);
    expect(lines(table.out)).toHaveLength(2);
  });
});

describe('wrong use', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['no command', [], /Usage: ringsight/],
    ['an unknown command', ['detcet'], /Did you mean detect/],
    ['an unknown option', ['status', '--stroe', 'x'], /Did you mean --store/],
    ['no input', ['ingest'], /missing required argument/],
    ['an unknown format', ['ingest', 'sample', '--format', 'excel'], /portfolio, finbench, amlsim/],
    ['an unknown detector', ['detect', '--detector', 'nonsense'], /no such detector.*\n.*circular-flow/],
    ['an unknown parameter', ['detect', '--set', 'circular-flow.nope=1'], /no such parameter/],
    ['a parameter out of range', ['detect', '--set', 'circular-flow.windowDays=many'], /windowDays/],
    ['a malformed setting', ['detect', '--set', 'windowDays=1'], /names no parameter/],
    ['a date that is none', ['detect', '--as-of', '2026-02-30'], /it is no date/],
    ['a number that is none', ['generate', '--out', 'x', '--enterprises', 'many', '--seed', '1'], /no whole number/],
    ['a size out of range', ['generate', '--out', 'x', '--enterprises', '1', '--seed', '1'], /enterprises/],
    ['a port out of range', ['serve', '--port', '70000'], /0 to 65535/],
    ['a store of an unknown kind', ['status', '--store', 'mongodb://localhost'], /no store of this kind/],
  ])('of %s is 2, with the way out', async (_, args, message) => {
    const { code, out, err } = await ringsight(...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(out).toBe('');
    expect(err).not.toMatch(/\.ts:\d|node:internal/);
  });
});

describe('failure', () => {
  it.each<[string, readonly string[], RegExp]>([
    ['a file that is not there', ['ingest', 'missing.csv', '--store', 'f.duckdb'], /missing\.csv: /],
    ['a store that is not there', ['findings', '--store', 'missing.duckdb'], /there is no such file/],
    ['a store to look into that is not there', ['detect', '--store', 'missing.duckdb'], /there is no such file/],
    ['a store that is a folder', ['status', '--store', '.'], /a store is one file/],
    [
      'an address that others can reach, without keys',
      ['serve', '--host', '0.0.0.0', '--port', '0', '--store', 'f.duckdb'],
      /API keys/,
    ],
  ])('at %s is 1, without a stack', async (_, args, message) => {
    const { code, out, err } = await ringsight(...args);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\.ts:\d|node:internal/);
  });

  it('at a store in use names who has it', async () => {
    const store = await openStore(join(folder, 'used.duckdb'));
    const { code, err } = await ringsight('status', '--store', 'used.duckdb');
    await store.close();
    expect(code).toBe(1);
    expect(err).toContain(`in use by pid ${process.pid}`);
  });

  it('shows where it happened when asked to', async () => {
    const { err } = await ringsight('status', '--store', 'missing.duckdb', '--debug');
    expect(err).toMatch(/database\.ts:\d/);
  });
});

describe('interruption', () => {
  it('ends a command in good order', async () => {
    const args = [binary, 'generate', '--out', 'large', '--enterprises', '500000', '--seed', '1'];
    const { child, ended } = start(process.execPath, args);
    while (!(await readdir(folder)).includes('large')) await new Promise((resolve) => setTimeout(resolve, 20));
    child.kill('SIGINT');
    const { code, err } = await ended;
    expect(code).toBe(130);
    expect(err).toMatch(/cancelled/);
  });

  it('is how serving ends', async () => {
    const { child, ended } = start(process.execPath, [binary, 'serve', '--port', '0', '--store', 'serve.duckdb']);
    const url = await new Promise<string>((resolve) =>
      child.stdout.on('data', (text: string) => resolve(/http:\S+/.exec(text)![0])),
    );
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  });
});

describe('help', () => {
  it.each(commands)('of %s has an example, and needs nothing else', async (command) => {
    const { code, out, err } = await ringsight(command, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(new RegExp(`Example:\\n  ringsight ${command}`));
  });

  it('lists every command', async () => {
    const { code, out } = await ringsight('--help');
    expect(code).toBe(0);
    for (const command of commands) expect(out).toMatch(new RegExp(`^  ${command} `, 'm'));
  });
});

const lines = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

const hostileText = `=cmd|calc ${ESCAPE}[2J${ESCAPE}]0;owned\u0007 \u009b31m\nsecond line`;
const hostileFinding: Finding = {
  id: 'circular-flow:0000000000000000',
  detector: 'circular-flow',
  run: 'none',
  message: 'ring',
  values: {},
  text: { zh: hostileText, en: hostileText },
  nextStep: { zh: '', en: '' },
  severity: 0.5,
  confidence: 1,
  amount: null,
  subjects: [],
  evidence: { nodes: [], edges: [] },
  parameters: {},
  asOf: 0,
  snapshot: '0',
  foundAt: 0,
};
