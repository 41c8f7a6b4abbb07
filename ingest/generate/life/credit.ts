/** Ordinary lending: loans, who stands for them, what secures them, and how a few go bad. */
import type { SignalType } from '../../../graph/schema/kinds.ts';
import { borrow, exact, guarantee, register, rounded, secure, signal, sue, WAN, YUAN } from '../acts.ts';
import { DAY, date, HORIZON } from '../calendar.ts';
import type { Firm, Human, LoanRecord } from '../cast.ts';
import { lenders } from '../institutions.ts';
import { mix } from '../random.ts';
import type { Town } from '../town.ts';
import { premises } from '../words.ts';

const PURPOSES = ['流动资金周转', '采购原材料', '采购商品', '设备购置', '厂房装修', '支付货款'];
const MODELS = ['数控车床', '注塑机', '激光切割机', '折弯机', '叉车', '印刷机', '空压机', '冲床'];

/** Lends to about half of the firms. `staff` handle the loans of the lender whose portfolio this is. */
export function lend(town: Town, staff: readonly Human[]): void {
  const { random } = town;
  for (const firm of town.firms) {
    if (firm.leftOut.has('credit') || firm.industry.code === 'L7212' || !random.chance(0.55)) continue;
    const account = firm.statement ? firm.account : undefined;
    const principal = rounded(Math.min(5000 * WAN, Math.max(10 * WAN, firm.sales * random.range(0.05, 0.28))));
    const lender = random.chance(0.8) ? 'LJB' : random.pick(lenders.slice(1, 5)).code;
    const months = random.pick([12, 12, 12, 24, 36]);
    const past = random.between(20, Math.min(700, months * 30 - 10));
    const bad = random.unit();
    const dpd = bad < 0.012 ? random.between(91, 400) : bad < 0.04 ? random.between(1, 90) : 0;
    const disbursedOn = HORIZON - past * DAY;
    const loan = borrow(town, firm, {
      lender,
      principal,
      balance: rounded(principal * random.pick([1, 1, 1, 0.8, 0.6, 0.4])),
      rate: random.between(345, 720) / 10_000,
      disbursedOn,
      months,
      purpose: random.pick(PURPOSES),
      paymentMode: principal > 500 * WAN || random.chance(0.3) ? 'entrusted' : 'self',
      status: dpd > 0 ? 'overdue' : 'active',
      dpd,
      account,
    });
    if (random.chance(0.3)) earlier(town, firm, disbursedOn, principal);
    if (lender === 'LJB')
      town.add('handles', { from: random.pick(staff).id, to: loan.id, validFrom: disbursedOn, role: '客户经理' });
    support(town, firm, loan);
    if (random.chance(0.4)) mortgage(town, firm, loan);
    if (dpd > 90) {
      const amount = exact(principal * 1.03);
      const filedOn = HORIZON - random.between(1, 60) * DAY;
      const role = random.chance(0.3) ? 'executee' : 'defendant';
      sue(town, [[firm, role]], { cause: '金融借款合同纠纷', filedOn, amount });
    }
  }
  trouble(town);
}

/** A loan that was repaid before this one: in time, from sales, and a while before the next. */
function earlier(town: Town, firm: Firm, next: number, principal: number): void {
  const { random } = town;
  const months = 12;
  const disbursedOn = next - (months * 30 + 5 + random.between(25, 120)) * DAY;
  const account = firm.statement ? firm.account : undefined;
  const earlierPrincipal = rounded(principal * random.range(0.5, 1));
  borrow(town, firm, {
    principal: earlierPrincipal,
    disbursedOn,
    months,
    status: 'settled',
    purpose: random.pick(PURPOSES),
    account,
  });
}

