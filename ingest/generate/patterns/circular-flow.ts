import { deal, exact, owns, pay, rounded, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import { type Firm, type Human, isFirm } from '../cast.ts';
import type { Pattern, Stage, Told } from '../stage.ts';
import { heldThrough, ordinaryLoan, relay, strangers } from './scenes.ts';

const some = (stage: Stage): readonly string[] =>
  stage.random.sample(['货款', '采购款', '往来款', '材料款', '借款', '还款', '服务费'], 4);
const startIn2025 = (stage: Stage): number => date(2025, 1, 6) + stage.random.between(0, 300) * DAY;

/** The sum is cut in two, goes two ways, and is put together again. */
function splitAndMerged(stage: Stage): Told {
  const { random } = stage;
  const owner = stage.human();
  const firm = stage.founded(owner, { industry: 'C3484', leaveOut: ['credit'] });
  const hub = stage.founded(owner, { industry: 'F5171', leaveOut: ['credit'] }, 0.8);
  const ways = strangers(stage, 2, ['F5174', 'C3311']);
  ordinaryLoan(stage, firm, {});
  for (let i = 0; i < 2; i++) {
    const amount = rounded(firm.sales * random.range(0.06, 0.1));
    const start = startIn2025(stage);
    const part = random.range(0.35, 0.65);
    relay(
      stage,
      [firm.account, ways[0]!.firm.account, hub.account],
      amount * part,
      start,
      [0, random.between(2, 5)],
      0.98,
      some(stage),
    );
    relay(
      stage,
      [firm.account, ways[1]!.firm.account, hub.account],
      amount * (1 - part),
      start,
      [1, random.between(2, 6)],
      0.97,
      some(stage),
    );
    relay(stage, [hub.account, firm.account], amount * 0.95, start, [random.between(9, 14)], 1, ['货款']);
  }
  return {
    story: {
      zh: `${firm.name}把一笔钱拆成两路付给两家熟人，在${hub.name}汇合后整笔转回。`,
      en: `${firm.name} cuts a sum in two, pays two friends, and gets it back whole from ${hub.name}, where both parts meet.`,
    },
    members: [firm, hub, ...ways.map((way) => way.firm)],
  };
}

/** Money goes out for "goods", passes friends, and comes home: the turnover looks twice what it is. */
export const circularFlow: Pattern = {
  detector: 'circular-flow',

  easy(stage) {
    const { random } = stage;
    const owner = stage.human();
    const industries = ['C3484', 'F5171', 'F5174', 'C3311'].slice(0, random.between(3, 4));
    const firms = industries.map((industry) => stage.founded(owner, { industry, leaveOut: ['credit'] }));
    ordinaryLoan(stage, firms[0]!, {});
    const route = [...firms, firms[0]!].map(({ account }) => account);
    const amount = rounded(firms[0]!.sales * random.range(0.04, 0.09));
    let start = date(2025, 1, 10) + random.between(0, 60) * DAY;
    for (let i = random.between(2, 4); i > 0; i--) {
      relay(
        stage,
        route,
        amount,
        start,
        [0, random.between(0, 2), random.between(1, 3)],
        random.range(0.94, 0.99),
        some(stage),
      );
      start += random.between(20, 75) * DAY;
    }
    return {
      story: {
        zh: `${owner.name}控制的${firms.length}家公司几次把同一笔钱转一圈，做大流水。`,
        en: `${firms.length} firms of ${owner.name} send the same money round again and again to swell their turnover.`,
      },
      members: firms,
    };
  },

  hard(stage) {
    if (stage.random.chance(0.3)) return splitAndMerged(stage);
    const { random } = stage;
    const { owner, firm } = stage.entrepreneur({ industry: 'C1811', leaveOut: ['credit'] });
    const { firm: held } = heldThrough(stage, owner, 'F5132', random.pick([0.55, 0.6, 0.7]));
    held.leftOut.add('credit');
    const friend = stage.entrepreneur({ industry: 'C1711', leaveOut: ['credit'] });
    const driver = stage.human();
    const wife = stage.spouse(owner);
    ordinaryLoan(stage, firm, {});
    const second = stage.town.secondAccount(firm.id, date(2022, 4, 6), '一般户', 'DHB');
    const hands = random.sample<Firm | Human>(
      [friend.firm, driver, held, wife, stage.human(), stage.human()],
      random.between(3, 6),
    );
    const between = hands.map((hand) => (isFirm(hand) ? hand.account : stage.accountOf(hand)));
    const route = [firm.account, ...between, second];
    for (let i = 0; i < 2; i++) {
      const gaps = between.map(() => random.between(1, Math.floor(27 / route.length)));
      relay(
        stage,
        route,
        exact(firm.sales * random.range(0.03, 0.05)),
        startIn2025(stage),
        [0, ...gaps],
        random.range(0.9, 0.96),
        some(stage),
      );
    }
    return {
      story: {
        zh: `${owner.name}的货款经${between.length}个账户——朋友的厂、个人卡、另一家控股公司——两三周后回到${firm.name}在他行的账户，每一手都少几个点。`,
        en: `A payment of ${owner.name} passes ${between.length} accounts (a friend's mill, people, another held firm) and is back at an account of ${firm.name} with another bank weeks later, a little less at every hand.`,
      },
      members: [firm, ...hands],
    };
  },

  noisy(stage) {
    const { random } = stage;
    const firms = strangers(stage, random.between(2, 4), ['F5165', 'F5171', 'E5011', 'C3021']).map(({ firm }) => firm);
    ordinaryLoan(stage, firms[0]!, {});
    const unknown = stage.town.account('外部账户', 'XLB');
    const amount = random.between(180, 420) * WAN + random.between(1, 99) * 1000 * 100;
    const route = [...firms.map(({ account }) => account), unknown, firms[0]!.account];
    const start = startIn2025(stage);
    const late = random.sample(route.map((_, i) => i).slice(0, -1), route.length - 1);
    for (let i = 0; i + 1 < route.length; i++) {
      const at = during(start + late[i]! * random.between(2, 5) * DAY, random.unit());
      pay(
        stage,
        route[i]!,
        route[i + 1]!,
        exact(amount * (1 - 0.001 * random.between(0, 4))),
        at,
        random.chance(0.4) ? null : '货款',
      );
    }
    return {
      story: {
        zh: `${firms.length}家约好对转走账，中间经过一个不知户名的账户；各行流水入账日期有先有后，次序已乱。`,
        en: `${firms.length} firms pass money round by agreement, once through an account whose holder is unknown; the statements came late, so the dates are out of order.`,
      },
      members: firms,
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'F5171' });
      const { firm: buyer } = stage.entrepreneur({ industry: 'C3812' });
      ordinaryLoan(stage, firm, {});
      const amount = rounded(firm.sales * stage.random.range(0.02, 0.08));
      const at = stage.on(stage.random.between(1, 11), 13);
      pay(stage, buyer.account, firm.account, amount, at, '设备款');
      pay(stage, firm.account, buyer.account, amount, at + stage.random.between(2, 6) * DAY, '退款');
      return {
        story: {
          zh: `设备不合格，${firm.name}几天后把货款原路退还${buyer.name}。`,
          en: `The machine was faulty: ${firm.name} sends the price back to ${buyer.name} some days later.`,
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
          const at = stage.on(month, 23);
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
      const [grain, food] = strangers(stage, 2, ['C1311', 'C1432']).map(({ firm }) => firm);
      ordinaryLoan(stage, grain!, {});
      const season = date(2025, 9, 8) + stage.random.between(0, 20) * DAY;
      const amount = rounded(grain!.sales * 0.06);
      const back = rounded(amount * stage.random.range(0.75, 1));
      const once = (price: number) => ({
        amount: price,
        signedOn: season - 20 * DAY,
        invoices: [{ amount: price, on: season + 4 * DAY }],
      });
      deal(stage, grain!, food!, grain!.industry, once(amount));
      deal(stage, food!, grain!, food!.industry, once(back));
      pay(stage, food!.account, grain!.account, amount, during(season, 0.2), '大米款');
      pay(stage, grain!.account, food!.account, back, during(season + 6 * DAY, 0.5), '年货采购');
      return {
        story: {
          zh: `秋收时节，${grain!.name}卖米给${food!.name}，又采购其食品作年货：两笔都有合同、发票和运单。`,
          en: `At harvest ${grain!.name} sells rice to ${food!.name} and buys its food for the holidays: both with contract, invoice and waybill.`,
        },
        members: [grain!, food!],
      };
    },
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C3525' });
      ordinaryLoan(stage, firm, {});
      const second = stage.town.secondAccount(firm.id, date(2021, 3, 2), '一般户', 'XLB');
      const third = stage.town.secondAccount(firm.id, date(2023, 3, 2), '保证金户');
      for (let month = 1; month <= 12; month++) {
        relay(
          stage,
          [firm.account, second, third, firm.account],
          rounded(firm.sales * 0.03),
          date(2025, month, 6),
          [0, 2, 4],
          1,
          ['划转'],
        );
      }
      return {
        story: {
          zh: `${firm.name}在自己的三个账户之间调拨资金。`,
          en: `${firm.name} moves money among three accounts of its own.`,
        },
        members: [firm],
      };
    },
  ],
};
