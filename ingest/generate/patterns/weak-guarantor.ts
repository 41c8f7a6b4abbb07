import { guarantee, signal, sue, WAN } from '../acts.ts';
import { DAY, date } from '../calendar.ts';
import type { Pattern } from '../stage.ts';
import { heldThrough, ordinaryLoan, strangers } from './scenes.ts';

/** A guarantee that is worth nothing when it is needed. */
export const weakGuarantor: Pattern = {
  detector: 'weak-guarantor',

  easy(stage) {
    const [borrower, guarantor] = strangers(stage, 2, ['F5132', 'C1811']).map(({ firm }) => firm);
    const loan = ordinaryLoan(stage, borrower!, {});
    guarantee(stage, guarantor!, borrower!, { amount: loan.principal, loan });
    sue(stage, [[guarantor!, 'dishonest']], {
      cause: '借款合同纠纷',
      filedOn: date(2025, 8, 21),
      amount: 420 * WAN,
      stage: '执行',
    });
    return {
      story: {
        zh: `担保人${guarantor!.name}已被列为失信被执行人。`,
        en: `${guarantor!.name}, who guarantees, has been declared a dishonest executee by a court.`,
      },
      members: [guarantor!, borrower!],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C2231' });
    const { firm: guarantor } = heldThrough(stage, owner, 'F5165', 0.6);
    guarantor.leftOut.add('credit');
    const loan = ordinaryLoan(stage, firm, { months: 24, disbursedOn: date(2025, 4, 2) });
    guarantee(stage, guarantor, firm, { amount: loan.principal, loan, to: loan.disbursedOn + 400 * DAY });
    return {
      story: {
        zh: `担保人${guarantor.name}隔一层控股，与借款人同属${owner.name}；保证期比贷款早到期十个月。`,
        en: `${guarantor.name} belongs to the borrower's own ${owner.name} through a holding, and its bond ends ten months before the loan.`,
      },
      members: [guarantor, firm],
    };
  },

  noisy(stage) {
    const [borrower, guarantor] = strangers(stage, 2, ['H6210', 'F5212']).map(({ firm }) => firm);
    const loan = ordinaryLoan(stage, borrower!, { disbursedOn: date(2025, 2, 17) });
    guarantee(stage, guarantor!, borrower!, { amount: null, from: loan.disbursedOn });
    guarantor!.status = 'deregistered';
    signal(stage, borrower!, 'contractChange', date(2025, 9, 3), '利率与期限变更，未见保证人书面同意');
    return {
      story: {
        zh: `担保合同没有写明限额和借据；担保人${guarantor!.name}已注销，主合同变更也未通知。`,
        en: `The bond names no ceiling and no loan; ${guarantor!.name} has been deregistered, and nobody told it that the loan was changed.`,
      },
      members: [guarantor!, borrower!],
    };
  },

  benign: [
    (stage) => {
      const [borrower, guarantor] = strangers(stage, 2, ['C3484', 'C3812']).map(({ firm }) => firm);
      const loan = ordinaryLoan(stage, borrower!, {});
      guarantor!.netAssets = 5000 * WAN;
      guarantee(stage, guarantor!, borrower!, { amount: loan.principal, loan });
      sue(stage, [[guarantor!, 'plaintiff']], {
        cause: '买卖合同纠纷',
        filedOn: date(2023, 6, 5),
        amount: 30 * WAN,
        stage: '结案',
        outcome: '胜诉',
      });
      return {
        story: {
          zh: `担保人${guarantor!.name}有过官司，是作为原告追讨货款，已胜诉结案。`,
          en: `${guarantor!.name} has been to court: as plaintiff, over unpaid goods, and won.`,
        },
        members: [guarantor!, borrower!],
      };
    },
  ],
};