/** Owners stand for their firms, parents for subsidiaries, friends for friends: always one way, from one half of the clans to the other. */
function support(town: Town, firm: Firm, loan: LoanRecord): void {
  const { random } = town;
  if (firm.owner !== null && random.chance(0.45)) guarantee(town, firm.owner, firm, { amount: loan.principal, loan });
  if (!random.chance(0.14) || gives(town, firm)) return;
  const friend = random.pick(town.firms);
  const means = Math.min(friend.netAssets * 0.4, loan.principal);
  if (
    friend.isCast ||
    friend.clan === firm.clan ||
    !gives(town, friend) ||
    means < 10 * WAN ||
    town.promised.has(friend.index)
  )
    return;
  town.promised.add(friend.index);
  guarantee(town, friend, firm, { amount: rounded(means), loan });
}

const gives = (town: Town, firm: Firm): boolean => mix(town.atlas.seed, town.number, firm.clan, 31) % 2 === 0;

/** Secures a loan with what the firm or its owner has; sometimes a second lender takes what value is left. */
function mortgage(town: Town, firm: Firm, loan: LoanRecord): void {
  const { random } = town;
  const value = rounded(loan.principal * random.range(1.4, 2.6));
  const appraisedOn = loan.disbursedOn - random.between(5, 40) * DAY;
  const makes = firm.industry.makes && random.chance(0.4);
  const owner = !makes && firm.owner !== null && random.chance(0.6) ? firm.owner : firm;
  const asset = makes
    ? register(
        town,
        {
          registry: '动产融资登记',
          number: `SB${town.serial()}`,
          type: 'equipment',
          name: random.pick(MODELS),
          value,
          appraisedOn,
          serial: `${random.pick(['KH', 'TW', 'SZ', 'HN'])}${random.between(2015, 2024)}${town.serial().slice(6)}`,
        },
        [[firm, 1]],
      )
    : register(
        town,
        {
          registry: `${town.county}不动产`,
          number: `岚(${random.between(2012, 2024)})${town.county}不动产权第${town.serial()}号`,
          type: 'realEstate',
          name: random.pick(['住宅', '商铺', '厂房', '办公用房']),
          address: premises(random, town.county),
          area: random.between(70, 900),
          value,
          appraisedOn,
        },
        [[owner, 1]],
      );
  secure(town, asset, loan, { amount: loan.principal });
  if (!random.chance(0.08) || makes) return;
  const left = value - loan.principal;
  const principal = rounded(left * random.range(0.4, 0.85));
  if (principal < 10 * WAN) return;
  const on = Math.min(loan.disbursedOn + random.between(40, 200) * DAY, HORIZON - 20 * DAY);
  const second = borrow(town, firm, {
    lender: 'DHB',
    principal,
    disbursedOn: on,
    account: firm.statement ? firm.account : undefined,
  });
  secure(town, asset, second, { amount: principal, rank: 2 });
}

const TROUBLES: readonly (readonly [SignalType, string])[] = [
  ['ownerIllness', '法定代表人重病'],
  ['familyConflict', '婚姻变动'],
  ['environmentalOrder', '环保处罚'],
  ['depositInquiry', '主要供应商催款'],
  ['other', '股权变更'],
];
/** Suits over ordinary debts, and news. */
function trouble(town: Town): void {
  const { random } = town;
  for (const firm of town.firms) {
    if (firm.isCast) continue;
    if (random.chance(0.015)) {
      const plaintiff = random.pick(town.firms.filter((other) => other.clan !== firm.clan && !other.isCast));
      sue(
        town,
        [
          [plaintiff, 'plaintiff'],
          [firm, 'defendant'],
        ],
        {
          cause: random.pick(['买卖合同纠纷', '房屋租赁合同纠纷', '劳动争议', '运输合同纠纷']),
          filedOn: date(random.between(2022, 2025), random.between(1, 12), random.between(1, 28)),
          amount: random.between(2, 60) * 10_000 * YUAN,
          stage: '结案',
          outcome: '调解',
        },
      );
    }
    if (random.chance(0.02)) {
      const [type, words] = random.pick(TROUBLES);
      signal(town, firm, type, HORIZON - random.between(1, 500) * DAY, `${firm.name}：${words}`);
    }
    if (random.chance(0.01)) firm.status = random.pick(['suspended', 'deregistered', 'revoked']);
  }
}
