import { type Asset, kin, register, secure, WAN } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Pattern, Stage, Told } from '../stage.ts';
import { premises, streetAddress } from '../words.ts';
import { ordinaryLoan } from './scenes.ts';

const machine = (stage: Stage, serial: string, number = `SB${stage.serial()}`): Asset => ({
  registry: '动产融资登记',
  number,
  type: 'equipment',
  name: '五轴加工中心',
  description: '五轴联动加工中心 VMC-1270',
  value: 1000 * WAN,
  appraisedOn: date(2025, 2, 10),
  serial,
});

/** New papers for an old factory, and the old papers are kept. */
function twoCertificates(stage: Stage): Told {
  const { owner, firm } = stage.entrepreneur({ industry: 'C2110' });
  const wife = stage.spouse(owner);
  const other = stage.founded(wife, { industry: 'F5165', clan: owner.clan });
  const street = `${stage.county}市工业路${stage.random.between(20, 2000)}`;
  const area = stage.random.between(1500, 3200);
  const certificate = stage.serial().slice(5);
  const factory = { type: 'realEstate', name: '厂房', area, appraisedOn: date(2025, 1, 20) } as const;
  const before = register(
    stage,
    {
      ...factory,
      registry: `${stage.county}房管局`,
      number: `云房权证字第${certificate}号`,
      address: `${street}号3栋`,
      value: 900 * WAN,
    },
    [[firm, 1]],
  );
  const after = register(
    stage,
    {
      ...factory,
      registry: `${stage.county}不动产`,
      number: `岚(2024)${stage.county}不动产权第${stage.serial()}号`,
      address: `${street} 号 3幢`,
      value: 920 * WAN,
    },
    [[firm, 1]],
  );
  const first = ordinaryLoan(stage, firm, { principal: 600 * WAN, disbursedOn: date(2024, 11, 8), months: 24 });
  const second = ordinaryLoan(stage, other, { principal: 580 * WAN, disbursedOn: date(2025, 6, 11), lender: 'XLB' });
  secure(stage, before, first, { amount: 600 * WAN });
  secure(stage, after, second, { amount: 580 * WAN });
  return {
    story: {
      zh: `${owner.name}换领新不动产权证后没有注销旧证，同一厂房以两本证分别为自己和妻子的公司贷款。`,
      en: `${owner.name} got a new title certificate and kept the old one: the same factory secures a loan of each spouse's firm under two numbers.`,
    },
    members: [firm, other],
  };
}

/** A movable thing that two registries know under different numbers. */
function twoRegistries(stage: Stage, thing: 'truck' | 'receipt'): Told {
  const { random } = stage;
  const { owner, firm } = stage.entrepreneur({ industry: thing === 'truck' ? 'G5431' : 'F5121' });
  const other = stage.founded(stage.sibling(owner), { industry: 'F5165', clan: owner.clan });
  const value = random.between(20, 60) * 10 * WAN;
  const appraisedOn = date(2025, 1, 14);
  const tail = stage.serial().slice(4);
  const papers: readonly Asset[] =
    thing === 'truck'
      ? [
          {
            registry: '车管所',
            number: `LSVAL${tail}`,
            type: 'vehicle',
            name: '重型牵引车',
            value,
            appraisedOn,
            serial: `LSVAL41Z${tail}`,
          },
          {
            registry: '动产融资登记',
            number: `SB${stage.serial()}`,
            type: 'vehicle',
            name: '牵引车',
            value,
            appraisedOn,
            serial: `LSVAL41Z ${tail}`,
          },
        ]
      : [
          {
            registry: '东岚仓储',
            number: `CD-2025-${tail}`,
            type: 'warehouseReceipt',
            name: '大豆仓单',
            value,
            appraisedOn,
            serial: `CD-2025-${tail}`,
          },
          {
            registry: '中登网',
            number: `CD2025${tail}`,
            type: 'warehouseReceipt',
            name: '仓单（大豆）',
            value,
            appraisedOn,
            serial: `CD2025${tail}`,
          },
        ];
  papers.forEach((paper, i) => {
    const borrower = i === 0 ? firm : other;
    const amount = Math.round((value * random.range(0.65, 0.8)) / WAN) * WAN;
    const loan = ordinaryLoan(stage, borrower, {
      principal: amount,
      disbursedOn: date(2025, 3 + i * 3, 11),
      lender: i === 0 ? 'LJB' : 'HSB',
    });
    secure(stage, register(stage, paper, [[borrower, 1]]), loan, { amount });
  });
  const what = papers[0]!.name;
  return {
    story: {
      zh: `同一${what}在两处登记机构用不同写法的号码各押一次，借款人是一对手足的公司。`,
      en: `One ${thing === 'truck' ? 'truck' : 'warehouse receipt'} is pledged in two registries under differently written numbers, by the firms of two siblings.`,
    },
    members: [firm, other],
  };
}

