import { borrow, pay, repay, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { relay } from './scenes.ts';

/** A year's loan that ends on a date; its repayment is told by the story. */
function endingOn(stage: Stage, firm: Firm, principal: number, on: number) {
  firm.leftOut.add('credit');
  return borrow(stage, firm, { principal, balance: 0, disbursedOn: on - 365 * DAY, months: 12, status: 'settled' });
}
const fresh = (stage: Stage, firm: Firm, principal: number, on: number) => {
  firm.leftOut.add('credit');
  return borrow(stage, firm, {
    principal,
    disbursedOn: on,
    months: 12,
    account: firm.account,
    purpose: '流动资金周转',
  });
};

/** The borrower cannot pay, and nobody wants to write it down. */
export const evergreening: Pattern = {
  detector: 'evergreening',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'F5165' });
    const bridge = stage.entrepreneur({ industry: 'L7299', leaveOut: ['credit'] });
    const due = date(2025, 6, 16);
    const old = endingOn(stage, firm, 500 * WAN, due);
    pay(stage, bridge.firm.account, firm.account, 500 * WAN, during(due, 0.1), '借款');
    repay(stage, firm.account, old.id, 500 * WAN, during(due, 0.3));
    fresh(stage, firm, 500 * WAN, due + 2 * DAY);
    pay(stage, firm.account, bridge.firm.account, 505 * WAN, during(due + 3 * DAY, 0.3), '还款');
    return {
      story: {
        zh: `${firm.name}借过桥资金还旧贷，两天后新贷到账即归还过桥方。`,
        en: `${firm.name} repays its loan with overnight money and pays that back from the new loan two days later.`,
      },
      members: [firm, bridge.firm],
      also: ['circular-flow'],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C1711' });
    const sister = stage.founded(stage.spouse(owner), { industry: 'F5132', clan: owner.clan });
    const due = date(2025, 5, 14);
    const old = endingOn(stage, firm, 400 * WAN, due);
    fresh(stage, sister, 420 * WAN, due - 5 * DAY);
    const between = stage.accountOf(stage.human());
    relay(stage, [sister.account, between, firm.account], 390 * WAN, due, [-4, 2], 0.995, ['货款', '借款']);
    repay(stage, firm.account, old.id, 400 * WAN, during(due, 0.8));
    return {
      story: {
        zh: `由配偶的${sister.name}出面借新贷，经个人账户替${firm.name}还旧贷。`,
        en: `${sister.name} of the spouse takes a new loan, which repays the old one of ${firm.name} through a person's account.`,
      },
      members: [firm, sister],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'E5011' });
    const due = date(2025, 9, 10);
    const old = endingOn(stage, firm, 350 * WAN, due);
    const lender = stage.town.account('外部账户', 'HSB');
    pay(stage, lender, firm.account, 320 * WAN, during(due - 2 * DAY, 0.4), null);
    repay(stage, firm.account, old.id, 200 * WAN, during(due - DAY, 0.4));
    repay(stage, firm.account, old.id, 150 * WAN, during(due + 3 * DAY, 0.4));
    fresh(stage, firm, 340 * WAN, due + 5 * DAY);
    pay(stage, firm.account, lender, 325 * WAN, during(due + 7 * DAY, 0.6), null);
    return {
      story: {
        zh: `过桥方户名不详、摘要空白，还款分两笔，新贷五天后才到。`,
        en: `The bridge comes from an unknown account without a purpose, the repayment in two parts, the new loan five days later.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C1432' });
      const friend = stage.entrepreneur({ industry: 'C1311', leaveOut: ['credit'] });
      const due = date(2025, 4, 9);
      const old = endingOn(stage, firm, 150 * WAN, due);
      pay(stage, friend.firm.account, firm.account, 150 * WAN, during(due, 0.1), '借款');
      repay(stage, firm.account, old.id, 150 * WAN, during(due, 0.3));
      for (let i = 1; i <= 4; i++)
        pay(stage, stage.customer(), firm.account, 42 * WAN, during(due + i * 12 * DAY, 0.4), '货款');
      pay(stage, firm.account, friend.firm.account, 151 * WAN, during(due + 55 * DAY, 0.3), '还款');
      return {
        story: {
          zh: `向朋友周转还贷，两个月内用销售回款归还，没有再贷。`,
          en: `A friend helps out, and is repaid from sales within two months; there is no new loan.`,
        },
        members: [firm, friend.firm],
      };
    },
  ],
};
