import { deal, pay, sue, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

/** A debt that the application leaves out. */
export const hiddenLiability: Pattern = {
  detector: 'hidden-liability',

  easy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'E4710' });
    ordinaryLoan(stage, firm, { disbursedOn: date(2025, 8, 11) });
    const bank = stage.atlas.lender('DHB');
    const id = sue(stage, [[firm, 'defendant']], {
      cause: '金融借款合同纠纷',
      filedOn: date(2025, 6, 4),
      amount: 500 * WAN,
    });
    stage.add('partyTo', { from: bank.id, to: id, validFrom: date(2025, 6, 4), role: 'plaintiff' });
    return {
      story: {
        zh: `申请时未报他行500万元逾期贷款，只见于法院立案信息。`,
        en: `An overdue loan of ¥5M at another bank was not declared; only the court's docket shows it.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C3311' });
    ordinaryLoan(stage, firm, { disbursedOn: date(2025, 7, 15) });
    const lender = stage.atlas.lender('QJX').account;
    pay(stage, lender, firm.account, 120 * WAN, stage.on(11, 12, 2024), '往来款');
    for (let month = 1; month <= 12; month++)
      pay(stage, firm.account, lender, 5.4 * WAN, during(date(2025, month, 12), 0.4), '服务费');
    return {
      story: {
        zh: `每月12日付小贷公司5.4万元“服务费”，申请材料里没有这笔借款。`,
        en: `On the 12th of each month a micro-lender is paid ¥54,000 as a "service fee"; the application knows of no such loan.`,
      },
      members: [firm],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5121' });
    ordinaryLoan(stage, firm, { disbursedOn: date(2025, 6, 24) });
    const creditor = stage.accountOf(stage.human());
    pay(stage, creditor, stage.accountOf(owner), 200 * WAN, stage.on(12, 9, 2024), null);
    for (let month = 1; month <= 12; month++) {
      if (month !== 5)
        pay(
          stage,
          stage.accountOf(owner),
          creditor,
          4 * WAN,
          during(date(2025, month, 9) + (month % 3) * DAY, 0.6),
          null,
          '手机银行',
        );
    }
    return {
      story: {
        zh: `${owner.name}向个人借入200万元，每月付息4万元，日子前后差几天，漏了一个月。`,
        en: `${owner.name} borrowed ¥2M from a person and pays ¥40,000 a month, a few days early or late, once not at all.`,
      },
      members: [owner, firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C3525' });
      ordinaryLoan(stage, firm, {});
      const lessor = stage.atlas.lender('FLZ');
      deal(
        stage,
        lessor,
        firm,
        { goods: '设备租赁', price: 30_000 },
        { amount: 36 * WAN, signedOn: date(2025, 1, 4), type: '融资租赁合同' },
      );
      for (let month = 1; month <= 12; month++)
        pay(stage, firm.account, lessor.account, 3 * WAN, during(date(2025, month, 6), 0.3), '设备租金');
      return {
        story: {
          zh: `按申报过的租赁合同每月付设备租金。`,
          en: `Monthly rent for a machine under a lease that was declared.`,
        },
        members: [firm],
      };
    },
  ],
};
