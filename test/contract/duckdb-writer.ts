/** A process for tests: adds batches of companies, 500 each or as many as said, to a store, going on where the store ends, and prints each batch's number. */
import { batchesOf } from '../../graph/snapshot/from-rows.ts';
import { openStore } from '../../graph/store/open.ts';

const [file, batches, rows = '500'] = process.argv.slice(2);
const store = await openStore(file);
const { sequence } = await store.status();
for (let batch = sequence; batch < sequence + Number(batches); batch++) {
  const nodes = Array.from({ length: Number(rows) }, (_, i) => ({
    kind: 'Enterprise' as const,
    key: `${batch}/${i}`,
    values: { name: `企业 ${batch} ${i}`, netAssets: i, origin: `test:companies.csv:${i}` },
  }));
  await store.upsert(batchesOf(nodes, [])[0]);
  process.stdout.write(`${batch}\n`);
}
await store.close();
