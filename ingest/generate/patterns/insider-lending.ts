import { kin, office } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

const bankOf = (stage: Stage) => ({ id: stage.atlas.lender('LJB').id, establishedOn: date(2016, 5, 9) });
const partOfCapital = (stage: Stage, share: number): number => Math.round((stage.atlas.netCapital * share) / 1e6) * 1e6;

/** Somebody inside the bank borrows through a firm that does not bear their name. */
export const insiderLending: Pattern = {
  detector: 'insider-lending',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'E4710', sales: 60_000_000 });
    office(stage, owner, bankOf(stage), 'director');
    ordinaryLoan(stage, firm, { principal: partOfCapital(stage, 0.12) });
    return {
      story: {
        zh: `本行董事${owner.name}名下${firm.name}一户贷款即占资本净额12%。`,
        en: `${firm.name}, owned by ${owner.name}, a director of the bank, owes 12 % of its net capital alone.`,
      },
      members: [firm, owner],
    };
  },

  hard(stage) {
    const director = stage.human();
    office(stage, director, bankOf(stage), 'director');
    const owners = [stage.spouse(director), stage.sibling(director), stage.child(director)];
    const firms = owners.map((owner, i) =>
      stage.founded(owner, { industry: ['F5165', 'E5011', 'C3311'][i], sales: 30_000_000 }),
    );
    for (const firm of firms) ordinaryLoan(stage, firm, { principal: partOfCapital(stage, 0.065) });
    return {
      story: {
        zh: `董事${director.name}的配偶、手足、子女各有一家公司贷款，单户均未超限，合计占资本净额近两成。`,
        en: `Spouse, sibling and child of director ${director.name} each borrow through a firm, none above the limit, together a fifth of net capital.`,
      },
      members: [...firms, director],
    };
  },

  noisy(stage) {
    const officer = stage.human();
    stage.add('worksFor', { from: officer.id, to: bankOf(stage).id, validFrom: date(2017, 3, 1), role: '支行行长' });
    const relative = stage.human({ surname: officer.surname, clan: officer.clan });
    kin(stage, officer, relative, 'other', 0.6);
    const firm = stage.founded(relative, { industry: 'F5212', sales: 40_000_000 });
    ordinaryLoan(stage, firm, { principal: partOfCapital(stage, 0.11) });
    return {
      story: {
        zh: `支行行长${officer.name}的远亲${relative.name}（亲属关系未经证实）借走资本净额的11%。`,
        en: `${relative.name}, a relative of branch head ${officer.name} by hearsay, borrows 11 % of net capital.`,
      },
      members: [firm, officer],
    };
  },

  benign: [
    (stage) => {
      const clerk = stage.human();
      stage.add('worksFor', { from: clerk.id, to: bankOf(stage).id, validFrom: date(2019, 8, 1), role: '柜员' });
      const firm = stage.founded(stage.spouse(clerk), { industry: 'H6210' });
      ordinaryLoan(stage, firm, { principal: partOfCapital(stage, 0.004) });
      return {
        story: {
          zh: `柜员${clerk.name}的配偶开餐馆，贷款很小，已申报并由他人经办。`,
          en: `The spouse of teller ${clerk.name} runs a restaurant with a small, declared loan that somebody else handles.`,
        },
        members: [firm, clerk],
      };
    },
  ],
};
