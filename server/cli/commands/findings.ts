import type { Command } from 'commander';
import { Option } from 'commander';
import type { Finding } from '../../../graph/schema/finding.ts';
import { formatMoney } from '../../../graph/schema/text.ts';
import { type ExportFormat, exportFormats, findingLines } from '../../exports/tables.ts';
import { count, note, print, printTable } from '../output.ts';
import { locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly detector?: readonly string[];
  readonly format: 'table' | ExportFormat;
  readonly debug?: boolean;
}

export const findings = (): Command =>
  storeCommand(
    'findings',
    'Lists what the latest detection of each detector found, most pressing first.',
    'ringsight findings --detector circular-flow\nringsight findings --format jsonl | jq -r .zh',
  )
    .option('--detector <id...>', 'only those of these detectors')
    .addOption(
      new Option('--format <format>', 'how to write them').choices(['table', ...exportFormats]).default('table'),
    )
    .action((options: Options) =>
      run(options.debug, async () => {
        const { openServices } = await import('../../services.ts');
        const services = await openServices(await locationOf(options), { readOnly: true });
        try {
          const found = await services.findings.all({ detectors: options.detector });
          if (options.format === 'table') table(found);
          else for (const line of findingLines(found, options.format)) print(line);
          if (found.length > 0) note(`${count(found.length)} findings.`);
          else note((await services.engine.runs()).some(({ type }) => type === 'detection') ? 'No findings.' : NOT_RUN);
        } finally {
          await services.close();
        }
      }),
    );

const NOT_RUN = 'No findings, for no detection has run yet. Run: ringsight detect';

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
