/** The figures that decide about control and relation: supervision and law move them, so they stand here with their reasons. */
import type { Text } from '../schema/text.ts';

export interface Figure {
  readonly value: number;
  readonly reason: Text;
  /** The law, the regulation or the practice that it comes from. */
  readonly source: string;
}

export interface RulePack {
  readonly id: string;
  readonly title: Text;
  /** More than this share of the votes decides. */
  readonly majority: Figure;
  /** From this share on, the largest holder may control without a majority. */
  readonly presumedShare: Figure;
  /** The next holder must have less than this part of what the presumed controller has. */
  readonly presumedRival: Figure;
  readonly presumedConfidence: Figure;
  readonly familyConfidence: Figure;
  /** From this effective or voting share on, a person is a beneficial owner. */
  readonly beneficialShare: Figure;
  /** From this effective share on, an owner and what it owns are related. */
  readonly influenceShare: Figure;
  /** An identifier with more users than this says nothing about them. */
  readonly rareUsers: Figure;
  /** Parties who share at least so many rare identifiers are related. */
  readonly sharedIdentifiers: Figure;
  readonly sharedIdentifiersConfidence: Figure;
  /** From this unknown share on, ownership is too opaque to rely on. */
  readonly opaqueShare: Figure;
}

/** What rounding may take away from a computed share. */
export const ROUNDING = 1e-9;

/** Whether a computed share reaches a figure. */
export const reaches = (share: number, { value }: Figure): boolean => share >= value - ROUNDING;

const figure = (value: number, source: string, zh: string, en: string): Figure => ({
  value,
  source,
  reason: { zh, en },
});

/** Mainland China, commercial banks. Figures to be checked against the rules in force where they are used. */
export const defaultRules: RulePack = {
  id: 'cn-bank',
  title: { zh: '中国大陆商业银行', en: 'Commercial banks, mainland China' },
  majority: figure(
    0.5,
    'Company Law of the PRC, art. 265',
    '表决权超过半数即可决定股东会的普通决议',
    'More than half of the votes carries an ordinary resolution',
  ),
  presumedShare: figure(
    0.3,
    'Measures on Takeovers of Listed Companies, art. 84',
    '可支配表决权达到 30% 且其他股东分散时，通常足以支配公司',
    'With 30 % of the votes and no comparable rival a holder usually prevails',
  ),
  presumedRival: figure(
    0.5,
    'supervisory practice',
    '第二大股东不足其一半时，难以形成制衡',
    'A next holder with less than half of it is no counterweight',
  ),
  presumedConfidence: figure(
    0.7,
    'estimate',
    '由持股结构和任职推定，未经登记或协议证实',
    'Inferred from shares and office, not proved by a register or an agreement',
  ),
  familyConfidence: figure(
    0.8,
    'estimate',
    '配偶、父母与子女通常一致投票，但没有书面协议',
    'Spouses, parents and children usually vote together, without a written agreement',
  ),
  beneficialShare: figure(
    0.25,
    'Measures on Beneficial Owner Information (PBOC and SAMR order 3 of 2024), art. 6',
    '最终持有 25% 以上股权、收益权或表决权的自然人',
    'Natural persons who finally hold 25 % or more of shares, benefits or votes',
  ),
  influenceShare: figure(
    0.2,
    'Accounting Standard for Business Enterprises 2, long-term equity investments',
    '持有 20% 以上通常具有重大影响',
    'From 20 % on a holder usually has significant influence',
  ),
  rareUsers: figure(
    10,
    'estimate',
    '十个以上主体共用的标识多为园区地址或代理电话',
    'What more than ten parties use is mostly a park address or an agent phone',
  ),
  sharedIdentifiers: figure(
    2,
    'estimate',
    '一个共同标识可能是巧合，两个则不然',
    'One identifier in common can be chance, two rarely are',
  ),
  sharedIdentifiersConfidence: figure(
    0.5,
    'estimate',
    '由共用标识推断，没有登记依据',
    'Inferred from shared identifiers, not from a register',
  ),
  opaqueShare: figure(
    0.5,
    'estimate',
    '半数以上股权不明时，无法判断由谁控制',
    'With half of the shares unknown no one can tell who controls',
  ),
};
