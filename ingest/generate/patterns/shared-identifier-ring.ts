import { uses } from '../acts.ts';
import { DAY, date } from '../calendar.ts';
import { phoneNumber } from '../identity.ts';
import type { Pattern, Stage } from '../stage.ts';
import { ordinaryLoan, strangers } from './scenes.ts';

const number = (stage: Stage): string => phoneNumber(50_000_000 + stage.random.int(9_000_000));
const device = (stage: Stage): string => `ANDROID-${stage.random.u32().toString(16).padStart(8, '0')}`;

/** One broker applies in the name of many. */
export const sharedIdentifierRing: Pattern = {
  detector: 'shared-identifier-ring',

  easy(stage) {
    const firms = strangers(stage, 3, ['F5174', 'H6210', 'F5212']).map(({ firm }) => firm);
    const [phone, tablet] = [number(stage), device(stage)];
    firms.forEach((firm, i) => {
      ordinaryLoan(stage, firm, { disbursedOn: date(2025, 9, 1) + i * 9 * DAY });
      uses(stage, firm.id, 'phone', phone, '申请联系电话');
      uses(stage, firm.id, 'device', tablet, '申请设备');
    });
    return {
      story: {
        zh: `三家互不相干的企业一个月内用同一台平板、同一个电话申请贷款。`,
        en: `Three unrelated firms apply within a month from one tablet, with one phone number.`,
      },
      members: firms,
    };
  },

  hard(stage) {
    const line = strangers(stage, 4, ['O8111', 'F5132', 'E5011', 'F5121']);
    line.forEach(({ owner, firm }, i) => {
      ordinaryLoan(stage, firm, { disbursedOn: date(2025, 7, 1) + i * 18 * DAY });
      const next = line[i + 1];
      if (next === undefined) return;
      const [phone, tablet] = [number(stage), device(stage)];
      uses(stage, owner.id, 'phone', phone, '备用电话');
      uses(stage, next.firm.id, 'phone', phone, '开票电话');
      uses(stage, firm.account, 'device', tablet, '网银登录');
      uses(stage, next.firm.account, 'device', tablet, '网银登录');
    });
    return {
      story: {
        zh: `四家企业两两之间共用不同的电话和设备，串成一串，申请相隔不到两个月。`,
        en: `Each two of four firms share a phone and a device, another pair each time; they applied within two months.`,
      },
      members: line.map(({ firm }) => firm),
    };
  },

  noisy(stage) {
    const firms = strangers(stage, 3, ['C2231', 'F5165', 'L7299']).map(({ firm }) => firm);
    const [phone, mail] = [number(stage), `shenqing${stage.random.int(9000)}`];
    firms.forEach((firm, i) => {
      ordinaryLoan(stage, firm, { disbursedOn: date(2025, 10, 6) + i * 12 * DAY });
      if (i !== 1) uses(stage, firm.id, 'phone', phone, '申请联系电话');
      uses(stage, firm.id, 'email', i === 2 ? `${mail.toUpperCase()}@example.com` : `${mail}@example.com`, '联系邮箱');
      uses(stage, firm.id, 'contact', '中介-老周', '介绍人');
    });
    return {
      story: {
        zh: `同一介绍人、同一邮箱（一处写成大写），一家漏登电话。`,
        en: `One introducer and one mailbox (once in capitals); one firm's phone was not recorded.`,
      },
      members: firms,
    };
  },

  benign: [
    (stage) => {
      const firms = strangers(stage, 4, ['I6513', 'L7299', 'F5171', 'F5174']).map(({ firm }) => firm);
      for (const firm of firms) {
        firm.leftOut.add('identifiers');
        uses(stage, firm.id, 'address', `${stage.county}市${stage.county}工业园创业大厦`, '注册地址');
        uses(stage, firm.id, 'phone', `0990${String(30_000_000 + stage.town.number).padStart(8, '0')}`, '工商登记电话');
        ordinaryLoan(stage, firm, { disbursedOn: date(2025, 9, 15) + stage.random.int(40) * DAY });
      }
      return {
        story: {
          zh: `同在创业园注册、由同一代理记账公司代办，三百家企业都如此。`,
          en: `All are registered in the business park and by the same agent, as three hundred others are.`,
        },
        members: firms,
      };
    },
  ],
};
