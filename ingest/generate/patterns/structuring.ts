import type { EntityId } from '../../../graph/schema/ids.ts';
import { pay, withdraw, YUAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan, peoplesAccounts } from './scenes.ts';

/** Amounts just under the ¥50,000 from which cash is reported. */
const under = (stage: Stage): number => stage.random.between(461, 498) * 100 * YUAN;

/** Sums are kept just under what would be reported. */
export const structuring: Pattern = {
  detector: 'structuring',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5212' });
    ordinaryLoan(stage, firm, {});
    for (let i = 0; i < 6; i++)
      withdraw(
        stage,
        firm.account,
        stage.town.cash,
        under(stage),
        during(date(2025, 10, 20) + Math.floor(i / 2) * DAY, 0.2 + (i % 2) * 0.5),
      );
    return {
      story: {
        zh: `${owner.name}三天取现六次，每次都略低于5万元。`,
        en: `${owner.name} draws cash six times in three days, each time a little under ¥50,000.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'E5011' });
    ordinaryLoan(stage, firm, {});
    const hands = peoplesAccounts(stage, 2);
    for (let week = 0; week < 3; week++) {
      for (let i = 0; i < 3; i++) {
        const at = during(date(2025, 9, 8) + (week * 9 + i) * DAY, 0.3 + i * 0.2);
        pay(stage, firm.account, hands[i % 2] as EntityId, under(stage), at, ['劳务费', '备用金', '报销'][i] as string);
      }
    }
    return {
      story: {
        zh: `${owner.name}隔周一轮、每轮三笔，由两个人轮流代收。`,
        en: `${owner.name} pays three sums a round, every other week, to two people who take turns.`,
      },
      members: [firm],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'H6210' });
    ordinaryLoan(stage, firm, {});
    for (let i = 0; i < 4; i++) {
      const at = during(date(2025, 11, 11) + Math.floor(i / 2) * DAY, 0.1 + i * 0.2);
      if (i === 2) withdraw(stage, firm.account, stage.town.cash, 312 * 100 * YUAN, at);
      pay(stage, firm.account, stage.town.cash, under(stage), at, null, '柜面');
    }
    return {
      story: {
        zh: `取现被记成转账、摘要为空，其间夹着一笔普通取款。`,
        en: `Cash is booked as transfers without a purpose, with an ordinary withdrawal in between.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'O8111' });
      ordinaryLoan(stage, firm, {});
      const landlord = stage.vendor();
      for (let month = 1; month <= 12; month++)
        pay(stage, firm.account, landlord, 48_000 * YUAN, during(date(2025, month, 6), 0.4), '房租');
      return {
        story: { zh: `月租恰好4.8万元。`, en: `The monthly rent happens to be ¥48,000.` },
        members: [firm],
      };
    },
  ],
};
