/**
 * What happens to honest firms and looks a little odd: goods sent back, money between one's own accounts, an owner who
 * helps out for some months, two traders who buy from each other, friends of friends who guarantee. None of it is planted
 * and none of it is labelled: a detector has to live with it.
 */
import { deal, exact, guarantee, pay, rounded, WAN } from '../acts.ts';
import { DAY, date, during, HORIZON } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Random } from '../random.ts';
import type { Town } from '../town.ts';

const someDay = (random: Random): number => date(2024, 1, 8) + random.between(0, 690) * DAY;

export function happen(town: Town): void {
  const ordinary = town.firms.filter((firm) => !firm.isCast && firm.statement);
  for (const firm of ordinary) {
    const { random } = town;
    if (random.chance(0.08)) sendBack(town, firm);
    if (random.chance(0.15)) ownAccounts(town, firm);
    if (random.chance(0.1)) ownerHelps(town, firm);
    if (random.chance(0.03)) tradeBothWays(town, firm, random.pick(ordinary));
    if (random.chance(0.05)) friendlyLoan(town, firm, random.pick(ordinary));
  }
  employeesGuarantee(town);
}

function sendBack(town: Town, firm: Firm): void {
  const { random } = town;
  const customer = random.pick(town.customers);
  const amount = exact(firm.sales * random.range(0.002, 0.02));
  const day = someDay(random);
  pay(town, customer, firm.account, amount, during(day, 0.3), '货款', '跨行转账');
  const part = random.chance(0.6) ? 1 : random.range(0.1, 0.6);
  pay(
    town,
    firm.account,
    customer,
    exact(amount * part),
    during(day + random.between(1, 12) * DAY, 0.6),
    random.pick(['退款', '退货款', '质量扣款退回']),
  );
}

function ownAccounts(town: Town, firm: Firm): void {
  const { random } = town;
  const second = town.secondAccount(
    firm.id,
    date(random.between(2015, 2023), 5, 11),
    '一般户',
    random.pick(['LJB', 'DHB', 'XLB']),
  );
  for (let i = random.between(2, 6); i > 0; i--) {
    const amount = rounded(firm.sales * random.range(0.004, 0.03));
    const day = someDay(random);
    pay(town, firm.account, second, amount, during(day, 0.2), '划转');
    if (random.chance(0.7))
      pay(town, second, firm.account, amount, during(day + random.between(1, 25) * DAY, 0.5), '划转');
  }
}

/** A shareholder lends to the firm and is repaid when the season is over. */
function ownerHelps(town: Town, firm: Firm): void {
  if (firm.owner === null) return;
  const { random } = town;
  const amount = rounded(firm.sales * random.range(0.008, 0.03));
  const day = date(2024, 1, 8) + random.between(0, 500) * DAY;
  const account = town.accountOf(firm.owner);
  pay(town, account, firm.account, amount, during(day, 0.2), '股东借款', '手机银行');
  pay(town, firm.account, account, amount, during(day + random.between(45, 190) * DAY, 0.4), '归还股东借款');
}

/** Each sells what the other needs; sometimes there is a contract for it, sometimes a handshake. */
function tradeBothWays(town: Town, firm: Firm, other: Firm): void {
  if (other.clan === firm.clan) return;
  const { random } = town;
  const scale = Math.min(firm.sales, other.sales);
  for (const [seller, buyer, count] of [
    [firm, other, random.between(4, 9)],
    [other, firm, random.between(1, 4)],
  ] as const) {
    const amounts = Array.from({ length: count }, () => exact(scale * random.range(0.003, 0.012)));
    for (const amount of amounts)
      pay(town, buyer.account, seller.account, amount, during(someDay(random), random.unit()), '货款');
    if (random.chance(0.7)) {
      deal(town, seller, buyer, seller.industry, {
        amount: amounts.reduce((sum, amount) => sum + amount),
        signedOn: date(2024, 1, 5),
        months: 24,
      });
    }
  }
}

/** A firm helps an unrelated one over a gap and is repaid from sales after weeks. */
function friendlyLoan(town: Town, firm: Firm, friend: Firm): void {
  if (friend.clan === firm.clan) return;
  const { random } = town;
  const amount = rounded(Math.min(firm.sales, friend.sales) * random.range(0.01, 0.04));
  const day = date(2024, 1, 8) + random.between(0, 560) * DAY;
  pay(town, friend.account, firm.account, amount, during(day, 0.3), '借款');
  pay(
    town,
    firm.account,
    friend.account,
    exact(amount * 1.01),
    during(day + random.between(20, 130) * DAY, 0.6),
    '还款',
  );
}

/** People stand for the small loans of neighbours. They owe nothing themselves, so nothing closes behind them. */
function employeesGuarantee(town: Town): void {
  const { random } = town;
  const borrowers = town.firms.filter((firm) => !firm.isCast && firm.borrower);
  for (const firm of random.sample(borrowers, Math.floor(borrowers.length * 0.04))) {
    guarantee(town, town.human(), firm, {
      amount: random.between(10, 80) * WAN,
      from: HORIZON - random.between(40, 600) * DAY,
    });
  }
}
