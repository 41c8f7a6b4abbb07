import type { Command } from 'commander';
import { edgeKindNames, nodeKindNames } from '../../../graph/schema/kinds.ts';
import type { Removal } from '../../topics/removal/removal.ts';
import { count, note, print, printTable } from '../output.ts';
import { locationOf, run, storeCommand } from '../run.ts';

interface Options {
  readonly store?: string;
  readonly yes?: boolean;
  readonly debug?: boolean;
}

export const remove = (): Command =>
  storeCommand(
    'remove',
    'Takes entities out of the graph for good, with every edge that touches them. Without --yes it only tells what would go.',
    'ringsight remove Account:6222021001116245702\nringsight remove Person:350521198001010012 --yes',
  )
    .argument('<id...>', 'ids of entities or edges')
    .option('--yes', 'remove them; nothing brings them back')
    .action((ids: readonly string[], options: Options) =>
      run(options.debug, async () => {
        const { openServices } = await import('../../services.ts');
        const services = await openServices(await locationOf(options), { mustExist: true });
        try {
          const caller = { name: 'local', isAdministrator: true };
          const { removals } = services;
          show(await (options.yes === true ? removals.remove(ids, caller) : removals.plan(ids, caller)));
        } finally {
          await services.close();
        }
      }),
    );

function show({ dryRun, counts, findings }: Removal): void {
  const rows = [...nodeKindNames, ...edgeKindNames].flatMap((kind) => {
    const records = counts[kind] ?? 0;
    return records === 0 ? [] : [[kind, count(records)]];
  });
  if (rows.length === 0) print('Nothing in the graph has such an id.');
  else printTable([{ title: dryRun ? 'would go' : 'removed' }, { title: 'records', align: 'right' }], rows);
  if (findings > 0) note(`${count(findings)} findings rest on them; they stand until the next: ringsight detect`);
  if (dryRun && rows.length > 0) note('Nothing was removed. To remove them for good, add --yes.');
}
