import { type Asset, register, secure, signal, WAN } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Firm } from '../cast.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan } from './scenes.ts';

const hash = (stage: Stage): string =>
  [stage.random.u32(), stage.random.u32()].map((n) => n.toString(16).padStart(8, '0')).join('');

const machine = (stage: Stage, serial: string, photoHash: string): Asset => ({
  registry: '动产融资登记',
  number: `SB${stage.serial()}`,
  type: 'equipment',
  name: '激光切割机',
  value: 420 * WAN,
  appraisedOn: date(2025, 2, 12),
  serial,
  photoHash,
});

/** What an inspector of the bank found; the numbers stand in the text, as inspection notes have them. */
const inspected = (
  stage: Stage,
  firm: Firm,
  on: number,
  serial: string,
  photoHash: string,
  value: number,
  place: string,
): void =>
  signal(
    stage,
    firm,
    'inspection',
    on,
    `激光切割机 序列号=${serial} 照片=${photoHash} 估值=${value / WAN}万元 存放=${place}`,
  );

/** The good machine is sold and an old one stands in its place. */
export const swappedCollateral: Pattern = {
  detector: 'swapped-collateral',

  easy(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C3311' });
    const [serial, photo] = [`LC${stage.serial()}`, hash(stage)];
    const loan = ordinaryLoan(stage, firm, { principal: 300 * WAN, disbursedOn: date(2025, 3, 6) });
    secure(stage, register(stage, machine(stage, serial, photo), [[firm, 1]]), loan, { amount: 300 * WAN });
    inspected(stage, firm, date(2025, 4, 10), serial, photo, 420 * WAN, '一号车间');
    inspected(stage, firm, date(2025, 9, 11), `LC${stage.serial()}`, hash(stage), 160 * WAN, '一号车间');
    return {
      story: {
        zh: `${owner.name}卖掉抵押的切割机，换上一台旧的：序列号和照片都对不上。`,
        en: `${owner.name} sold the pledged cutter and put an old one there: serial number and photo do not match.`,
      },
      members: [firm],
    };
  },

  hard(stage) {
    const { owner, firm } = stage.entrepreneur({ industry: 'C3484' });
    const other = stage.founded(stage.spouse(owner), { industry: 'C3311', clan: owner.clan });
    const [serial, photo] = [`LC${stage.serial()}`, hash(stage)];
    const asset = register(stage, machine(stage, serial, photo), [[firm, 1]]);
    secure(stage, asset, ordinaryLoan(stage, firm, { principal: 280 * WAN, disbursedOn: date(2025, 2, 20) }), {
      amount: 280 * WAN,
    });
    inspected(stage, firm, date(2025, 5, 15), serial, photo, 415 * WAN, '一号车间');
    const second = ordinaryLoan(stage, other, { principal: 200 * WAN, disbursedOn: date(2025, 8, 4), lender: 'FLZ' });
    secure(stage, asset, second, { amount: 200 * WAN, rank: 2 });
    inspected(stage, firm, date(2025, 10, 16), serial, photo, 270 * WAN, `${other.name}厂区`);
    return {
      story: {
        zh: `巡检之后，设备搬到妻子的公司，又做了一次售后回租。`,
        en: `After the inspection the machine moved to the spouse's firm and was pledged to a lessor.`,
      },
      members: [firm, other],
    };
  },

  noisy(stage) {
    const { firm } = stage.entrepreneur({ industry: 'C2929' });
    const serial = `LC${stage.serial()}`;
    const asset = register(stage, { ...machine(stage, serial, hash(stage)), photoHash: undefined }, [[firm, 1]]);
    secure(stage, asset, ordinaryLoan(stage, firm, { principal: 260 * WAN, disbursedOn: date(2025, 3, 20) }), {
      amount: 260 * WAN,
    });
    inspected(stage, firm, date(2025, 6, 5), serial.replaceAll('0', 'O'), '缺', 410 * WAN, '车间');
    inspected(stage, firm, date(2025, 11, 6), `LC${stage.serial()}`.replaceAll('0', 'O'), '缺', 240 * WAN, '车间');
    return {
      story: {
        zh: `巡检记录把0写成O、没有照片，但第二次的序列号已是另一台。`,
        en: `Inspection notes write O for 0 and lack photos, yet the second serial number is of another machine.`,
      },
      members: [firm],
    };
  },

  benign: [
    (stage) => {
      const { firm } = stage.entrepreneur({ industry: 'C3525' });
      const [serial, photo] = [`LC${stage.serial()}`, hash(stage)];
      const asset = register(stage, machine(stage, serial, photo), [[firm, 1]]);
      secure(stage, asset, ordinaryLoan(stage, firm, { principal: 260 * WAN, disbursedOn: date(2025, 1, 16) }), {
        amount: 260 * WAN,
      });
      inspected(stage, firm, date(2025, 4, 3), serial, photo, 415 * WAN, '一号车间');
      inspected(stage, firm, date(2025, 10, 9), serial, photo, 380 * WAN, '二号车间');
      return {
        story: {
          zh: `设备在厂内挪了车间，正常折旧，序列号一致。`,
          en: `The machine moved to the next hall and lost value as machines do; its serial number is the same.`,
        },
        members: [firm],
      };
    },
  ],
};
