/** Who has a quarter or more of a company through up to six levels. */
import { MajorShares } from '../../../graph/algorithms/major-shares.ts';
import { countSimplePaths } from '../../../graph/algorithms/simple-path-counts.ts';
import { byNumber } from '../values.ts';
import type { Figures, WholeGraph, WholeQuestion } from './question.ts';

const LEVELS = 6;
const LEAST = 0.25;

type Report = (owner: number, company: number, share: number, paths: number) => void;
type Owners = 'persons' | 'anyInvestor';

/** Reports every owner with every company that it has enough of, over simple paths or over all walks, in the order of companies. */
function majorOwners(
  { snapshot, investments: { graph, ratios } }: WholeGraph,
  owners: Owners,
  simple: boolean,
  report: Report,
): void {
  const major = new MajorShares(graph, ratios, { levels: LEVELS, least: LEAST, simple });
  const { start, end } = owners === 'persons' ? snapshot.range('Person') : { start: 0, end: graph.vertexCount };
  for (let company = 0; company < graph.vertexCount; company++) {
    major.visit(company, (owner, share, paths) => {
      if (owner >= start && owner < end) report(owner, company, share, paths);
    });
  }
}

function figuresOf(go: (report: Report) => void): { readonly figures: Figures; readonly maxPaths: number } {
  const [owners, companies] = [new Set<number>(), new Set<number>()];
  let [pairs, shareSum, maxPaths] = [0, 0, 0];
  go((owner, company, share, paths) => {
    pairs++;
    owners.add(owner);
    companies.add(company);
    shareSum += share;
    if (paths > maxPaths) maxPaths = paths;
  });
  const rounded = Math.round(shareSum * 1e6) / 1e6;
  return { figures: { pairs, owners: owners.size, companies: companies.size, shareSum: rounded }, maxPaths };
}

const labelOf = { persons: 'Person', anyInvestor: 'Person|Company' } as const;
const figures = `count(*) AS pairs, count(DISTINCT owner) AS owners, count(DISTINCT company) AS companies,
           round(sum(share) * 1000000) / 1000000 AS shareSum`;

const bySimplePaths = (owners: Owners): WholeQuestion => ({
  id: `ownership25_${owners}`,
  reads: 'investments',
  answer(graph) {
    const { figures, maxPaths } = figuresOf((report) => majorOwners(graph, owners, true, report));
    return { ...figures, maxPaths };
  },
  rows(graph) {
    const { snapshot } = graph;
    const rows: [string, string, string, number, string][] = [];
    majorOwners(graph, owners, true, (owner, company, share, paths) => {
      const type = snapshot.kindOf(owner) === 'Person' ? 'Person' : 'Company';
      rows.push([type, snapshot.keyOf(owner), snapshot.keyOf(company), share, String(paths)]);
    });
    return rows.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : byNumber(a[1], b[1]) || byNumber(a[2], b[2])));
  },
  cypher: `
    MATCH path = (owner:${labelOf[owners]})-[investments:invest*1..${LEVELS}]->(company:Company)
    WHERE all(n IN nodes(path) WHERE single(m IN nodes(path) WHERE m = n))
    WITH owner, company, sum(reduce(product = 1.0, i IN investments | product * i.ratio)) AS share, count(*) AS paths
    WHERE share >= ${LEAST}
    RETURN ${figures}, max(paths) AS maxPaths`,
  parameters: {},
});

const level = (k: number): string => `
      CALL (level${k - 1}) {
        UNWIND level${k - 1} AS held
        WITH held.company AS above, held.share AS part
        MATCH (above)-[i:invest]->(company:Company)
        WITH company, sum(part * i.ratio) AS share
        RETURN collect({company: company, share: share}) AS level${k}
      }`;
const levels = Array.from({ length: LEVELS }, (_, k) => `level${k + 1}`);

/** Over walks, level by level: what goes round in a circle of owners counts each time. */
const byLevels: WholeQuestion = {
  id: 'ownership25_anyInvestor_levelwise',
  reads: 'investments',
  answer(graph) {
    const { figures } = figuresOf((report) => majorOwners(graph, 'anyInvestor', false, report));
    return figures;
  },
  cypher: `
    MATCH (owner:Person|Company)
    CALL (owner) {
      MATCH (owner)-[i:invest]->(company:Company)
      WITH company, sum(i.ratio) AS share
      WITH collect({company: company, share: share}) AS level1
      ${levels
        .slice(1)
        .map((_, i) => level(i + 2))
        .join('')}
      UNWIND ${levels.join(' + ')} AS held
      WITH held.company AS company, sum(held.share) AS share WHERE share >= ${LEAST}
      RETURN company, share
    }
    RETURN ${figures}`,
  parameters: {},
};

/** How many ways of investment there are at all. */
const paths: WholeQuestion = {
  id: 'investPaths_anyInvestor',
  reads: 'investments',
  answer({ investments }) {
    const [, ...byLength] = countSimplePaths(investments.graph, LEVELS);
    return { paths: byLength.reduce((sum, count) => sum + count, 0) };
  },
  cypher: `
    MATCH path = (:Person|Company)-[:invest*1..${LEVELS}]->(:Company)
    WHERE all(n IN nodes(path) WHERE single(m IN nodes(path) WHERE m = n))
    RETURN count(path) AS paths`,
  parameters: {},
};

export const ownership: readonly WholeQuestion[] = [
  bySimplePaths('persons'),
  bySimplePaths('anyInvestor'),
  byLevels,
  paths,
];
