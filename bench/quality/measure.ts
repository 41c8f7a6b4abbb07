/**
 * How well findings agree with what was planted: pure functions on a portfolio's truth and a run's findings.
 *
 * A finding *meets* a truth when it names at least half of the truth's members (among its subjects and the nodes of its
 * evidence) and at least half of its subjects are members. Accounts, loans and collateral count as the parties they
 * belong to. A finding that meets
 * - a planted pattern of its detector (or one that names the detector in `also`) is a **hit**;
 * - else a look-alike of its detector is a **look-alike flagged**, and false;
 * - else, when half of its subjects are members of patterns planted for other detectors, is **elsewhere**: it stands
 *   among people who do cheat, so it counts neither way;
 * - else is **false**.
 */
import type { Truth } from './truth.ts';

/** What is needed of a finding. */
export interface Reported {
  readonly id: string;
  readonly detector: string;
  readonly severity: number;
  readonly confidence: number;
  readonly text: string;
  /** Parties that it is about. */
  readonly subjects: readonly string[];
  /** Parties that it names at all, subjects included. */
  readonly named: readonly string[];
}

export type Judgement = 'hit' | 'lookalike' | 'elsewhere' | 'false';
export interface Judged {
  readonly finding: Reported;
  readonly judgement: Judgement;
  readonly truth: Truth | null;
}

export interface VariantQuality {
  readonly planted: number;
  readonly found: number;
  readonly recall: number | null;
  readonly f1: number | null;
}

export interface DetectorQuality {
  readonly detector: string;
  readonly planted: number;
  readonly found: number;
  readonly findings: number;
  readonly hits: number;
  readonly false: number;
  readonly elsewhere: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
  readonly byVariant: Readonly<Record<'easy' | 'hard' | 'noisy', VariantQuality>>;
  readonly entities: { readonly precision: number | null; readonly recall: number | null; readonly f1: number | null };
  /** Precision of the 50 findings with the largest severity × confidence. */
  readonly precisionAt50: number | null;
  readonly lookalikes: { readonly planted: number; readonly flagged: number };
}

export interface Quality {
  readonly detectors: readonly DetectorQuality[];
  readonly judged: readonly Judged[];
  readonly missed: readonly Truth[];
  /** Detectors with planted patterns that did not run. */
  readonly waiting: readonly { readonly detector: string; readonly planted: number }[];
}

const overlap = (list: readonly string[], of: ReadonlySet<string>): number =>
  new Set(list.filter((id) => of.has(id))).size;
const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
const harmonic = (p: number | null, r: number | null): number | null =>
  p === null || r === null ? null : p + r === 0 ? 0 : (2 * p * r) / (p + r);

/** Judges every finding of the detectors that ran. O(findings × truths that share a party). */
export function measure(truths: readonly Truth[], findings: readonly Reported[], ran: readonly string[]): Quality {
  const byMember = new Map<string, Truth[]>();
  for (const truth of truths) {
    for (const member of truth.members) {
      const list = byMember.get(member);
      if (list === undefined) byMember.set(member, [truth]);
      else list.push(truth);
    }
  }
  const cheats = new Set(truths.filter(({ variant }) => variant !== 'benign').flatMap(({ members }) => members));
  const judged = findings.map((finding) => judge(finding, byMember, cheats));
  const found = new Set(
    judged.flatMap(({ judgement, truth }) => (judgement === 'hit' && truth !== null ? [truth.pattern] : [])),
  );
  for (const finding of findings)
    for (const truth of met(finding, byMember))
      if (truth.variant !== 'benign' && truth.detector === finding.detector) found.add(truth.pattern);
  const planted = truths.filter(({ variant }) => variant !== 'benign');
  const ranSet = new Set(ran);
  const waiting = [...new Set(planted.map(({ detector }) => detector))]
    .filter((detector) => !ranSet.has(detector))
    .map((detector) => ({ detector, planted: planted.filter((truth) => truth.detector === detector).length }));
  return {
    detectors: ran.map((detector) => qualityOf(detector, truths, judged, found)),
    judged,
    missed: planted.filter(({ detector, pattern }) => ranSet.has(detector) && !found.has(pattern)),
    waiting,
  };
}

