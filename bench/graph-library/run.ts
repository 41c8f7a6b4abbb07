/** Compares the engine's algorithms with igraph and graphology on one file, in one run. See README.md. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Answers } from './answers.ts';
import { graphology } from './graphology.ts';
import { ours } from './ours.ts';

/** Most that a rank may differ by. */
const RANK_TOLERANCE = 1e-6;

interface Igraph extends Answers {
  readonly version: string;
  readonly ranks: Float64Array;
}

function igraph(python: string, path: string, rounds: number): Igraph {
  const folder = mkdtempSync(join(tmpdir(), 'ringsight-igraph-'));
  try {
    const ranksFile = join(folder, 'ranks');
    const script = fileURLToPath(new URL('./igraph_answers.py', import.meta.url));
    const args = ['-W', 'ignore', script, path, String(rounds), ranksFile];
    const answers = JSON.parse(execFileSync(python, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] }));
    const ranks = readFileSync(ranksFile);
    return { ...answers, ranks: new Float64Array(new Uint8Array(ranks).buffer) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    python: { type: 'string' },
    rounds: { type: 'string', default: '5' },
    'no-graphology': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const [path] = positionals;
const rounds = Number(options.rounds);
if (path === undefined || !(rounds >= 1)) {
  console.error('Use: npm run bench:graph-library -- FILE [--python PATH] [--rounds 5] [--no-graphology] [--json]');
  process.exit(2);
}

const engine = ours(path, rounds);
const peers = {
  igraph: options.python === undefined ? null : igraph(options.python, path, rounds),
  graphology: options['no-graphology'] ? null : graphology(path, rounds),
};

const wrong: string[] = [];
for (const [name, peer] of Object.entries(peers)) {
  if (peer === null) continue;
  for (const answer of ['meanReached', 'components', 'largest'] as const) {
    if (peer[answer] === null || peer[answer] === engine[answer]) continue;
    wrong.push(`${answer}: ${engine[answer]}, and ${peer[answer]} by ${name}`);
  }
}
const difference = peers.igraph?.ranks.reduce((most, rank, v) => Math.max(most, Math.abs(rank - engine.ranks[v])), 0);
if (difference !== undefined && !(difference <= RANK_TOLERANCE)) wrong.push(`a rank differs by ${difference}`);

const rows = [
  { question: 'load, ms', of: (answers: Answers) => answers.load },
  { question: '3 hops p50, ms', of: (answers: Answers) => answers.hops.p50 },
  { question: '3 hops p95, ms', of: (answers: Answers) => answers.hops.p95 },
  { question: 'SCC, ms', of: (answers: Answers) => answers.scc },
  { question: 'PageRank, ms', of: (answers: Answers) => answers.pageRank },
].map(({ question, of }) => ({
  question,
  ringsight: of(engine),
  igraph: peers.igraph && of(peers.igraph),
  graphology: peers.graphology && of(peers.graphology),
}));
const found = {
  meanReached: engine.meanReached,
  components: engine.components,
  largest: engine.largest,
  largestRankDifference: difference ?? null,
  wrong,
};

const number = (value: number | null): string => (value === null ? '—' : value.toPrecision(3));
const ratio = (theirs: number | null, own: number | null): string =>
  theirs === null || own === null ? '—' : `${(theirs / own).toFixed(2)}×`;
if (options.json) console.log(JSON.stringify({ rows, found, igraph: peers.igraph?.version ?? null }));
else {
  console.table(
    Object.fromEntries(
      rows.map(({ question, ringsight, igraph, graphology }) => [
        question,
        {
          ringsight: number(ringsight),
          igraph: number(igraph),
          'igraph ÷ ringsight': ratio(igraph, ringsight),
          graphology: number(graphology),
          'graphology ÷ ringsight': ratio(graphology, ringsight),
        },
      ]),
    ),
  );
  console.log(`mean reached ${engine.meanReached}, components ${engine.components}, the largest of ${engine.largest}`);
  if (peers.igraph === null) console.log('igraph was left out: give --python PATH.');
  else console.log(`igraph ${peers.igraph.version}; a rank differs by ${difference?.toExponential(1)} at most`);
}
for (const each of wrong) console.error(`different: ${each}`);
if (wrong.length > 0) process.exitCode = 1;
