import { deal, exact, owns, pay, rounded, WAN } from '../acts.ts';
import { DAY, date } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { heldThrough, ordinaryLoan, passOn, strangers } from './scenes.ts';

/** Money goes out for "goods", passes friends, and comes home: the turnover looks twice what it is. */
export const circularFlow: Pattern = {
  detector: 'circular-flow',

  easy(stage) {
    const owner = stage.human();
    const firms = ['C3484', 'F5171', 'F5174'].map((industry) =>
      stage.founded(owner, { industry, leaveOut: ['credit'] }),
    );
    ordinaryLoan(stage, firms[0]!, {});
    const route = [...firms, firms[0]!].map(({ account }) => account);
    const amount = rounded(firms[0]!.sales * 0.06);
    for (const start of [70, 118, 190])
      passOn(stage, route, amount, [start, start + 1, start + 3], 0.96, ['货款', '采购款', '往来款']);
    return {
      story: {
        zh: `${owner.name}控制的三家公司三次把同一笔钱转一圈，做大流水。`,
        en: `Three firms of ${owner.name} send the same money round three times to swell their turnover.`,
      },
      members: firms,
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C1811', leaveOut: ['credit'] });
    const { firm: held } = heldThrough(stage, owner, 'F5132', 0.6);
    const friend = stage.entrepreneur({ industry: 'C1711', leaveOut: ['credit'] });
    const driver = stage.human();
    const wife = stage.spouse(owner);
    ordinaryLoan(stage, firm, {});
    const second = stage.town.secondAccount(firm.id, date(2022, 4, 6), '一般户', 'DHB');
    const route = [
      firm.account,
      friend.firm.account,
      stage.accountOf(driver),
      held.account,
      stage.accountOf(wife),
      second,
    ];
    passOn(stage, route, exact(firm.sales * 0.043), [96, 101, 108, 113, 121], 0.93, [
      '面料款',
      '运费',
      '还款',
      '往来款',
      '借款',
    ]);
    passOn(stage, route, exact(firm.sales * 0.037), [221, 229, 233, 240, 247], 0.94, [
      '面料款',
      '劳务费',
      '还款',
      '借款',
      '往来款',
    ]);
    return {
      story: {
        zh: `${owner.name}的货款经朋友的厂、司机和妻子的个人账户、另一家控股公司，三周多后回到${firm.name}在他行的账户，每一手都少几个点。`,
        en: `A payment of ${owner.name} passes a friend's mill, a driver, another held firm and the spouse, and is back at an account of ${firm.name} with another bank after three weeks, a little less at every hand.`,
      },
      members: [firm, friend.firm, held, driver, wife],
    };
  },

  noisy(stage) {
    const [first, second, third] = strangers(stage, 3, ['F5165', 'F5171', 'E5011']);
    const unknown = stage.town.account('外部账户', 'XLB');
    ordinaryLoan(stage, first!.firm, {});
    const amount = stage.random.between(180, 420) * WAN + stage.random.between(1, 9) * 1000 * 100;
    const hops = [first!.firm.account, second!.firm.account, unknown, third!.firm.account, first!.firm.account];
    const days = [152, 151, 158, 149];
    for (let i = 0; i < 4; i++) {
      const at = date(2025, 1, 1) + days[i]! * DAY + (10 + i) * 3_600_000;
      pay(stage, hops[i]!, hops[i + 1]!, exact(amount * (1 - 0.002 * i)), at, i === 2 ? null : '货款');
    }
    return {
      story: {
        zh: `三家约好对转走账，中间经过一个不知户名的账户；各行流水入账日期有先有后，次序已乱。`,
        en: `Three firms pass money round by agreement, once through an account whose holder is unknown; the statements came late, so the dates are out of order.`,
      },
      members: [first!.firm, second!.firm, third!.firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'F5171' });
      const { firm: buyer } = stage.entrepreneur({ industry: 'C3812' });
      ordinaryLoan(stage, firm, {});
      const amount = rounded(firm.sales * 0.05);
      const at = stage.on(5, 13);
      pay(stage, buyer.account, firm.account, amount, at, '设备款');
      pay(stage, firm.account, buyer.account, amount, at + 4 * DAY, '退款');
      return {
        story: {
          zh: `设备不合格，${firm.name}四天后把货款原路退还${buyer.name}。`,
          en: `The machine was faulty: ${firm.name} sends the price back to ${buyer.name} four days later.`,
        },
        members: [firm, buyer],
      };
    },
    (stage) => {
      const owner = stage.human();
      const treasury = stage.founded(owner, {
        name: `${stage.county}${owner.surname}氏集团有限公司`,
        industry: 'L7299',
        leaveOut: ['trade'],
        sales: 30_000_000,
      });
      const members = ['C3484', 'C3311', 'F5171'].map((industry) => {
        const firm = stage.firm({ clan: owner.clan, industry });
        firm.owner = owner;
        owns(stage, treasury, firm, 1);
        stage.add('controls', { from: treasury.id, to: firm.id, validFrom: date(2022, 1, 1), basis: 'declared' });
        return firm;
      });
      ordinaryLoan(stage, members[0]!, {});
      for (let month = 1; month <= 12; month++) {
        for (const firm of members) {
          const amount = rounded(firm.sales * 0.02);
          const at = stage.on(month, 24);
          pay(stage, firm.account, treasury.account, amount, at, '资金归集', '资金池');
          pay(stage, treasury.account, firm.account, rounded(amount * 0.95), at + 5 * DAY, '资金下拨', '资金池');
        }
      }
      return {
        story: {
          zh: `集团设有申报过的资金池：${treasury.name}每月归集、下拨。`,
          en: `A group with a declared cash pool: ${treasury.name} sweeps and funds its members every month.`,
        },
        members: [treasury, ...members],
      };
    },
    (stage) => {
      const [grain, food] = strangers(stage, 2, ['C1311', 'C1432']);
      ordinaryLoan(stage, grain!.firm, {});
      const season = date(2025, 9, 8);
      const amount = rounded(grain!.firm.sales * 0.06);
      const once = (price: number) => ({
        amount: price,
        signedOn: season - 20 * DAY,
        invoices: [{ amount: price, on: season + 4 * DAY }],
      });
      deal(stage, grain!.firm, food!.firm, grain!.firm.industry, once(amount));
      deal(stage, food!.firm, grain!.firm, food!.firm.industry, once(rounded(amount * 0.85)));
      pay(stage, food!.firm.account, grain!.firm.account, amount, season + 10 * 3_600_000, '大米款');
      pay(stage, grain!.firm.account, food!.firm.account, rounded(amount * 0.85), season + 6 * DAY, '年货采购');
      return {
        story: {
          zh: `秋收时节，${grain!.firm.name}卖米给${food!.firm.name}，又采购其食品作年货：两笔都有合同、发票和运单。`,
          en: `At harvest ${grain!.firm.name} sells rice to ${food!.firm.name} and buys its food for the holidays: both with contract, invoice and waybill.`,
        },
        members: [grain!.firm, food!.firm],
      };
    },
  ],
};
