import { deal, pay, WAN } from '../acts.ts';
import { DAY, date, during } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { ordinaryLoan, peoplesAccounts, relay, suppliedBy } from './scenes.ts';

/** The bank pays the supplier itself, so the supplier is made up. */
export const entrustedPaymentBreach: Pattern = {
  detector: 'entrusted-payment-breach',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C3311' });
    const payee = stage.founded(stage.spouse(owner), { industry: 'F5165', clan: owner.clan, leaveOut: ['credit'] });
    const loan = ordinaryLoan(stage, firm, {
      principal: 600 * WAN,
      disbursedOn: date(2025, 4, 22),
      paymentMode: 'entrusted',
      purpose: '采购原材料',
    });
    deal(stage, payee, firm, payee.industry, { amount: 600 * WAN, signedOn: date(2025, 4, 2) });
    relay(stage, [firm.account, payee.account, firm.account], 600 * WAN, loan.disbursedOn, [0, 5], 0.9, [
      '受托支付',
      '往来款',
    ]);
    return {
      story: {
        zh: `受托支付给${owner.name}配偶的${payee.name}，五天后九成回到借款人。`,
        en: `The entrusted payment goes to ${payee.name} of the spouse of ${owner.name}; five days later nine tenths are back.`,
      },
      members: [firm, payee],
      also: ['proceeds-return', 'circular-flow'],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5171' });
    const payee = stage.entrepreneur({ industry: 'C3812', leaveOut: ['credit'] });
    const loan = ordinaryLoan(stage, firm, {
      principal: 700 * WAN,
      disbursedOn: date(2025, 6, 10),
      paymentMode: 'entrusted',
      purpose: '采购商品',
    });
    deal(stage, payee.firm, firm, payee.firm.industry, {
      amount: 700 * WAN,
      signedOn: date(2025, 5, 20),
      invoices: [{ amount: 700 * WAN, on: date(2025, 6, 18) }],
      shipped: false,
    });
    relay(stage, [firm.account, payee.firm.account], 700 * WAN, loan.disbursedOn, [0], 1, ['受托支付']);
    peoplesAccounts(stage, 2).forEach((account, i) => {
      relay(
        stage,
        [payee.firm.account, account, stage.accountOf(owner)],
        (190 + 20 * i) * WAN,
        loan.disbursedOn,
        [6 + 5 * i, 7],
        0.97,
        ['劳务费', '还款'],
      );
    });
    return {
      story: {
        zh: `收款人有合同有发票，却没有发货；收款后分两路经个人转给${owner.name}。`,
        en: `The payee has contract and invoice but ships nothing; half of the money reaches ${owner.name} through two people.`,
      },
      members: [firm, payee.firm],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'E4710' });
    const payee = stage.entrepreneur({ industry: 'F5165', leaveOut: ['credit'] });
    const loan = ordinaryLoan(stage, firm, {
      principal: 1450 * WAN,
      disbursedOn: date(2025, 8, 5),
      paymentMode: 'self',
    });
    for (let i = 0; i < 3; i++)
      relay(stage, [firm.account, payee.firm.account], (482 + i * 5) * WAN, loan.disbursedOn, [i], 1, [
        i === 1 ? null : '工程款',
      ]);
    return {
      story: {
        zh: `1450万元拆成三笔略低于500万元，绕开受托支付；找不到合同。`,
        en: `¥14.5M is cut into three parts just under ¥5M to get round entrusted payment; there is no contract.`,
      },
      members: [firm, payee.firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C3812' });
      const loan = ordinaryLoan(stage, firm, {
        principal: 600 * WAN,
        disbursedOn: date(2025, 3, 25),
        paymentMode: 'entrusted',
        purpose: '采购原材料',
      });
      const seller = suppliedBy(stage, firm, 600 * WAN, loan.disbursedOn);
      pay(stage, firm.account, seller.account, 600 * WAN, during(loan.disbursedOn, 0.3), '受托支付');
      pay(stage, seller.account, stage.vendor(), 420 * WAN, during(loan.disbursedOn + 6 * DAY, 0.3), '原料款');
      return {
        story: {
          zh: `受托支付给真实供应商，供应商再付自己的上游。`,
          en: `The entrusted payment goes to a real supplier, who pays suppliers of its own.`,
        },
        members: [firm],
      };
    },
  ],
};