/** One thing of value, and two lenders who do not ask each other. */
export const duplicateCollateral: Pattern = {
  detector: 'duplicate-collateral',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C3484' });
    const asset = register(stage, machine(stage, `VMC${stage.serial().slice(6)}`), [[firm, 1]]);
    const [one, two] = [stage.random.between(55, 90) * 10, stage.random.between(50, 90) * 10];
    const first = ordinaryLoan(stage, firm, { principal: one * WAN, disbursedOn: date(2025, 3, 3) });
    const lender = stage.random.pick(['DHB', 'XLB', 'FLZ']);
    const second = ordinaryLoan(stage, firm, { principal: two * WAN, disbursedOn: date(2025, 5, 19), lender });
    secure(stage, asset, first, { amount: one * WAN, rank: 1 });
    secure(stage, asset, second, { amount: two * WAN, rank: stage.random.between(1, 2) });
    return {
      story: {
        zh: `${owner.name}把${firm.name}价值1000万元的机床先后抵押给两家，合计担保${one + two}万元。`,
        en: `${owner.name} pledges one machine of ${firm.name}, worth ¥10M, to two lenders for ¥${(one + two) / 100}M in all.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const kind = stage.random.pick(['factory', 'truck', 'receipt'] as const);
    return kind === 'factory' ? twoCertificates(stage) : twoRegistries(stage, kind);
  },

  noisy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C2929' });
    const partner = stage.human({ clan: owner.clan });
    kin(stage, owner, partner, 'other');
    const other = stage.founded(partner, { industry: 'C3525', clan: owner.clan });
    const tail = stage.serial().slice(8);
    const good = register(stage, machine(stage, `HT8001B0${tail}`), [[firm, 1]]);
    const typed = register(stage, { ...machine(stage, `HT8OO1B0${tail}`), value: null, description: '加工中心' }, [
      [other, 1],
    ]);
    const first = ordinaryLoan(stage, firm, { principal: 700 * WAN, disbursedOn: date(2025, 2, 20) });
    const second = ordinaryLoan(stage, other, { principal: 500 * WAN, disbursedOn: date(2025, 4, 9), lender: 'RTX' });
    secure(stage, good, first, { amount: 700 * WAN });
    secure(stage, typed, second, { amount: 500 * WAN, rank: null, registeredOn: date(2025, 4, 15) });
    return {
      story: {
        zh: `同一台机器换到亲戚公司名下再押一次，录入时序列号的0写成了O，评估价也没填。`,
        en: `The same machine is pledged again from a relative's firm; the clerk typed O for 0 in its serial number and left the value out.`,
      },
      members: [firm, other],
    };
  },

  benign: [
    (stage) => {
      const { owner, firm } = stage.entrepreneur({ industry: 'F5212' });
      const shop: Asset = {
        registry: `${stage.county}不动产`,
        number: `岚(2019)${stage.county}不动产权第${stage.serial()}号`,
        type: 'realEstate',
        name: '商铺',
        address: premises(stage.random, stage.county),
        area: 260,
        value: 1000 * WAN,
        appraisedOn: date(2025, 1, 8),
      };
      const asset = register(stage, shop, [[owner, 1]]);
      const first = ordinaryLoan(stage, firm, { principal: 600 * WAN, disbursedOn: date(2025, 1, 20) });
      const second = ordinaryLoan(stage, firm, { principal: 300 * WAN, disbursedOn: date(2025, 7, 7), lender: 'HSB' });
      secure(stage, asset, first, { amount: 600 * WAN, rank: 1 });
      secure(stage, asset, second, { amount: 300 * WAN, rank: 2 });
      return {
        story: {
          zh: `余值二押：${firm.name}的商铺价值1000万元，两次抵押合计900万元，顺位清楚。`,
          en: `Second mortgage within value: the shop behind ${firm.name} is worth ¥10M and secures ¥9M in clear ranks.`,
        },
        members: [firm],
      };
    },
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'F5174' });
      const { firm: neighbour } = stage.entrepreneur({ industry: 'I6513' });
      const tower = `${streetAddress(stage.random, stage.county)}${stage.random.between(1, 9)}栋`;
      const floor = stage.random.between(3, 28);
      for (const [who, unit] of [
        [firm, `${floor}03`],
        [neighbour, `${floor}04`],
      ] as const) {
        const flat: Asset = {
          registry: `${stage.county}不动产`,
          number: `岚(2021)${stage.county}不动产权第${stage.serial()}号`,
          type: 'realEstate',
          name: '办公用房',
          address: `${tower}${unit}室`,
          area: 128,
          value: 300 * WAN,
          appraisedOn: date(2025, 3, 5),
        };
        const asset = register(stage, flat, [[who, 1]]);
        const lender = who === firm ? 'LJB' : 'DHB';
        secure(stage, asset, ordinaryLoan(stage, who, { principal: 220 * WAN, lender }), { amount: 220 * WAN });
      }
      return {
        story: {
          zh: `同一写字楼里门对门、面积相同的两套房，分属两家公司。`,
          en: `Two offices of the same size, door by door in one tower, that belong to two firms.`,
        },
        members: [firm, neighbour],
      };
    },
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C1432' });
      const asset = register(stage, machine(stage, `FZ${stage.serial()}`), [[firm, 1]]);
      const old = ordinaryLoan(stage, firm, {
        principal: 700 * WAN,
        disbursedOn: date(2024, 3, 4),
        status: 'settled',
        lender: 'DHB',
        months: 12,
      });
      const fresh = ordinaryLoan(stage, firm, { principal: 800 * WAN, disbursedOn: date(2025, 5, 12) });
      secure(stage, asset, old, { amount: 700 * WAN, to: date(2025, 4, 1) });
      secure(stage, asset, fresh, { amount: 800 * WAN });
      return {
        story: {
          zh: `${firm.name}还清旧贷、注销抵押后换银行再贷，设备同一台。`,
          en: `${firm.name} repaid its old loan, released the lien and borrowed from another bank on the same machine.`,
        },
        members: [firm],
      };
    },
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C3525' });
      const base = stage.random.between(100_000, 899_000);
      const lenders = ['LJB', 'XLB'];
      lenders.forEach((lender, i) => {
        const asset = register(stage, machine(stage, `NC${base + i}`), [[firm, 1]]);
        secure(stage, asset, ordinaryLoan(stage, firm, { principal: 650 * WAN, lender }), { amount: 650 * WAN });
      });
      return {
        story: {
          zh: `${firm.name}同批购入两台同型号设备，序列号相连，各押一家银行。`,
          en: `${firm.name} bought two machines of one model with neighbouring serial numbers and pledged one to each bank.`,
        },
        members: [firm],
      };
    },
  ],
};
