import type { EntityId } from '../../../graph/schema/ids.ts';
import { pay, rounded, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

/** A second account with a sign of life long ago. */
function asleep(stage: Stage, firm: Firm): EntityId {
  const account = stage.town.secondAccount(firm.id, date(2021, 6, 9), '一般户');
  pay(stage.town, stage.customer(), account, 1 * WAN, stage.on(2, 20, 2024), '货款');
  return account;
}

function burst(
  stage: Stage,
  account: EntityId,
  count: number,
  start: number,
  days: number,
  purpose: string | null,
  high = 60,
): void {
  for (let i = 0; i < count; i++) {
    const amount = rounded(stage.random.range(high / 4, high) * WAN);
    const at = during(start + Math.floor((i * days) / count) * DAY, (i % 5) / 6);
    if (i % 2 === 0) pay(stage, stage.customer(), account, amount, at, purpose);
    else pay(stage, account, stage.vendor(), amount, at, purpose);
  }
}

/** An account sleeps for a year and wakes for one week. */
export const dormantBurst: Pattern = {
  detector: 'dormant-burst',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'F5174' });
    ordinaryLoan(stage, firm, {});
    burst(stage, asleep(stage, firm), 18, date(2025, 10, 13), 5, '货款');
    return {
      story: {
        zh: `沉睡一年半的账户五天进出18笔。`,
        en: `An account that slept for a year and a half has 18 transfers in five days.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C2231' });
    ordinaryLoan(stage, firm, {});
    burst(stage, asleep(stage, firm), 11, date(2025, 6, 9), 7, '材料款', 12);
    return {
      story: {
        zh: `金额不大，一周11笔，与平日货款相仿。`,
        en: `Eleven transfers in a week, none larger than everyday bills.`,
      },
      members: [firm],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C1811' });
    ordinaryLoan(stage, firm, {});
    const account = asleep(stage, firm);
    burst(stage, account, 14, date(2025, 8, 18), 6, null);
    pay(stage.town, account, stage.town.cash, 20_00, stage.on(3, 21), '账户管理费', '扣费');
    return {
      story: {
        zh: `休眠期间扣过一笔管理费，唤醒后交易没有摘要。`,
        en: `A bank fee was taken while it slept; after it woke no transfer has a purpose.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'A0111' });
      ordinaryLoan(stage, firm, {});
      const account = stage.town.secondAccount(firm.id, date(2020, 8, 3), '收购专户');
      for (const year of [2024, 2025]) burst(stage, account, 14, date(year, 9, 22), 6, '收购款', 20);
      return {
        story: {
          zh: `粮食收购专户一年只在秋收时使用。`,
          en: `An account for buying grain is used at harvest only, every year.`,
        },
        members: [firm],
      };
    },
  ],
};
