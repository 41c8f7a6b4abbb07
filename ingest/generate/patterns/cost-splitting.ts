import { owns, pay, rounded, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { ordinaryLoan, suppliedBy } from './scenes.ts';

/** Costs are cut up and moved to others, so that the margin shines. */
export const costSplitting: Pattern = {
  detector: 'cost-splitting',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'E5011' });
    const payees = ['F5165', 'F5174', 'L7299'].map((industry) =>
      stage.founded(owner, { industry, leaveOut: ['credit'] }),
    );
    ordinaryLoan(stage, firm, {});
    for (const month of [3, 6, 9]) {
      payees.forEach((payee, i) => {
        pay(stage, firm.account, payee.account, (46 + i) * WAN, during(date(2025, month, 10 + i * 2), 0.4), '材料款');
      });
    }
    return {
      story: {
        zh: `每季度把一笔140万元的材料费拆给同一股东的三家公司，每笔不到50万元。`,
        en: `Each quarter ¥1.4M of material is cut into three parts below ¥500,000, to three firms of the same owner.`,
      },
      members: [firm, ...payees],
      also: ['related-party-transaction'],
    };
  },

  hard(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C1432' });
    const boss = stage.human();
    const holding = stage.founded(boss, { industry: 'L7299', leaveOut: ['trade', 'payroll', 'credit'] });
    const payees = ['F5121', 'C2231'].map((industry) => {
      const payee = stage.firm({ industry, clan: boss.clan, leaveOut: ['credit'] });
      owns(stage, holding, payee, 0.8);
      owns(stage, stage.human(), payee, 0.2);
      return payee;
    });
    ordinaryLoan(stage, firm, {});
    for (const month of [2, 5, 8, 11]) {
      for (let i = 0; i < 4; i++) {
        const amount = rounded(stage.random.range(31, 48) * WAN);
        pay(
          stage,
          firm.account,
          payees[i % 2]!.account,
          amount,
          during(date(2025, month, 14) + Math.floor(i * 1.6) * DAY, 0.5),
          ['原料款', '包装费', '运费', '加工费'][i]!,
        );
      }
    }
    return {
      story: {
        zh: `一周四笔、名目各异，收款方两家由同一控股公司持有。`,
        en: `Four payments a week under four names, to two firms that one holding owns.`,
      },
      members: [firm, ...payees],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C2110' });
    const payee = stage.entrepreneur({ industry: 'F5165', leaveOut: ['credit'] });
    const second = stage.town.secondAccount(payee.firm.id, date(2023, 5, 8), '一般户', 'XLB');
    ordinaryLoan(stage, firm, {});
    for (const month of [4, 10]) {
      for (let i = 0; i < 4; i++) {
        const account = i % 2 === 0 ? payee.firm.account : second;
        pay(
          stage,
          firm.account,
          account,
          rounded(stage.random.range(44, 49.5) * WAN),
          during(date(2025, month, 20) + i * DAY, 0.5),
          i === 2 ? null : '板材',
        );
      }
    }
    return {
      story: {
        zh: `四天四笔，收款人用两个账户，其中一笔没有摘要。`,
        en: `Four payments in four days to two accounts of one payee, one without a purpose.`,
      },
      members: [firm, payee.firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'F5212' });
      ordinaryLoan(stage, firm, {});
      for (let i = 0; i < 4; i++) {
        const on = date(2025, 5, 6) + i * 2 * DAY;
        const seller = suppliedBy(stage, firm, 38 * WAN, on);
        pay(stage, firm.account, seller.account, 38 * WAN, during(on, 0.5), '货款');
      }
      return {
        story: {
          zh: `节前一周向四家互不相干的供应商付货款，各有合同发票。`,
          en: `Before a holiday four unrelated suppliers are paid within a week, each with contract and invoice.`,
        },
        members: [firm],
      };
    },
  ],
};
