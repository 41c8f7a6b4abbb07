import { exact, pay, report, YUAN } from '../acts.ts';
import { DAY, date, dayOf, during } from '../calendar.ts';
import type { Firm, Human } from '../cast.ts';
import { hire } from '../life/commerce.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

/** Pays `staff(month)` of 2025's months 12..23 and reports head count and total. `late` days after the tenth. */
function payMonths(
  stage: Stage,
  firm: Firm,
  staff: (month: number) => readonly Human[],
  late: (month: number) => number | null = () => 0,
): void {
  for (let month = 12; month < 24; month++) {
    const delay = late(month);
    const crew = staff(month);
    if (delay === null) continue;
    const day = dayOf(month, 10) + delay * DAY;
    for (const human of crew)
      pay(
        stage,
        firm.account,
        stage.accountOf(human),
        stage.random.between(52, 78) * 100 * YUAN,
        during(day, 0.3),
        '工资',
        '代发',
      );
    report(stage, firm, {
      source: 'payroll',
      period: `2025-${String(month - 11).padStart(2, '0')}`,
      periodFrom: dayOf(month, 1),
      periodTo: dayOf(month, 31),
      quantity: crew.length,
      cost: exact(crew.length * 6500 * YUAN),
      unit: '人',
    });
  }
}

const crew = (stage: Stage, firm: Firm, count: number): readonly Human[] =>
  Array.from({ length: count }, () => hire(stage.town, firm).human);

/** Wages show how a firm is; so somebody makes them up. */
export const payrollAnomaly: Pattern = {
  detector: 'payroll-anomaly',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C2110', leaveOut: ['payroll'] });
    ordinaryLoan(stage, firm, { disbursedOn: date(2025, 9, 9) });
    const [few, many] = [crew(stage, firm, 5), crew(stage, firm, 9)];
    payMonths(stage, firm, (month) => (month >= 18 && month < 21 ? [...few, ...many] : few));
    for (let month = 18; month < 21; month++) {
      for (const human of many)
        pay(
          stage,
          stage.accountOf(human),
          stage.accountOf(owner),
          4000 * YUAN,
          during(dayOf(month, 11) + DAY, 0.4),
          '还款',
          '手机银行',
        );
    }
    return {
      story: {
        zh: `申请贷款前三个月工资人数翻近两倍，新“员工”次日把六成工资转回${owner.name}。`,
        en: `In the three months before the loan the payroll almost triples; the new "staff" send most of the wage back to ${owner.name} two days later.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const firms = ['F5121', 'C3525', 'E5011'].map(
      (industry) => stage.entrepreneur({ industry, leaveOut: ['payroll', 'credit'] }).firm,
    );
    const ghosts = crew(stage, firms[0]!, 3);
    ordinaryLoan(stage, firms[0]!, {});
    for (const firm of firms) {
      const own = crew(stage, firm, 4);
      payMonths(stage, firm, () => [...own, ...ghosts]);
    }
    return {
      story: {
        zh: `三个人同时领着三家互不相干企业的工资：挂名员工。`,
        en: `Three people are on the payrolls of three unrelated firms at once: ghost staff.`,
      },
      members: firms,
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C1711', leaveOut: ['payroll'] });
    ordinaryLoan(stage, firm, {});
    const staff = crew(stage, firm, 8);
    payMonths(
      stage,
      firm,
      (month) => (month >= 21 ? staff.slice(0, 4) : staff),
      (month) => (month === 20 ? null : month > 17 ? 14 : 0),
    );
    return {
      story: {
        zh: `下半年工资晚发两周、有一个月没发、人数减半。`,
        en: `In the second half wages come two weeks late, once not at all, and for half of the people.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C1432', leaveOut: ['payroll'] });
      ordinaryLoan(stage, firm, {});
      const [regular, seasonal] = [crew(stage, firm, 6), crew(stage, firm, 7)];
      payMonths(stage, firm, (month) => (month % 12 === 0 || month % 12 >= 10 ? [...regular, ...seasonal] : regular));
      return {
        story: {
          zh: `节前赶货，季节工让工资单翻倍，节后恢复。`,
          en: `Seasonal workers double the payroll before the holidays, and leave after.`,
        },
        members: [firm],
      };
    },
  ],
};
