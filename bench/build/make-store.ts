/** Makes a store of transfers by SQL: a process of its own, so that its memory is not counted. Arguments: file, transfers, seed. */
import { DuckDBInstance } from '@duckdb/node-api';
import { openStore } from '../../graph/store/open.ts';

const TRANSFERS_AN_ACCOUNT = 10;

const [file, transfers, seed] = process.argv.slice(2);
const accounts = Math.max(2, Math.floor(Number(transfers) / TRANSFERS_AN_ACCOUNT));
const empty = await openStore(file);
await empty.close();

const instance = await DuckDBInstance.create(file, { threads: '1' });
const connection = await instance.connect();
const key = (account: string): string => `'BANK/' || lpad((${account})::BIGINT::VARCHAR, 14, '0')`;
/** Activity falls like a root of an account's number: few are in many transfers. */
const end = `'Account:' || ${key(`floor(${accounts} * pow(random(), 2))`)}`;
await connection.run(`
  INSERT INTO graph."Account" (key, confidence, sources, seq)
  SELECT ${key('i')}, 1, ['accounts.csv:' || i], 1 FROM range(${accounts}) t(i);
  SELECT setseed(1 / (1 + ${Number(seed)}));
  INSERT INTO graph.transfers (id, "from", "to", "at", amount, purpose, channel, reference, confidence, sources, seq)
  SELECT hash(i), ${end}, ${end}, 1.7e12 + floor(random() * 730 * 86400) * 1000, floor(random() * 1e8),
    ['货款', '工资', '往来', '借款'][1 + i % 4], ['online', 'counter'][1 + i % 2], 'R' || i, 1, ['transfers.csv:' || i], 1
  FROM range(${Number(transfers)}) t(i);
  UPDATE ringsight.meta SET sequence = 1;
  CHECKPOINT`);
connection.closeSync();
instance.closeSync();
