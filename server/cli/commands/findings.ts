import type { Command } from 'commander';
import { Option } from 'commander';
import type { Finding } from '../../../graph/schema/finding.ts';
import { formatMoney } from '../../../graph/schema/text.ts';
import { majorUnits } from '../../values.ts';
import { count, csvLine, jsonLine, note, print, printTable } from '../output.ts';
import { locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly detector?: readonly string[];
  readonly format: keyof typeof formats;
  readonly debug?: boolean;
}

const formats = { table, jsonl, csv } as const;

export const findings = (): Command =>
  storeCommand(
    'findings',
    'Lists what the latest detection of each detector found, most pressing first.',
    'ringsight findings --detector circular-flow\nringsight findings --format jsonl | jq -r .zh',
  )
    .option('--detector <id...>', 'only those of these detectors')
    .addOption(new Option('--format <format>', 'how to write them').choices(Object.keys(formats)).default('table'))
    .action((options: Options) =>
      run(options.debug, async () => {
        const { openServices } = await import('../../services.ts');
        const services = await openServices(await locationOf(options), { readOnly: true });
        try {
          const found = await services.findings.all({ detectors: options.detector });
          formats[options.format](found);
          if (found.length > 0) note(`${count(found.length)} findings.`);
          else note((await services.engine.runs()).some(({ type }) => type === 'detection') ? 'No findings.' : NOT_RUN);
        } finally {
          await services.close();
        }
      }),
    );

const NOT_RUN = 'No findings, for no detection has run yet. Run: ringsight detect';

/** The fields of a finding that leave the program. Amounts are in major units, to the last digit. */
const fieldsOf = ({ id, detector, severity, confidence, amount, subjects, evidence, text }: Finding) => ({
  id,
  detector,
  severity,
  confidence,
  amount: amount === null ? null : majorUnits(amount),
  subjects,
  evidence: evidence.edges,
  zh: text.zh,
  en: text.en,
});

function jsonl(found: readonly Finding[]): void {
  for (const finding of found) print(jsonLine(fieldsOf(finding)));
}

function csv(found: readonly Finding[]): void {
  print('id,detector,severity,confidence,amount,subjects,evidence,zh,en');
  for (const finding of found) {
    const { id, detector, severity, confidence, amount, subjects, evidence, zh, en } = fieldsOf(finding);
    print(csvLine([id, detector, severity, confidence, amount, subjects.join(';'), evidence.join(';'), zh, en]));
  }
}

function table(found: readonly Finding[]): void {
  printTable(
    [
      { title: 'severity', align: 'right' },
      { title: 'confidence', align: 'right' },
      { title: 'amount', align: 'right' },
      { title: 'detector' },
      { title: 'finding' },
    ],
    found.map(({ severity, confidence, amount, detector, text }) => [
      severity.toFixed(2),
      confidence.toFixed(2),
      amount === null ? '-' : formatMoney(amount, 'en'),
      detector,
      text.en,
    ]),
  );
}
