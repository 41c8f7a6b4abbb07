/** Everyday money: sales, purchases, rent, taxes, power, wages, cash. Firms whose statements are known leave two years of it. */
import type { EntityId } from '../../../graph/schema/ids.ts';
import { deal, exact, pay, rounded, withdraw, YUAN } from '../acts.ts';
import { date, dayOf, during, HORIZON, MONTHS, SEASONS, workday } from '../calendar.ts';
import type { Firm, Human } from '../cast.ts';
import type { Random } from '../random.ts';
import type { Town } from '../town.ts';

/** Transfers of one firm with known statements over the whole history, on average. */
export const TRANSFERS_PER_STATEMENT = 160;

/** What each month sold, in fen: yearly sales by season and a trend of a few per cent a year, with some luck. */
export function monthlySales(firm: Firm, random: Random): readonly number[] {
  const season = SEASONS[firm.industry.season];
  const trend = random.range(-0.004, 0.008);
  return Array.from({ length: MONTHS }, (_, month) =>
    exact(
      (firm.sales / 12) *
        ((season[month % 12] as number) / 100) *
        (1 + trend * (month - 12)) *
        random.range(0.85, 1.15),
    ),
  );
}

interface Counterparty {
  readonly account: EntityId;
  readonly id: EntityId;
  readonly key: string;
  readonly price: number;
  readonly goods: string;
  readonly place: number;
}

export function trade(town: Town): void {
  const landlords = town.firms.filter((firm) => firm.industry.code === 'K7040' && !firm.isCast);
  for (const firm of town.firms) {
    if (!firm.statement || firm.leftOut.has('trade')) continue;
    const { random } = town;
    const sales = monthlySales(firm, random);
    sell(town, firm, sales);
    buy(town, firm, sales);
    overheads(town, firm, sales, landlords);
  }
  for (const firm of town.firms) if (firm.statement && !firm.isCast) manage(town, firm);
}

/** An instant on about this day of a month, never past the end of the history. */
function moment(random: Random, month: number, day: number): number {
  const on = workday(dayOf(month, day));
  return during(Math.min(on, HORIZON), random.unit());
}

function sell(town: Town, firm: Firm, sales: readonly number[]): void {
  const { random } = town;
  const customers = random.sample(town.customers, random.between(3, 8));
  const payments = town.atlas.institution('payments').account;
  sales.forEach((amount, month) => {
    let left = amount;
    if (firm.industry.place === 5) {
      const settled = exact(left * random.range(0.5, 0.7));
      pay(town, payments, firm.account, settled, moment(random, month, random.between(24, 28)), '商户结算', '支付清算');
      left -= settled;
    }
    const parts = random.between(1, 3);
    for (let i = 0; i < parts; i++) {
      const part = i === parts - 1 ? left : exact(left * random.range(0.3, 0.6));
      left -= part;
      pay(
        town,
        random.pick(customers),
        firm.account,
        part,
        moment(random, month, random.between(3, 27)),
        '货款',
        '跨行转账',
      );
    }
  });
}

function buy(town: Town, firm: Firm, sales: readonly number[]): void {
  const { random, atlas } = town;
  const suppliers: Counterparty[] = [];
  for (let i = random.between(1, 4); i > 0; i--) {
    const index = atlas.supplierFor(random, firm.industry.place);
    if (index === null || town.firms.some((other) => other.index === index && other.clan === firm.clan)) continue;
    const { price, goods, place } = atlas.industryOf(index);
    suppliers.push({
      account: atlas.accountOf(index),
      id: atlas.idOf(index),
      key: atlas.keyOf(index),
      price,
      goods,
      place,
    });
  }
  const elsewhere = random.sample(town.suppliers, 2);
  for (const supplier of suppliers) if (random.chance(0.6)) agree(town, firm, supplier, sales);
  sales.forEach((amount, month) => {
    const bill = amount * firm.industry.cost * 0.85;
    const first = suppliers.length > 0 && random.chance(0.75) ? random.pick(suppliers).account : random.pick(elsewhere);
    const share = random.chance(0.5) ? 1 : random.range(0.45, 0.75);
    pay(town, firm.account, first, exact(bill * share), moment(random, month, random.between(8, 26)), '货款');
    if (share < 1) {
      const second = suppliers.length > 1 ? random.pick(suppliers).account : random.pick(elsewhere);
      pay(
        town,
        firm.account,
        second,
        exact(bill * (1 - share)),
        moment(random, month, random.between(8, 26)),
        '材料款',
      );
    }
  });
}

