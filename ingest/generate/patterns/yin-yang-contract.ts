import { deal, pay, WAN } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { ordinaryLoan, strangers } from './scenes.ts';

/** One deal, two papers: the bank sees the bigger one. */
export const yinYangContract: Pattern = {
  detector: 'yin-yang-contract',

  easy(stage) {
    const [seller, buyer] = strangers(stage, 2, ['C3812', 'E4710']).map(({ firm }) => firm);
    ordinaryLoan(stage, seller!, {});
    deal(stage, seller!, buyer!, seller!.industry, { amount: 480 * WAN, signedOn: date(2025, 3, 4), quantity: 300 });
    deal(stage, seller!, buyer!, seller!.industry, { amount: 330 * WAN, signedOn: date(2025, 3, 6), quantity: 300 });
    for (const month of [4, 7, 10])
      pay(stage, buyer!.account, seller!.account, 110 * WAN, stage.on(month, 16), '设备款');
    return {
      story: {
        zh: `同一批设备签了480万元和330万元两份合同，实付330万元。`,
        en: `Two contracts for the same goods, ¥4.8M and ¥3.3M; ¥3.3M was paid.`,
      },
      members: [seller!, buyer!],
    };
  },

  hard(stage) {
    const [seller, buyer] = strangers(stage, 2, ['C2110', 'F5212']).map(({ firm }) => firm);
    ordinaryLoan(stage, seller!, {});
    const signedOn = date(2025, 2, 12);
    const invoices = [
      { amount: 120 * WAN, on: date(2025, 4, 10) },
      { amount: 120 * WAN, on: date(2025, 8, 12) },
    ];
    deal(stage, seller!, buyer!, seller!.industry, { amount: 260 * WAN, signedOn, quantity: 2000, invoices });
    deal(stage, seller!, buyer!, seller!.industry, {
      amount: 228 * WAN,
      signedOn: date(2025, 2, 26),
      quantity: 2000,
      goods: '木质家具',
      type: '补充协议',
    });
    pay(stage, buyer!.account, seller!.account, 114 * WAN, stage.on(5, 8), '家具款');
    pay(stage, buyer!.account, seller!.account, 114 * WAN, stage.on(9, 8), '家具款');
    return {
      story: {
        zh: `主合同260万元，两周后的“补充协议”把同样的货改为228万元，发票照旧开240万元。`,
        en: `A contract of ¥2.6M, and two weeks later a "supplement" that makes it ¥2.28M for the same goods; the invoices say ¥2.4M.`,
      },
      members: [seller!, buyer!],
    };
  },

  noisy(stage) {
    const [seller, buyer] = strangers(stage, 2, ['C3021', 'E5011']).map(({ firm }) => firm);
    ordinaryLoan(stage, seller!, {});
    deal(stage, seller!, buyer!, seller!.industry, {
      amount: 300 * WAN,
      signedOn: date(2025, 5, 6),
      quantity: 5000,
      goods: '水泥制品',
    });
    deal(stage, seller!, buyer!, seller!.industry, {
      amount: 240 * WAN,
      signedOn: date(2025, 5, 20),
      quantity: 4990,
      goods: '水泥 制品(预制)',
    });
    for (const month of [6, 8]) pay(stage, buyer!.account, seller!.account, 119 * WAN, stage.on(month, 20), null);
    return {
      story: {
        zh: `两份合同货名写法略有不同、数量相差十件，金额差两成。`,
        en: `Two contracts spell the goods a little differently and differ by ten pieces, and by a fifth in price.`,
      },
      members: [seller!, buyer!],
    };
  },

  benign: [
    (stage) => {
      const [seller, buyer] = strangers(stage, 2, ['C3484', 'C3812']).map(({ firm }) => firm);
      ordinaryLoan(stage, seller!, {});
      for (const [year, amount] of [
        [2024, 200],
        [2025, 260],
      ] as const) {
        deal(stage, seller!, buyer!, seller!.industry, {
          amount: amount * WAN,
          signedOn: date(year, 1, 8),
          invoices: [{ amount: amount * WAN, on: date(year, 9, 9) }],
        });
        pay(stage, buyer!.account, seller!.account, amount * WAN, stage.on(10, 15, year), '货款');
      }
      return {
        story: {
          zh: `老客户一年一签，今年量大了三成。`,
          en: `An old customer signs year by year, this year for a third more.`,
        },
        members: [seller!, buyer!],
      };
    },
  ],
};
