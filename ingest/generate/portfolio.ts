/**
 * A believable small-business portfolio of a Chinese regional bank, from a seed: what people found, buy, borrow and pay,
 * with planted patterns and their look-alikes, and the truth about them in a file of its own. Everything is fictitious.
 */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RingsightError } from '../../graph/schema/errors.ts';
import type { PropertyType } from '../../graph/schema/property-types.ts';
import { type ParquetType, writeParquet } from '../readers/parquet-writer.ts';
import { Atlas, TOWN } from './atlas.ts';
import { date } from './calendar.ts';
import { flagship } from './flagship.ts';
import { chooseStatements, payroll, TRANSFERS_PER_STATEMENT, trade } from './life/commerce.ts';
import { lend } from './life/credit.ts';
import { figures } from './life/figures.ts';
import { happen } from './life/happenstance.ts';
import { populate, reach } from './life/population.ts';
import { Plan, USUAL_PREVALENCE } from './plan.ts';
import { portfolioColumns, Sheets } from './sheets.ts';
import { Stage } from './stage.ts';
import { Town } from './town.ts';
import { type Truth, truthOf } from './truth.ts';

export interface GenerateOptions {
  /** Folder to write into; made when it is not there. */
  readonly out: string;
  /** 100 to 5,000,000. */
  readonly enterprises: number;
  readonly seed: number;
  readonly format?: 'csv' | 'parquet';
  /** Borrowers in planted patterns ÷ all borrowers, 0.02 as in life; up to 0.1 for measuring with few enterprises. */
  readonly prevalence?: number;
  /** Mean transfers per enterprise over the two years; 40 unless said otherwise. */
  readonly transfersPerEnterprise?: number;
  /** Plant the patterns of these detectors only; all when left out. */
  readonly patterns?: readonly string[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

export interface GeneratedPortfolio {
  readonly files: readonly { readonly name: string; readonly rows: number }[];
  /** Planted patterns, look-alikes not counted. */
  readonly planted: number;
}

const README = `# A fictitious portfolio

Everybody and everything in these files is invented: enterprises, people, banks, addresses, and all numbers. Region codes
begin with 99, mobile numbers with 100, card numbers with 9990: none of them is given out to anybody. A likeness to real
persons or firms is chance.

本目录全部数据均为虚构：企业、人员、银行、地址及一切号码。如有雷同，纯属巧合。

\`truth.jsonl\` says what was planted. No detector may read it.
`;

/**
 * Generates a portfolio in the \`portfolio\` layout, town by town, so that memory does not grow with its size.
 * The same options give byte-identical files on every machine.
 *
 * @throws RingsightError BAD_REQUEST for a size or share out of range, an unknown pattern, CANCELLED when the signal fires
 */
export async function generatePortfolio(options: GenerateOptions): Promise<GeneratedPortfolio> {
  const {
    out,
    enterprises,
    seed,
    prevalence = USUAL_PREVALENCE,
    transfersPerEnterprise = 40,
    format = 'csv',
  } = options;
  within('enterprises', enterprises, 100, 5_000_000);
  within('seed', seed, 0, 4_294_967_295);
  within('prevalence', prevalence, 0, 0.1);
  within('transfersPerEnterprise', transfersPerEnterprise, 1, 200);
  const plan = new Plan(prevalence, options.patterns);
  const atlas = new Atlas(seed, enterprises);
  const sheets = new Sheets(out);
  await sheets.prepare();
  let planted = 0;
  try {
    for (let number = 0; number < atlas.towns; number++) {
      if (options.signal?.aborted)
        throw new RingsightError('CANCELLED', 'generate', 'it was cancelled', 'Run it again.');
      const told = makeTown(new Town(atlas, number, sheets), plan, transfersPerEnterprise);
      planted += told.filter(({ variant }) => variant !== 'benign').length;
      await sheets.append('truth.jsonl', told.map((truth) => `${JSON.stringify(truth)}\n`).join(''));
      await sheets.flush();
      options.onProgress?.({ done: number * TOWN + atlas.sizeOf(number), total: enterprises });
    }
    await sheets.append('README.md', README);
  } finally {
    await sheets.close();
  }
  if (format === 'parquet') await toParquet(out, sheets);
  return { files: sheets.rows().map(({ kind, rows }) => ({ name: `${kind}.${format}`, rows })), planted };
}

const parquetTypes: Readonly<Record<PropertyType, ParquetType>> = {
  text: 'VARCHAR',
  code: 'VARCHAR',
  money: 'DECIMAL(18,2)',
  share: 'DOUBLE',
  number: 'DOUBLE',
  integer: 'BIGINT',
  date: 'DATE',
  instant: 'TIMESTAMP',
  boolean: 'BOOLEAN',
};

/** Puts Parquet in the place of the CSV files. */
async function toParquet(out: string, sheets: Sheets): Promise<void> {
  const tables = sheets.rows().map(({ kind }) => ({
    csv: join(out, `${kind}.csv`),
    parquet: join(out, `${kind}.parquet`),
    columns: portfolioColumns(kind).map(({ name, type }) => ({ name, type: parquetTypes[type] })),
  }));
  await writeParquet(tables);
  for (const { csv } of tables) await rm(csv);
}

/** Tells the stories of a town, lets everyday life happen around them, and writes all down. */
function makeTown(town: Town, plan: Plan, transfersPerEnterprise: number): readonly Truth[] {
  const { atlas, number } = town;
  if (number === 0) foundInstitutions(town);
  const staff = Array.from({ length: 4 }, () => {
    const human = town.human({ bornIn: town.random.between(1975, 1998) });
    town.add('worksFor', { from: human.id, to: atlas.lender('LJB').id, validFrom: date(2018, 7, 1), role: '客户经理' });
    return human;
  });
  const first = number * TOWN;
  const told = plan
    .storiesFor(first, first + atlas.sizeOf(number))
    .map(({ number: n, name, detector, variant, tell }) => {
      const stage = new Stage(town, n);
      const result = tell(stage);
      return { stage, name, detector, variant, result };
    });
  const opening = number === 0 ? flagship(town) : [];
  populate(town);
  chooseStatements(town, transfersPerEnterprise / TRANSFERS_PER_STATEMENT);
  lend(town, staff);
  trade(town);
  payroll(town);
  happen(town);
  figures(town);
  reach(town);
  town.settle();
  return [
    ...opening,
    ...told.map(({ stage, name, detector, variant, result }) => truthOf(stage, name, detector, variant, result)),
  ];
}

/** Lenders, the tax office, utilities and payment services are there once. */
function foundInstitutions(town: Town): void {
  const establishedOn = date(1998, 6, 18);
  for (const { code, key, id, account, name, legalForm, industry, isBank } of town.atlas.allInstitutions()) {
    const netAssets = code === 'LJB' ? town.atlas.netCapital : null;
    town.add('Enterprise', {
      key,
      name,
      legalForm,
      industry,
      isBank,
      status: 'active',
      region: '990000',
      establishedOn,
      netAssets,
    });
    town.openAccount(id, account, '内部户', establishedOn);
  }
}

function within(name: string, value: number, low: number, high: number): void {
  if (value >= low && value <= high && (Number.isInteger(value) || high <= 200)) return;
  throw new RingsightError(
    'BAD_REQUEST',
    name,
    `${value} is not between ${low} and ${high}`,
    'Give a number in that range.',
  );
}
