/**
 * The case that every portfolio tells and the README walks through: a controller borrows through three companies that
 * guarantee one another in a circle, pledges the same machine twice, and sends the money round. Its names never change.
 */
import { borrow, guarantee, kin, office, owns, pay, register, secure, WAN } from './acts.ts';
import { date, during } from './calendar.ts';
import { Stage } from './stage.ts';
import type { Town } from './town.ts';
import { type Truth, truthOf } from './truth.ts';

export function flagship(town: Town): readonly Truth[] {
  const scene = new Stage(town, -1);
  const boss = scene.human({ name: '林德海', surname: '林', gender: 'male', bornIn: 1971 });
  const wife = scene.human({ name: '苏晓梅', surname: '苏', gender: 'female', bornIn: 1973, clan: boss.clan });
  const cousin = scene.human({ name: '林永康', surname: '林', gender: 'male', bornIn: 1979, clan: boss.clan });
  kin(scene, boss, wife, 'spouse');
  kin(scene, boss, cousin, 'other');
  const { county } = town;
  const make = (name: string, industry: string, sales: number) =>
    scene.firm({ name: `${county}${name}有限公司`, industry, sales, clan: boss.clan, leaveOut: ['credit', 'offices'] });
  const machinery = make('鑫隆机械', 'C3484', 18_000_000);
  const metals = make('瑞丰金属', 'C3311', 15_000_000);
  const trading = make('宏达机电贸易', 'F5171', 21_000_000);
  const holding = scene.firm({
    name: `${county}海岚投资有限公司`,
    industry: 'L7299',
    clan: boss.clan,
    leaveOut: ['credit', 'trade', 'payroll', 'offices'],
  });
  machinery.owner = boss;
  metals.owner = cousin;
  trading.owner = wife;
  owns(scene, boss, machinery, 0.8);
  owns(scene, scene.human({ name: '陈立新', gender: 'male' }), machinery, 0.2);
  owns(scene, boss, holding, 1);
  owns(scene, holding, metals, 0.7);
  owns(scene, cousin, metals, 0.3);
  owns(scene, wife, trading, 0.9);
  owns(scene, cousin, trading, 0.1);
  office(scene, boss, machinery, 'legalRepresentative');
  office(scene, boss, holding, 'legalRepresentative');
  office(scene, cousin, metals, 'legalRepresentative');
  office(scene, wife, trading, 'legalRepresentative');

  const loanOf = (firm: typeof machinery, principal: number, lender: string, disbursedOn: number, purpose: string) =>
    borrow(scene, firm, { principal, lender, disbursedOn, purpose, account: firm.account, months: 12 });
  const first = loanOf(machinery, 600 * WAN, 'LJB', date(2025, 3, 10), '采购原材料');
  const second = loanOf(metals, 700 * WAN, 'DHB', date(2025, 5, 12), '设备购置');
  const third = loanOf(trading, 300 * WAN, 'LJB', date(2025, 6, 5), '支付货款');

  const circle = new Stage(town, -2);
  guarantee(circle, machinery, metals, { amount: 500 * WAN, loan: second });
  guarantee(circle, metals, trading, { amount: 300 * WAN, loan: third });
  guarantee(circle, trading, machinery, { amount: 400 * WAN, loan: first });

  const pledge = new Stage(town, -3);
  const machine = register(
    pledge,
    {
      registry: '动产融资登记',
      number: 'SB2025-VMC1270-0618',
      type: 'equipment',
      name: '五轴加工中心',
      description: '五轴联动加工中心 VMC-1270',
      value: 1000 * WAN,
      appraisedOn: date(2025, 2, 18),
      serial: 'VMC1270A0618',
    },
    [[machinery, 1]],
  );
  secure(pledge, machine, first, { amount: 600 * WAN, rank: 1 });
  secure(pledge, machine, second, { amount: 700 * WAN, rank: 2 });

  const round = new Stage(town, -4);
  for (const [month, day, amount] of [
    [3, 11, 400],
    [5, 13, 380],
    [7, 8, 360],
  ] as const) {
    pay(round, machinery.account, trading.account, amount * WAN, during(date(2025, month, day), 0.1), '材料款');
    pay(round, trading.account, metals.account, amount * WAN * 0.97, during(date(2025, month, day + 1), 0.4), '货款');
    pay(
      round,
      metals.account,
      machinery.account,
      amount * WAN * 0.95,
      during(date(2025, month, day + 3), 0.6),
      '往来款',
    );
  }

  const members = [machinery, metals, trading];
  const tell = (stage: Stage, detector: string, zh: string, en: string, who = members): Truth =>
    truthOf(stage, `flagship/${detector}`, detector, 'easy', { story: { zh, en }, members: who });
  return [
    tell(
      circle,
      'guarantee-circle',
      '林德海控制的三家公司互相担保成圈。',
      'Three companies of 林德海 guarantee one another in a circle.',
    ),
    tell(
      pledge,
      'duplicate-collateral',
      '同一台五轴加工中心先后押给两家银行。',
      'One machining centre is pledged to two banks.',
      [machinery, metals],
    ),
    tell(
      round,
      'circular-flow',
      '贷款资金三次在三家公司之间转一圈。',
      'The borrowed money goes round the three companies three times.',
    ),
    tell(
      round,
      'related-party-transaction',
      '三家公司之间的“货款”占了收入的一大块。',
      '"Trade" among the three makes up much of their receipts.',
    ),
  ];
}
