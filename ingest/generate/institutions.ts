/** Those who are there in every portfolio: lenders, the tax office, utilities, payment services. All are invented. */

export interface InstitutionSpec {
  readonly code: string;
  readonly name: string;
  readonly industry: string;
  readonly legalForm: string;
  readonly isBank: boolean;
}

const spec = (code: string, name: string, industry: string, legalForm: string, isBank = false): InstitutionSpec => ({
  code,
  name,
  industry,
  legalForm,
  isBank,
});

/** The lender whose portfolio this is comes first; then other banks, then lenders that are none. */
export const lenders: readonly InstitutionSpec[] = [
  spec('LJB', '岚江银行', 'J6621', '股份有限公司', true),
  spec('DHB', '东岚商业银行', 'J6621', '股份有限公司', true),
  spec('XLB', '兴岭银行', 'J6621', '股份有限公司', true),
  spec('HSB', '汇穗银行', 'J6621', '股份有限公司', true),
  spec('YZB', '云洲村镇银行', 'J6621', '股份有限公司', true),
  spec('QJX', '启金小额贷款', 'J6635', '有限责任公司'),
  spec('RTX', '融通小额贷款', 'J6635', '有限责任公司'),
  spec('FLZ', '丰联融资租赁', 'J6631', '有限责任公司'),
];
export const ourBank = lenders[0] as InstitutionSpec;

export const institutions = {
  tax: spec('TAX', '东岚省税务局', 'S9225', '机关法人'),
  electricity: spec('ELE', '东岚电力', 'D4420', '国有企业'),
  water: spec('WAT', '东岚水务', 'D4610', '国有企业'),
  payments: spec('PAY', '岚付通支付服务', 'I6930', '有限责任公司'),
  securities: spec('SEC', '东岚证券', 'J6712', '股份有限公司'),
  developer: spec('DEV', '东岚置业', 'K7010', '有限责任公司'),
  insurance: spec('SOC', '东岚省社会保险基金', 'S9414', '机关法人'),
} as const satisfies Record<string, InstitutionSpec>;
export type InstitutionName = keyof typeof institutions;

export const everyInstitution: readonly InstitutionSpec[] = [...lenders, ...Object.values(institutions)];
