import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../services/free-port.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const notInAClone = new Set(['.git', 'node_modules', 'data', 'dist', 'test-output', '.cache']);

/** A clone as it is after the packages are installed. */
function clone(): string {
  const copy = mkdtempSync(join(tmpdir(), 'ringsight-start-'));
  for (const name of readdirSync(root).filter((entry) => !notInAClone.has(entry) && !entry.includes('.duckdb'))) {
    cpSync(join(root, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly output: string;
}

/** Starts and waits for the address; the output until then comes along. */
function start(folder: string, port: number): Promise<Started> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['scripts/start.mjs', '--port', String(port)], { cwd: folder });
    let output = '';
    const keep = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /Ringsight is at (http:\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve({ child, url, output });
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('exit', (code) => reject(new Error(`it ended with ${code}\n${output}`)));
  });
}

function end({ child }: Started): Promise<number | null> {
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  return ended;
}

async function findingCount(url: string): Promise<number> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ findings(first: 1) { totalCount } }' }),
  });
  const { data } = (await answer.json()) as { data: { findings: { totalCount: number } } };
  return data.findings.totalCount;
}

describe('npm start', () => {
  let folder = '';
  let findings = 0;
  beforeAll(() => {
    folder = clone();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('brings up a fresh clone with findings in the sample, and ends at an interrupt', async () => {
    const port = await freePort();
    const started = await start(folder, port);
    expect(started.url).toBe(`http://127.0.0.1:${port}`);
    for (const step of ['Sample portfolio', 'Loading', 'Detecting', 'Explorer']) expect(started.output).toContain(step);
    const page = await fetch(started.url);
    expect(await page.text()).toContain('<script type="module"');
    findings = await findingCount(started.url);
    expect(findings).toBeGreaterThan(0);
    expect(await end(started)).toBe(0);
    expect(existsSync(join(folder, 'data/ringsight.duckdb'))).toBe(true);
  });

  it('leaves alone what stands when it starts again', async () => {
    const started = await start(folder, await freePort());
    for (const step of ['Sample portfolio', 'Loading', 'Detecting', 'Explorer'])
      expect(started.output).not.toContain(step);
    expect(await findingCount(started.url)).toBe(findings);
    expect(await end(started)).toBe(0);
  });

  const wrong = [['--prot', '1'], ['--port', 'x'], ['--port', '99999'], ['extra']];
  it.each(wrong)('says what is wrong with %s %s', (...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/start.mjs', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(args[0]);
    expect(stderr).toContain('npm start');
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
