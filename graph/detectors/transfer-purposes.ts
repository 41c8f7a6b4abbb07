/** What a transfer says it is for, as far as detectors must know: words of bank statements, Chinese and English. */
import type { Edges } from '../snapshot/edges.ts';

export type Purpose = 'refund' | 'pooling' | 'payroll' | 'tax' | 'utility' | 'dividend';

const WORDS: Readonly<Record<Purpose, RegExp>> = {
  refund: /退款|退货|退回|退还|冲正|refund|reversal|chargeback/i,
  pooling: /资金归集|归集|资金池|资金下拨|下拨|cash ?pool|pooling|sweep/i,
  payroll: /工资|代发|薪酬|薪资|薪金|奖金|社保|公积金|payroll|salary|wages?\b/i,
  tax: /税|\btax(es)?\b|\bvat\b/i,
  utility: /电费|水费|燃气|煤气|热力|取暖费|物业费|话费|通信费|utilit(y|ies)|electricity|water bill/i,
  dividend: /分红|股利|股息|dividend/i,
};
const purposes = Object.keys(WORDS) as readonly Purpose[];

/** Tells the purposes of transfers; each distinct wording is read once. */
export class Purposes {
  readonly #codes: Uint32Array | null;
  /** A bit for each purpose, by code of the wording. */
  readonly #bits: Uint8Array;

  constructor(transfers: Edges<'transfers'>) {
    const texts = transfers.texts('purpose');
    this.#codes = texts?.codes ?? null;
    this.#bits = new Uint8Array((texts?.values.length ?? 0) + 1);
    for (let code = 1; code < this.#bits.length; code++) {
      const wording = texts!.values.get(code - 1).normalize('NFKC');
      purposes.forEach((purpose, bit) => {
        if (WORDS[purpose].test(wording)) this.#bits[code] |= 1 << bit;
      });
    }
  }

  /** A test for any of some purposes, fast enough for every transfer. */
  anyOf(...wanted: readonly Purpose[]): (transfer: number) => boolean {
    const mask = wanted.reduce((bits, purpose) => bits | (1 << purposes.indexOf(purpose)), 0);
    const [codes, bits] = [this.#codes, this.#bits];
    return codes === null ? () => false : (transfer) => (bits[codes[transfer]] & mask) !== 0;
  }
}
