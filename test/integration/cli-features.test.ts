/** `ringsight features` and `ringsight cycles`: every transfer once, with what a worked example says about it. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const binary = fileURLToPath(new URL('../../server/cli/ringsight.mjs', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringsight-features-'));
  // A→B→C→A in three days, and D pays A beside it.
  const rows = ['A,B,2026-03-01,100.00', 'B,C,2026-03-02,90.00', 'D,A,2026-03-02,5.50', 'C,A,2026-03-03,80.00'];
  const lines = rows
    .map((row) => row.split(','))
    .map(([from, to, at, amount]) => `Account:X/${from},Account:X/${to},${at}T08:00:00Z,${amount}`);
  await writeFile(join(folder, 'transfers.csv'), `from,to,at,amount\n${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true }));

async function ringsight(...args: readonly string[]) {
  const child = spawn(process.execPath, [binary, ...args], { cwd: folder });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, out, err };
}

describe('features of transfers', () => {
  it('tell the cycle that the last transfer closes, and what it is made of', async () => {
    const { code, out, err } = await ringsight(
      'features',
      'transfers.csv',
      '--format',
      'jsonl',
      '--evidence',
      '--set',
      'fan.windowDays=2',
    );
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows).toHaveLength(4);
    const last = rows.find(({ from }) => from === 'Account:X/C');
    expect(last).toMatchObject({ to: 'Account:X/A', at: '2026-03-03T08:00:00.000Z', amount: '80.00', complete: true });
    expect(last.features).toMatchObject({ cycle_3: 1, fan_in_2: 1, to_in_sum: 8550, to_in_degree: 2, from_out_fan: 1 });
    const [cycle] = last.evidence.cycles;
    expect(cycle.entities).toEqual(['Account:X/A', 'Account:X/B', 'Account:X/C']);
    expect(cycle.transfers.at(-1)).toBe(last.id);
    expect(last.evidence.fanIn.others.sort()).toEqual(['Account:X/C', 'Account:X/D']);
    expect(rows.filter(({ features }) => features.cycle_3)).toEqual([last]);
  });

  it('come as columns from a store, only those asked for, in bins of the user', async () => {
    await ringsight('ingest', 'transfers.csv', '--store', 'x.duckdb');
    const { code, out } = await ringsight(
      'features',
      '--store',
      'x.duckdb',
      '--only',
      'cycle',
      '--set',
      'cycle.bins=2,4',
    );
    expect(code).toBe(0);
    const [head, ...rows] = out.trim().split('\n');
    expect(head).toBe('id,from,to,at,amount,cycle_2-3,cycle_4+,complete');
    expect(rows.map((row) => row.split(',').slice(-3).join()).sort()).toEqual(['0,0,1', '0,0,1', '0,0,1', '1,0,1']);
  });

  it.each([
    [['--set', 'cycle.windowDays=-1'], /its value cannot be/],
    [['--set', 'lc.bins=1'], /names no pattern/],
    [['--set', 'fan.bins=3,2'], /bins ascend/],
    [['--evidence'], /CSV cannot hold it/],
  ])('refuse %j', async (args, reason) => {
    const { code, err } = await ringsight('features', 'transfers.csv', ...args);
    expect(code).toBe(2);
    expect(err).toMatch(reason);
  });
});

describe('cycles of transfers', () => {
  it('are counted, and listed if asked, under a rule of amounts', async () => {
    await ringsight('ingest', 'transfers.csv', '--store', 'y.duckdb');
    const counted = await ringsight('cycles', '--store', 'y.duckdb');
    expect(counted).toEqual({ code: 0, out: 'transfers  cycles\n        3       1\n', err: '1 cycles.\n' });
    const listed = await ringsight(
      'cycles',
      '--store',
      'y.duckdb',
      '--window-days',
      '2',
      '--kept',
      '0.8-1',
      '--list',
      '10',
    );
    expect(JSON.parse(listed.out)).toMatchObject({
      accounts: ['Account:X/A', 'Account:X/B', 'Account:X/C'],
      amounts: ['100.00', '90.00', '80.00'],
    });
    expect((await ringsight('cycles', '--store', 'y.duckdb', '--window-days', '1.9')).err).toBe('0 cycles.\n');
    expect((await ringsight('cycles', '--store', 'y.duckdb', '--kept', '0.9-1')).err).toBe('0 cycles.\n');
    expect((await ringsight('cycles', '--store', 'y.duckdb', '--kept', '2-1')).code).toBe(2);
  });
});
