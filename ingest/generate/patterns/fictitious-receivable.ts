import type { EntityId } from '../../../graph/schema/ids.ts';
import { deal, pay, register, secure, WAN } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan, strangers } from './scenes.ts';

/** Pledges an invoice to the bank for a loan of most of its face. */
function factored(stage: Stage, seller: Firm, invoice: EntityId, face: number, on: number): void {
  const loan = ordinaryLoan(stage, seller, {
    principal: Math.round(face * 0.8),
    disbursedOn: on,
    purpose: '应收账款融资',
    months: 6,
  });
  const number = invoice.slice('Invoice:'.length);
  const asset = register(
    stage,
    { registry: '中登网', number, type: 'receivable', name: '应收账款', value: face, appraisedOn: on },
    [[seller, 1]],
  );
  stage.add('claims', { from: asset, to: invoice, validFrom: on });
  secure(stage, asset, loan, { amount: face });
}

/** An invoice for goods that nobody sent, sold to the bank. */
export const fictitiousReceivable: Pattern = {
  detector: 'fictitious-receivable',

  easy(stage) {
    const [seller, buyer] = strangers(stage, 2, ['C3110', 'H6210']).map(({ firm }) => firm);
    const { invoices } = deal(stage, seller!, buyer!, seller!.industry, {
      amount: 300 * WAN,
      signedOn: date(2025, 2, 5),
      invoices: [{ amount: 300 * WAN, on: date(2025, 3, 3), status: 'voided' }],
      shipped: false,
    });
    factored(stage, seller!, invoices[0]!, 300 * WAN, date(2025, 3, 10));
    return {
      story: {
        zh: `钢厂向餐馆“卖”300万元钢材，没有运单，融资后发票作废。`,
        en: `A steel maker "sells" ¥3M of steel to a restaurant: no waybill, and the invoice was voided after the loan.`,
      },
      members: [seller!, buyer!],
    };
  },

  hard(stage) {
    const owner = stage.human();
    const seller = stage.founded(owner, { industry: 'C2929' });
    const [buyer, third] = [
      stage.founded(stage.sibling(owner), { industry: 'C2231', clan: owner.clan }),
      stage.entrepreneur({ industry: 'F5174' }).firm,
    ];
    const ring = [seller, buyer, third];
    let pledged: EntityId | undefined;
    ring.forEach((from, i) => {
      const to = ring[(i + 1) % 3]!;
      const { invoices } = deal(stage, from, to, from.industry, {
        amount: 200 * WAN,
        signedOn: date(2025, 3, 10 + i),
        invoices: [{ amount: (198 + i) * WAN, on: date(2025, 4, 8 + i) }],
        shipped: i === 1,
      });
      pledged ??= invoices[0];
    });
    factored(stage, seller, pledged!, 198 * WAN, date(2025, 4, 21));
    return {
      story: {
        zh: `三家互开发票绕一圈，买方是手足的公司，货款逾期两个账期未付。`,
        en: `Three firms invoice one another in a ring; the buyer is a sibling's, and nothing was paid for two terms.`,
      },
      members: [seller, buyer, third],
    };
  },

  noisy(stage) {
    const [seller, buyer] = strangers(stage, 2, ['C1811', 'I6513']).map(({ firm }) => firm);
    const { invoices } = deal(stage, seller!, buyer!, seller!.industry, {
      amount: 160 * WAN,
      signedOn: date(2025, 1, 15),
      invoices: [
        { amount: 158 * WAN, on: date(2025, 2, 11) },
        { amount: 2 * WAN, on: date(2025, 2, 12) },
      ],
      shipped: false,
    });
    factored(stage, seller!, invoices[0]!, 160 * WAN, date(2025, 2, 18));
    pay(stage, buyer!.account, seller!.account, 3 * WAN, stage.on(6, 10), null);
    return {
      story: {
        zh: `向软件公司开出158万元成衣发票，没有运单，只付过3万元。`,
        en: `Invoices of ¥1.58M for clothing to a software firm: no waybill, ¥30,000 paid.`,
      },
      members: [seller!, buyer!],
    };
  },

  benign: [
    (stage) => {
      const [seller, buyer] = strangers(stage, 2, ['G5431', 'C3021']).map(({ firm }) => firm);
      const { invoices } = deal(stage, seller!, buyer!, seller!.industry, {
        amount: 180 * WAN,
        signedOn: date(2025, 1, 9),
        invoices: [{ amount: 180 * WAN, on: date(2025, 3, 5) }],
        shipped: false,
      });
      factored(stage, seller!, invoices[0]!, 180 * WAN, date(2025, 3, 12));
      pay(stage, buyer!.account, seller!.account, 180 * WAN, stage.on(7, 3), '运费');
      return {
        story: {
          zh: `运输服务没有货物运单，客户晚了一个月，但付清了。`,
          en: `Freight is a service without a waybill of goods; the customer paid in full, a month late.`,
        },
        members: [seller!, buyer!],
      };
    },
  ],
};
