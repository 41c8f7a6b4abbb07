import { owns } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

/** Firms that hold one another in a ring; what is left of each belongs to `people`. */
function ring(stage: Stage, shares: readonly number[], withPeople = true): readonly Firm[] {
  const industries = ['F5165', 'C3311', 'E4710', 'C3021', 'F5171'];
  const boss = stage.human();
  const firms = shares.map((_, i) =>
    stage.firm({ industry: industries[i % 5], clan: boss.clan, leaveOut: ['credit'] }),
  );
  shares.forEach((share, i) => {
    const firm = firms[(i + 1) % firms.length]!;
    owns(stage, firms[i]!, firm, share);
    if (withPeople || i === 0) owns(stage, i === 0 ? boss : stage.human(), firm, Math.round((1 - share) * 1e4) / 1e4);
  });
  ordinaryLoan(stage, firms[0]!, {});
  return firms;
}

/** Two founders, each with `share` of a firm of their own. */
function partners(stage: Stage, share: number, ...industries: readonly [string, string]) {
  const found = (industry: string) => {
    const owner = stage.human();
    return { owner, firm: stage.founded(owner, { industry, leaveOut: ['credit'] }, share) };
  };
  return [found(industries[0]), found(industries[1])] as const;
}

/** Capital that is counted twice: each firm's money is the other firm's shares. */
export const circularOwnership: Pattern = {
  detector: 'circular-ownership',

  easy(stage) {
    const firms = ring(stage, [0.6, 0.51, 0.3]);
    return {
      story: {
        zh: `三家公司首尾相持，注册资本是同一笔钱转了三圈。`,
        en: `Three firms own one another in a ring: their capital is the same money three times.`,
      },
      members: firms,
    };
  },

  hard(stage) {
    const firms = ring(stage, [0.18, 0.34, 0.12, 0.4, 0.09]);
    return {
      story: {
        zh: `五家公司以小比例首尾相持，层层看去都有自然人大股东。`,
        en: `Five firms hold small shares of one another in a ring; each has a person as its largest holder.`,
      },
      members: firms,
    };
  },

  noisy(stage) {
    const firms = ring(stage, [0.45, 0.52], false);
    const third = stage.firm({ industry: 'L7299', leaveOut: ['credit', 'trade', 'payroll'] });
    stage.add('owns', { from: firms[1]!.id, to: third.id, validFrom: null, share: null });
    stage.add('owns', { from: third.id, to: firms[0]!.id, validFrom: date(2019, 4, 2), share: null, confidence: 0.6 });
    return {
      story: {
        zh: `两家互持，另一条回路的持股比例没有登记。`,
        en: `Two firms hold one another; a second loop has no shares on file.`,
      },
      members: firms,
    };
  },

  benign: [
    (stage) => {
      const [one, two] = partners(stage, 0.9, 'C3484', 'C3525');
      owns(stage, one.owner, two.firm, 0.1, date(2021, 5, 1));
      owns(stage, two.owner, one.firm, 0.1, date(2021, 5, 1));
      ordinaryLoan(stage, one.firm, {});
      return {
        story: {
          zh: `两位老板互相入股对方公司各一成，公司之间并无持股。`,
          en: `Two owners each bought a tenth of the other's firm; the firms hold nothing of one another.`,
        },
        members: [one.firm, two.firm],
      };
    },
    (stage) => {
      const [one, two] = partners(stage, 0.8, 'F5132', 'C1811');
      owns(stage, one.firm, two.firm, 0.2, date(2019, 3, 1));
      owns(stage, two.firm, one.firm, 0.2, date(2019, 3, 1), date(2023, 9, 1));
      ordinaryLoan(stage, one.firm, {});
      return {
        story: {
          zh: `两家曾互持两成，2023年已退出一边。`,
          en: `Two firms once held a fifth of one another; one of them sold in 2023.`,
        },
        members: [one.firm, two.firm],
      };
    },
  ],
};
