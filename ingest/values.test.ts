import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PropertySpec } from '../graph/schema/kinds.ts';
import type { PropertyType } from '../graph/schema/property-types.ts';
import { sqlText } from './readers/sql.ts';
import { Staging } from './readers/staging.ts';
import { cellSql, dayNumberSql, type ValueSql, valueSql } from './values.ts';

const label = { zh: '', en: '' };
const FAULT = 'fault';

describe('a cell becomes a value', () => {
  let staging: Staging;
  beforeAll(async () => {
    staging = await Staging.open();
  });
  afterAll(() => staging.close());

  async function read({ parsed, value, faultsOf }: ValueSql, cell: string): Promise<unknown> {
    const failed = faultsOf('v').map(({ when }) => `coalesce(${when}, false)`);
    const sql = `SELECT v, ${failed.join(' OR ')} FROM (SELECT *, ${value('p')} AS v FROM (SELECT *, ${parsed} AS p FROM (SELECT ${cellSql(sqlText(cell), false)} AS c)))`;
    const [[found, isFault]] = await staging.rows(sql);
    return isFault ? FAULT : typeof found === 'bigint' ? Number(found) : found;
  }
  const ofType = (type: PropertyType, cell: string, values?: PropertySpec['values']) =>
    read(valueSql({ type, label, values }, 'c'), cell);

  it.each<[PropertyType, string, unknown]>([
    ['text', '  甲公司\u3000', '甲公司'],
    ['text', '', null],
    ['text', ' \u00a0\t', null],
    ['text', 'x'.repeat(65_537), FAULT],
    ['money', '1234.50', 123_450],
    ['money', '1.1', 110],
    ['money', '-0.01', -1],
    ['money', '544595.7886430753', 54_459_578.864_307_53],
    ['money', '1.5e3', 150_000],
    ['money', '90071992547409.91', 9_007_199_254_740_991],
    ['money', '90071992547409.93', FAULT],
    ['money', '1e400', FAULT],
    ['money', 'NaN', FAULT],
    ['money', 'inf', FAULT],
    ['money', '1_000', FAULT],
    ['money', '1,000.00', FAULT],
    ['money', '¥5', FAULT],
    ['money', '', null],
    ['share', '0.51', 0.51],
    ['share', '1', 1],
    ['share', '51', FAULT],
    ['share', '-0.1', FAULT],
    ['share', 'half', FAULT],
    ['number', '-2.5e-3', -0.0025],
    ['number', '0x10', FAULT],
    ['integer', '30', 30],
    ['integer', '30.0', 30],
    ['integer', '30.5', FAULT],
    ['date', '2024-05-31', Date.UTC(2024, 4, 31)],
    ['date', '2024/5/1', Date.UTC(2024, 4, 1)],
    ['date', '20240531', Date.UTC(2024, 4, 31)],
    ['date', '2024年5月31日', Date.UTC(2024, 4, 31)],
    ['date', '2024-05-31T23:00:00+08:00', Date.UTC(2024, 4, 31)],
    ['date', '2024-02-30', FAULT],
    ['date', '31.05.2024', FAULT],
    ['date', '0024-05-31', FAULT],
    ['date', 'epoch', FAULT],
    ['date', 'infinity', FAULT],
    ['instant', '2020-06-21 06:30:59.06', Date.UTC(2020, 5, 21, 6, 30, 59, 60)],
    ['instant', '2024-05-31T08:00:00Z', Date.UTC(2024, 4, 31, 8)],
    ['instant', '2024-05-31T08:00:00+08:00', Date.UTC(2024, 4, 31)],
    ['instant', '2024-05-31', Date.UTC(2024, 4, 31)],
    ['instant', '2024-05-31T25:00:00Z', FAULT],
    ['instant', '1717113600000', FAULT],
    ['boolean', 'TRUE', 1],
    ['boolean', '0', 0],
    ['boolean', '是', 1],
    ['boolean', 'maybe', FAULT],
  ])('%s %j: %j', async (type, cell, expected) => {
    expect(await ofType(type, cell)).toEqual(expected);
  });

  it.each([
    ['active', 'active'],
    ['ACTIVE', 'active'],
    ['存续', 'active'],
    ['In business', 'active'],
    ['gone', FAULT],
    ['', null],
  ])('code %j: %j', async (cell, expected) => {
    expect(await ofType('code', cell, { active: { zh: '存续', en: 'In business' } })).toEqual(expected);
  });

  it.each([
    ['1', 86_400_000],
    ['0', 0],
    ['18262', Date.UTC(2020, 0, 1)],
    ['1e9', FAULT],
    ['x', FAULT],
  ])('day %j: %j', async (cell, expected) => {
    expect(await read(dayNumberSql('c'), cell)).toEqual(expected);
  });
});
