import { office, pay, uses, WAN } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Human, LoanRecord } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

/** A loan officer of the bank, who handles a loan. */
function officerOf(stage: Stage, loan: LoanRecord, human: Human = stage.human({ bornIn: 1986 })): Human {
  stage.add('worksFor', {
    from: human.id,
    to: stage.atlas.lender('LJB').id,
    validFrom: date(2016, 9, 1),
    role: '客户经理',
  });
  stage.add('handles', { from: human.id, to: loan.id, validFrom: loan.disbursedOn, role: '客户经理' });
  return human;
}

/** Who decides on a loan gains from it. */
export const recusal: Pattern = {
  detector: 'recusal',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'F5212' });
    const officer = officerOf(stage, ordinaryLoan(stage, firm, {}), stage.spouse(owner));
    return {
      story: {
        zh: `客户经理${officer.name}经办配偶${owner.name}公司的贷款。`,
        en: `Loan officer ${officer.name} handles the loan of the firm of ${owner.name}, to whom they are married.`,
      },
      members: [officer, firm],
    };
  },

  hard(stage) {
    const { firm } = stage.entrepreneur({ industry: 'E5011' });
    const bookkeeper = stage.human();
    office(stage, bookkeeper, firm, 'finance', date(2022, 2, 1));
    const officer = officerOf(stage, ordinaryLoan(stage, firm, {}));
    for (const [month, amount] of [
      [4, 1.8],
      [7, 2.2],
      [10, 1.5],
    ] as const) {
      pay(
        stage,
        stage.accountOf(bookkeeper),
        stage.accountOf(officer),
        amount * WAN,
        stage.on(month, 18),
        '还款',
        '手机银行',
      );
    }
    return {
      story: {
        zh: `${firm.name}的财务${bookkeeper.name}几次给经办客户经理${officer.name}转账。`,
        en: `${bookkeeper.name}, who keeps the books of ${firm.name}, sends money to ${officer.name}, who handles its loan.`,
      },
      members: [officer, firm],
    };
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'O8111' });
    const officer = officerOf(stage, ordinaryLoan(stage, firm, {}));
    uses(stage, officer.id, 'phone', owner.phone, '紧急联系电话');
    uses(stage, owner.id, 'phone', owner.phone, '预留手机');
    return {
      story: {
        zh: `系统里没有亲属登记，但经办人${officer.name}的紧急联系电话就是借款人股东${owner.name}的手机。`,
        en: `No kinship is on file, but the emergency number of ${officer.name}, who handles the loan, is the mobile of the borrower's owner ${owner.name}.`,
      },
      members: [officer, firm],
    };
  },

  benign: [
    (stage) => {
      const owner = stage.human({ name: '张伟', surname: '张', gender: 'male' });
      const firm = stage.founded(owner, { industry: 'F5174' });
      const officer = officerOf(
        stage,
        ordinaryLoan(stage, firm, {}),
        stage.human({ name: '张伟', surname: '张', gender: 'male' }),
      );
      return {
        story: {
          zh: `两个张伟：经办客户经理与借款人股东同名同姓，身份证号不同，毫无关系。`,
          en: `Two people called 张伟: the loan officer and the borrower's owner share a name and nothing else.`,
        },
        members: [officer, firm],
      };
    },
    (stage) => {
      const clerk = stage.human();
      stage.add('worksFor', {
        from: clerk.id,
        to: stage.atlas.lender('LJB').id,
        validFrom: date(2020, 3, 1),
        role: '客户经理',
      });
      const firm = stage.founded(stage.sibling(clerk), { industry: 'C1432' });
      officerOf(stage, ordinaryLoan(stage, firm, {}));
      return {
        story: {
          zh: `${clerk.name}已回避：手足公司的贷款由另一位客户经理经办。`,
          en: `${clerk.name} stepped aside: a colleague handles the loan of the sibling's firm.`,
        },
        members: [clerk, firm],
      };
    },
  ],
};