/** Truths that a finding meets, whatever their detector. */
function met({ subjects, named }: Reported, byMember: ReadonlyMap<string, readonly Truth[]>): readonly Truth[] {
  const near = new Set(named.flatMap((id) => byMember.get(id) ?? []));
  return [...near].filter(({ members }) => {
    const of = new Set(members);
    return 2 * overlap(named, of) >= of.size && 2 * overlap(subjects, of) >= new Set(subjects).size;
  });
}

function judge(
  finding: Reported,
  byMember: ReadonlyMap<string, readonly Truth[]>,
  cheats: ReadonlySet<string>,
): Judged {
  const near = met(finding, byMember);
  const isMine = ({ detector, also }: Truth): boolean =>
    detector === finding.detector || also.includes(finding.detector);
  const hit = near.find((truth) => truth.variant !== 'benign' && isMine(truth));
  if (hit !== undefined) return { finding, judgement: 'hit', truth: hit };
  const lookalike = near.find((truth) => truth.variant === 'benign' && truth.detector === finding.detector);
  if (lookalike !== undefined) return { finding, judgement: 'lookalike', truth: lookalike };
  const among = 2 * overlap(finding.subjects, cheats) >= new Set(finding.subjects).size;
  return { finding, judgement: among ? 'elsewhere' : 'false', truth: null };
}

function qualityOf(
  detector: string,
  truths: readonly Truth[],
  all: readonly Judged[],
  found: ReadonlySet<string>,
): DetectorQuality {
  const judged = all.filter(({ finding }) => finding.detector === detector);
  const counted = judged.filter(({ judgement }) => judgement !== 'elsewhere');
  const count = (judgement: Judgement): number => judged.filter((one) => one.judgement === judgement).length;
  const mine = truths.filter((truth) => truth.detector === detector);
  const planted = mine.filter(({ variant }) => variant !== 'benign');
  const isFound = ({ pattern }: Truth): boolean => found.has(pattern);
  const hits = count('hit');
  const precision = ratio(hits, counted.length);
  const recall = ratio(planted.filter(isFound).length, planted.length);
  const variant = (name: 'easy' | 'hard' | 'noisy'): VariantQuality => {
    const these = planted.filter((truth) => truth.variant === name);
    const foundHere = these.filter(isFound).length;
    const r = ratio(foundHere, these.length);
    return { planted: these.length, found: foundHere, recall: r, f1: harmonic(precision, r) };
  };
  const top = [...counted]
    .sort(
      (a, b) =>
        b.finding.severity * b.finding.confidence - a.finding.severity * a.finding.confidence ||
        (a.finding.id < b.finding.id ? -1 : 1),
    )
    .slice(0, 50);
  const flagged = new Set(
    judged.flatMap(({ judgement, truth }) => (judgement === 'lookalike' && truth !== null ? [truth.pattern] : [])),
  );
  return {
    detector,
    planted: planted.length,
    found: planted.filter(isFound).length,
    findings: judged.length,
    hits,
    false: count('false') + count('lookalike'),
    elsewhere: count('elsewhere'),
    precision,
    recall,
    f1: harmonic(precision, recall),
    byVariant: { easy: variant('easy'), hard: variant('hard'), noisy: variant('noisy') },
    entities: entityQuality(detector, truths, counted),
    precisionAt50: ratio(top.filter(({ judgement }) => judgement === 'hit').length, top.length),
    lookalikes: { planted: mine.length - planted.length, flagged: flagged.size },
  };
}

/** Of the parties that findings are about, how many are members of a pattern; of the members, how many does a finding name. */
function entityQuality(
  detector: string,
  truths: readonly Truth[],
  counted: readonly Judged[],
): DetectorQuality['entities'] {
  const planted = truths.filter(({ variant }) => variant !== 'benign');
  const own = new Set(planted.filter((truth) => truth.detector === detector).flatMap(({ members }) => members));
  const right = new Set(
    planted
      .filter((truth) => truth.detector === detector || truth.also.includes(detector))
      .flatMap(({ members }) => members),
  );
  const about = new Set(counted.flatMap(({ finding }) => finding.subjects));
  const named = new Set(counted.flatMap(({ finding }) => finding.named));
  const precision = ratio(overlap([...about], right), about.size);
  const recall = ratio(overlap([...own], named), own.size);
  return { precision, recall, f1: harmonic(precision, recall) };
}
