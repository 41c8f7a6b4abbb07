import { borrow, guarantee, rounded, WAN } from '../acts.ts';
import { date } from '../calendar.ts';
import { isFirm } from '../cast.ts';
import type { Pattern, Stage, Told } from '../stage.ts';
import { heldThrough, ordinaryLoan, strangers } from './scenes.ts';

const names = (parties: readonly { readonly name: string }[]): string => parties.map(({ name }) => name).join('、');

/** Firms and people in turn: no firm guarantees another one directly. */
function longWayRound(stage: Stage): Told {
  const parties = strangers(stage, 3, ['F5132', 'C2231', 'F5174']).flatMap(({ firm }) => [firm, stage.human()]);
  parties.forEach((party, i) => {
    const next = parties[(i + 1) % parties.length]!;
    const loan = isFirm(next)
      ? ordinaryLoan(stage, next, { months: 24 })
      : borrow(stage, next, {
          principal: stage.random.between(30, 90) * WAN,
          disbursedOn: date(2025, 4, 14),
          purpose: '个人经营',
        });
    guarantee(stage, party, next, { amount: loan.principal, loan, from: loan.disbursedOn });
  });
  return {
    story: {
      zh: `企业为熟人的个人贷款担保，熟人再为下一家企业担保，六方绕成一圈：${names(parties)}。`,
      en: `Firms guarantee loans of acquaintances, who guarantee the next firm: six parties in a circle: ${names(parties)}.`,
    },
    members: parties,
  };
}

/** Nobody has anything to pledge, so everybody stands for the next one: on paper each loan is guaranteed. */
export const guaranteeCircle: Pattern = {
  detector: 'guarantee-circle',

  easy(stage) {
    const firms = strangers(stage, stage.random.between(2, 4), ['F5165', 'F5174', 'C3311']).map(({ firm }) => firm);
    firms.forEach((firm, i) => {
      const next = firms[(i + 1) % firms.length]!;
      const loan = ordinaryLoan(stage, next, {});
      guarantee(stage, firm, next, { amount: loan.principal, loan });
    });
    return {
      story: {
        zh: `商会里几家企业都拿不出抵押，约定依次为下一家担保：${names(firms)}。`,
        en: `Members of one chamber of commerce have nothing to pledge and agree that each guarantees the next: ${names(firms)}.`,
      },
      members: firms,
    };
  },

  hard(stage) {
    if (stage.random.chance(0.35)) return longWayRound(stage);
    const [first, second] = strangers(stage, 2, ['C3021', 'F5165']);
    const boss = stage.human();
    const borrower = stage.founded(boss, { industry: 'E5011' });
    const guarantor = stage.random.chance(0.5)
      ? heldThrough(stage, boss, 'C2110', stage.random.pick([0.51, 0.6, 0.8])).firm
      : stage.founded(stage.spouse(boss), { industry: 'C2110', clan: boss.clan }, 1);
    guarantor.leftOut.add('credit');
    const [a, b] = [first!.firm, second!.firm];
    const toBorrower = ordinaryLoan(stage, borrower, { months: 24 });
    guarantee(stage, a, borrower, { amount: toBorrower.principal, loan: toBorrower });
    const toB = ordinaryLoan(stage, b, { lender: 'DHB' });
    guarantee(stage, guarantor, b, { amount: rounded(toB.principal * 1.2) });
    const toA = ordinaryLoan(stage, a, {});
    guarantee(stage, b, a, { amount: toA.principal, loan: toA });
    return {
      story: {
        zh: `${a.name}为${borrower.name}担保；${boss.name}不便回保，改由其家族的${guarantor.name}为${b.name}担保，${b.name}再为${a.name}担保：圈藏在实际控制人背后。`,
        en: `${a.name} guarantees ${borrower.name}. ${boss.name} returns the favour through ${guarantor.name} of the same family, which guarantees ${b.name}, which guarantees ${a.name}: the circle closes only behind its controller.`,
      },
      members: [a, b, borrower, guarantor],
    };
  },

  noisy(stage) {
    const firms = strangers(stage, stage.random.between(3, 5), ['C1811', 'F5132', 'C1711']).map(({ firm }) => firm);
    firms.forEach((firm, i) => {
      const next = firms[(i + 1) % firms.length]!;
      const loan = ordinaryLoan(stage, next, {});
      if (i === 0 || stage.random.chance(0.3)) guarantee(stage, firm, next, { amount: null, loan });
      else if (i === 1)
        guarantee(stage, firm, next, { amount: loan.principal, from: loan.disbursedOn, confidence: 0.7 });
      else guarantee(stage, firm, next, { amount: loan.principal, loan });
      if (i === 2)
        guarantee(stage, firm, next, {
          amount: rounded(loan.principal * 0.5),
          from: date(2023, 2, 1),
          to: date(2024, 2, 1),
        });
    });
    return {
      story: {
        zh: `${firms.length}家服装企业互相接力担保；其中有的没有写明限额，有的只见于判决书：${names(firms)}。`,
        en: `${firms.length} clothing firms guarantee one another in turn; some ceilings were left blank, some bonds are known from a judgment only: ${names(firms)}.`,
      },
      members: firms,
    };
  },

  benign: [
    (stage) => {
      const owner = stage.human();
      const parent = stage.founded(owner, { industry: 'C3812', sales: 60_000_000, leaveOut: ['credit'] });
      parent.netAssets = 5000 * WAN;
      const subsidiaries = ['F5171', 'C3484'].map((industry) => stage.founded(owner, { industry }));
      for (const firm of subsidiaries) {
        const loan = ordinaryLoan(stage, firm, { principal: 300 * WAN });
        guarantee(stage, parent, firm, { amount: loan.principal, loan });
      }
      return {
        story: {
          zh: `${parent.name}在自身财力之内为两家子公司担保。`,
          en: `${parent.name} guarantees two sister firms well within its means.`,
        },
        members: [parent, ...subsidiaries],
      };
    },
    (stage) => {
      const firms = strangers(stage, 3, ['C2929', 'C3525', 'F5174']).map(({ firm }) => firm);
      firms.forEach((firm, i) => {
        const next = firms[(i + 1) % firms.length]!;
        const to = i === 0 ? null : date(2024, 6 + i, 1);
        guarantee(stage, firm, next, { amount: 200 * WAN, from: date(2023, 3 + i, 10), to });
      });
      ordinaryLoan(stage, firms[1]!, {});
      return {
        story: {
          zh: `旧担保圈已拆：三家曾互相担保，贷款还清后两笔担保已解除，只余一笔：${names(firms)}。`,
          en: `A circle that was taken apart: three firms once guaranteed one another, two bonds have been released since: ${names(firms)}.`,
        },
        members: firms,
      };
    },
  ],
};