/** A yearly contract with invoices by quarter and the goods that went with them. */
function agree(town: Town, firm: Firm, supplier: Counterparty, sales: readonly number[]): void {
  const { random } = town;
  const yearly = sales.slice(12).reduce((sum, amount) => sum + amount, 0) * firm.industry.cost * random.range(0.2, 0.5);
  const quarters = random.sample([1, 2, 3, 4], random.between(1, 3));
  const invoices = quarters.map((quarter) => ({
    amount: exact(yearly / quarters.length),
    on: date(2025, quarter * 3, random.between(2, 24)),
  }));
  const shipped = supplier.place > 0;
  deal(town, supplier, firm, supplier, {
    amount: rounded(yearly),
    signedOn: date(2025, 1, random.between(3, 28)),
    invoices,
    shipped,
  });
}

function overheads(town: Town, firm: Firm, sales: readonly number[], landlords: readonly Firm[]): void {
  const { random, atlas } = town;
  const landlord = landlords.length > 0 ? random.pick(landlords) : null;
  const rentTo = landlord === null || landlord.clan === firm.clan ? random.pick(town.suppliers) : landlord.account;
  const rent = rounded(firm.sales * random.range(0.01, 0.03) * 0.25);
  const power = firm.industry.makes ? 0.03 : 0.006;
  for (let month = 0; month < MONTHS; month++) {
    if (month % 3 === 0) pay(town, firm.account, rentTo, rent, moment(random, month, 5), '房租');
    if (month % 3 === 2) {
      const quarter = (sales[month - 2] as number) + (sales[month - 1] as number) + (sales[month] as number);
      pay(
        town,
        firm.account,
        atlas.institution('tax').account,
        exact(quarter * 0.032),
        moment(random, month, 14),
        '税款',
        '税库银',
      );
    }
    if (month % 2 === 1) {
      const used = (sales[month - 1] as number) + (sales[month] as number);
      pay(
        town,
        firm.account,
        atlas.institution('electricity').account,
        exact(used * power * random.range(0.92, 1.08)),
        moment(random, month, 20),
        '电费',
        '代扣',
      );
    }
    if (month % 4 === 1) {
      withdraw(
        town,
        firm.account,
        town.cash,
        random.between(5, 40) * 1000 * YUAN,
        moment(random, month, random.between(2, 26)),
      );
    }
  }
}

/** Wages on the tenth or fifteenth, a bonus before the new year. The wages of a few are paid to accounts that are known here. */
export function payroll(town: Town): void {
  const { random } = town;
  for (const firm of town.firms) {
    if (!firm.statement || firm.leftOut.has('payroll')) continue;
    const payday = random.pick([10, 15]);
    const staff = Array.from({ length: random.between(1, 3) }, () => hire(town, firm));
    for (const { human, wage } of staff) {
      for (let month = 0; month < MONTHS; month++) {
        const bonus = month % 12 === 0 ? random.pick([1, 1.5, 2]) : 1;
        pay(
          town,
          firm.account,
          town.accountOf(human),
          exact(wage * bonus),
          moment(random, month, payday),
          '工资',
          '代发',
        );
        if (month % 6 === 4) {
          const spent = random.between(1200, 6800) * YUAN;
          pay(
            town,
            town.accountOf(human),
            town.atlas.institution('payments').account,
            spent,
            moment(random, month, payday + 6),
            '消费',
            '快捷支付',
          );
        }
      }
    }
  }
}

export function hire(town: Town, firm: Firm): { readonly human: Human; readonly wage: number } {
  const { random } = town;
  const human = town.human({ bornIn: random.between(1972, 2002) });
  town.add('worksFor', {
    from: human.id,
    to: firm.id,
    validFrom: Math.max(firm.establishedOn, date(random.between(2019, 2023), 3, 1)),
    role: random.pick(['生产', '销售', '行政', '技术']),
  });
  return { human, wage: random.between(42, 125) * 100 * YUAN };
}

/** What a subsidiary pays its parent for services, a small part of what both turn over; and what an owner earns in the firm. */
function manage(town: Town, firm: Firm): void {
  const { random } = town;
  const sister = town.firms.find(
    (other) => other.clan === firm.clan && other.index < firm.index && other.statement && !other.isCast,
  );
  if (sister !== undefined) {
    const fee = rounded(Math.min(firm.sales, sister.sales) * random.range(0.003, 0.012));
    for (let month = 2; month < MONTHS; month += 3)
      pay(town, firm.account, sister.account, fee, moment(random, month, 22), '管理服务费');
  }
  if (firm.owner !== null && random.chance(0.6)) {
    const salary = rounded(Math.min(firm.sales * 0.012, 30_000 * YUAN));
    for (let month = 1; month < MONTHS; month += 3)
      pay(town, firm.account, town.accountOf(firm.owner), salary, moment(random, month, 15), '工资', '代发');
  }
}

/** The firms of a town whose statements are known: every cast member and so many of the others that the share comes out. */
export function chooseStatements(town: Town, share: number): void {
  for (const firm of town.firms)
    if (!firm.isCast && firm.industry.code !== 'L7212' && town.random.chance(share)) firm.statement = true;
}
