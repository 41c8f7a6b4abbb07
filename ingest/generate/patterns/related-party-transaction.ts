import { deal, exact, kin, office, owns, pay, rounded, uses } from '../acts.ts';
import { date, during, workday } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

/** Pays `total` in so many months of 2025 under the name of trade, each time something else. */
function trickle(stage: Stage, from: Firm, to: Firm, total: number, months: readonly number[], purpose = '货款'): void {
  const { random } = stage;
  for (const month of months) {
    const amount = rounded((total / months.length) * random.range(0.85, 1.15));
    pay(stage, from.account, to.account, amount, stage.on(month, random.between(4, 25)), purpose);
  }
}

const EVERY_MONTH = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** An owner who wants a bigger loan lets a second firm of theirs buy from the first and sends half of the money back. */
export const relatedPartyTransaction: Pattern = {
  detector: 'related-party-transaction',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C3484' });
    const other = stage.founded(owner, { industry: 'F5171' }, 0.9);
    owns(stage, stage.spouse(owner), other, 0.1);
    ordinaryLoan(stage, firm, { purpose: '采购原材料' });
    const total = firm.sales * stage.random.range(0.62, 1.1);
    const months = stage.random.sample(EVERY_MONTH, stage.random.between(6, 12));
    deal(stage, firm, other, firm.industry, { amount: rounded(total), signedOn: date(2025, 1, 6) });
    trickle(stage, other, firm, total, months);
    trickle(stage, firm, other, total * stage.random.range(0.5, 0.95), EVERY_MONTH, '材料款');
    return {
      story: {
        zh: `${owner.name}为申请更高额度，让名下${other.name}向${firm.name}“采购”，再把大半货款转回。`,
        en: `${owner.name} wants a higher limit: ${other.name}, also theirs, "buys" from ${firm.name} and gets most of the money back.`,
      },
      members: [firm, other],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C1811' });
    const brother = stage.sibling(owner);
    const holding = stage.founded(brother, { industry: undefined, leaveOut: ['trade', 'payroll'] });
    const middle = stage.firm({ clan: owner.clan, leaveOut: ['trade', 'payroll', 'offices'] });
    const buyer = stage.firm({ clan: owner.clan, industry: 'F5132' });
    owns(stage, holding, middle, 0.6);
    owns(stage, stage.human(), middle, 0.4);
    owns(stage, middle, buyer, 0.55);
    owns(stage, stage.human(), buyer, 0.45);
    office(stage, stage.human(), buyer, 'legalRepresentative');
    const second = stage.founded(stage.spouse(owner), { industry: 'F5212', clan: owner.clan });
    ordinaryLoan(stage, firm, {});
    trickle(stage, buyer, firm, firm.sales * stage.random.range(0.28, 0.4), [1, 2, 4, 5, 7, 8, 9, 11, 12]);
    trickle(stage, second, firm, firm.sales * stage.random.range(0.25, 0.35), [1, 3, 4, 6, 7, 9, 10, 12]);
    trickle(stage, firm, second, firm.sales * 0.1, [3, 6, 10], '往来款');
    return {
      story: {
        zh: `${owner.name}的兄弟隔两层公司持有${buyer.name}，配偶经营${second.name}；两家合计约三成“销售”撑起${firm.name}的流水。`,
        en: `The brother of ${owner.name} holds ${buyer.name} through two layers and the spouse runs ${second.name}: together they make over a third of the receipts of ${firm.name}.`,
      },
      members: [firm, buyer, second],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C2929', leaveOut: ['identifiers'] });
    const misspelt = stage.human({
      name: `${owner.surname}${[...owner.name].slice(owner.surname.length).reverse().join('')}`,
    });
    const other = stage.founded(misspelt, { industry: 'F5174', leaveOut: ['identifiers'] });
    for (const [who, purpose] of [
      [firm, '注册地址'],
      [other, '经营地址'],
    ] as const) {
      uses(stage, who.id, 'address', firm.address, purpose);
      uses(stage, who.id, 'phone', owner.phone, '财务电话');
      uses(stage, who.id, 'email', `cw${owner.key.slice(-6)}@example.com`, '开票邮箱');
    }
    kin(stage, owner, misspelt, 'other', 0.6);
    ordinaryLoan(stage, firm, {});
    trickle(stage, other, firm, firm.sales * stage.random.range(0.55, 1), EVERY_MONTH);
    trickle(stage, firm, other, firm.sales * 0.6, EVERY_MONTH, '往来款');
    return {
      story: {
        zh: `${other.name}登记在一位姓名写法不同的亲戚名下，却与${firm.name}同址、同电话、同邮箱，互相走账。`,
        en: `${other.name} is registered to a relative under another spelling, yet shares address, phone and mailbox with ${firm.name}; they pass money to and fro.`,
      },
      members: [firm, other],
    };
  },

  benign: [
    (stage) => {
      const { owner, firm } = stage.entrepreneur({ industry: 'H6210', sales: 6_000_000, leaveOut: ['payroll'] });
      ordinaryLoan(stage, firm, {});
      for (const relative of [stage.spouse(owner), stage.sibling(owner), stage.child(owner)]) {
        stage.add('worksFor', { from: relative.id, to: firm.id, validFrom: date(2021, 3, 1), role: '家族成员' });
        for (const month of EVERY_MONTH) {
          const at = during(workday(date(2025, month, 10)), 0.3);
          pay(
            stage,
            firm.account,
            stage.accountOf(relative),
            exact(stage.random.between(70, 95) * 10_000),
            at,
            '工资',
            '代发',
          );
        }
      }
      return {
        story: {
          zh: `家庭餐馆：${owner.name}的亲属在${firm.name}上班领工资。`,
          en: `A family restaurant: relatives of ${owner.name} work at ${firm.name} and draw wages.`,
        },
        members: [firm],
      };
    },
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C2231' });
      const { firm: other } = stage.entrepreneur({ industry: 'C1432' });
      ordinaryLoan(stage, firm, {});
      deal(stage, firm, other, firm.industry, {
        amount: rounded(firm.sales * 0.3),
        signedOn: date(2025, 1, 8),
        invoices: [{ amount: rounded(firm.sales * 0.1), on: date(2025, 4, 2) }],
      });
      deal(stage, other, firm, other.industry, {
        amount: rounded(other.sales * 0.1),
        signedOn: date(2025, 2, 8),
        invoices: [{ amount: rounded(other.sales * 0.05), on: date(2025, 5, 6) }],
      });
      trickle(stage, other, firm, firm.sales * 0.5, EVERY_MONTH);
      trickle(stage, firm, other, firm.sales * 0.12, [2, 5, 8, 11], '采购食品');
      return {
        story: {
          zh: `${firm.name}卖纸箱给${other.name}，又向其采购年节食品：既是供应商也是客户，股东互不相干。`,
          en: `${firm.name} sells boxes to ${other.name} and buys food from it for the holidays: supplier and customer, with unrelated owners.`,
        },
        members: [firm, other],
      };
    },
    (stage) => {
      const owner = stage.human();
      const firm = stage.founded(owner, { industry: 'C3311' });
      const sister = stage.founded(owner, { industry: 'G5431' });
      ordinaryLoan(stage, firm, {});
      trickle(stage, firm, sister, firm.sales * stage.random.range(0.03, 0.07), EVERY_MONTH, '运费');
      return {
        story: {
          zh: `${firm.name}的运输由同一股东的${sister.name}承担，占支出很小，按市价结算。`,
          en: `The freight of ${firm.name} is carried by its sister ${sister.name}, a small part of its costs at market price.`,
        },
        members: [firm, sister],
      };
    },
  ],
};
