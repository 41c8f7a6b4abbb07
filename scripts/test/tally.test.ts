import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { add, tallyOf } from './tally.ts';

const file = (status: string, ...tests: readonly string[]) => ({
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});
const report = (
  passed: number,
  failed: number,
  pending: number,
  ...testResults: readonly ReturnType<typeof file>[]
) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: 0,
  testResults,
});

describe('tallyOf', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ringsight-tally-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const cases = [
    {
      name: 'all passed, one left out',
      report: report(2, 0, 1, file('passed', 'passed', 'passed', 'pending')),
      exitCode: 0,
      expected: { passed: 2, failed: 0, skipped: 1 },
    },
    {
      name: 'a failed test counts once, not its file too',
      report: report(1, 1, 0, file('failed', 'passed', 'failed')),
      exitCode: 1,
      expected: { passed: 1, failed: 1, skipped: 0 },
    },
    {
      name: 'a file that could not be loaded',
      report: report(1, 0, 0, file('passed', 'passed'), file('failed')),
      exitCode: 1,
      expected: { passed: 1, failed: 1, skipped: 0 },
    },
    {
      name: 'an error outside of every test',
      report: report(1, 0, 0, file('passed', 'passed')),
      exitCode: 1,
      expected: { passed: 1, failed: 1, skipped: 0 },
    },
  ];
  for (const { name, report, exitCode, expected } of cases) {
    it(name, () => {
      const path = join(folder, 'report.json');
      writeFileSync(path, JSON.stringify(report));
      expect(tallyOf(path, exitCode)).toEqual(expected);
    });
  }

  it('no report is a failure', () => {
    expect(tallyOf(join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('add', () => {
  it('adds each count', () => {
    expect(add({ passed: 1, failed: 2, skipped: 3 }, { passed: 10, failed: 20, skipped: 30 })).toEqual({
      passed: 11,
      failed: 22,
      skipped: 33,
    });
  });
});
