/**
 * One finding for what is one thing: detections of a detector with the same subjects, or whose subjects overlap by half,
 * become one. The strongest is the face, and the evidence of all is kept.
 */
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Detection, Detector } from './detector.ts';
import type { EvidenceGraph } from './evidence-graph.ts';

/** Subjects' Jaccard index from which two detections are one. */
const SAME = 0.5;

interface Candidate {
  readonly detection: Detection;
  /** Distinct, ascending. */
  readonly subjects: readonly number[];
  readonly key: string;
}

interface Face extends Candidate {
  readonly absorbed: Candidate[];
}

/**
 * Merges the detections of all slices of one run. Taken from the strongest down, a detection joins the strongest face
 * that it overlaps with, or becomes a face itself; so the answer depends neither on slices nor on order nor on what else
 * is in the graph, and no two results have the same subjects. Candidates come from an index of each face's rarest subjects (prefix filtering:
 * Chaudhuri et al. 2006, doi:10.1109/ICDE.2006.9; Bayardo et al. 2007, doi:10.1145/1242572.1242591), so parties that
 * occur in very many detections do not make it quadratic.
 */
export function mergeDetections(
  detector: Detector,
  detections: readonly Detection[],
  graph: EvidenceGraph,
): readonly Detection[] {
  const byStrength = strengthIn(graph);
  const candidates = combineSame(detector, detections.map(candidateOf).sort(byStrength));
  candidates.sort(byStrength);
  const occurrences = new Map<number, number>();
  for (const { subjects } of candidates)
    for (const subject of subjects) occurrences.set(subject, (occurrences.get(subject) ?? 0) + 1);
  const faces: Face[] = [];
  const facesBySubject = new Map<number, number[]>();
  for (const candidate of candidates) {
    const rarest = prefixOf(candidate.subjects, occurrences);
    const found = strongestOverlap(candidate, rarest, faces, facesBySubject);
    if (found !== null) {
      faces[found].absorbed.push(candidate);
      continue;
    }
    for (const subject of rarest) {
      const list = facesBySubject.get(subject);
      if (list) list.push(faces.length);
      else facesBySubject.set(subject, [faces.length]);
    }
    faces.push({ ...candidate, absorbed: [] });
  }
  return faces.map(({ detection, absorbed }) => unite(detection, absorbed));
}

function candidateOf(detection: Detection): Candidate {
  const subjects = [...new Set(detection.subjects)].sort((a, b) => a - b);
  return { detection, subjects, key: subjects.join() };
}

/** Joins what has exactly the same subjects, by the detector's own rule where it has one. */
function combineSame(detector: Detector, candidates: readonly Candidate[]): Candidate[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const group = groups.get(candidate.key);
    if (group) group.push(candidate);
    else groups.set(candidate.key, [candidate]);
  }
  return [...groups.values()].flatMap((group) => {
    const all = group.map(({ detection }) => detection);
    const face = detector.combine ? detector.combine(all) : all[0];
    return face === null ? [] : [{ ...group[0], detection: unite(face, group.length > 1 ? group : []) }];
  });
}

/**
 * Two sets whose Jaccard index is at least t share one of the first |set| − ⌈t·|set|⌉ + 1 elements of each, whatever the
 * common order of elements; the rarest first keeps the lists short.
 */
function prefixOf(subjects: readonly number[], occurrences: ReadonlyMap<number, number>): readonly number[] {
  const byRarity = [...subjects].sort((a, b) => occurrences.get(a)! - occurrences.get(b)! || a - b);
  return byRarity.slice(0, subjects.length - Math.ceil(SAME * subjects.length) + 1);
}

function strongestOverlap(
  { subjects }: Candidate,
  rarest: readonly number[],
  faces: readonly Face[],
  facesBySubject: ReadonlyMap<number, readonly number[]>,
): number | null {
  let best: number | null = null;
  for (const subject of rarest)
    for (const face of facesBySubject.get(subject) ?? []) {
      if (best !== null && face >= best) break;
      if (overlaps(subjects, faces[face].subjects)) best = face;
    }
  return best;
}

/** Whether the Jaccard index of two ascending lists reaches `SAME`. */
function overlaps(a: readonly number[], b: readonly number[]): boolean {
  if (Math.min(a.length, b.length) < SAME * Math.max(a.length, b.length)) return false;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      common++;
      i++;
      j++;
    } else if (a[i] < b[j]) i++;
    else j++;
  }
  return common >= SAME * (a.length + b.length - common);
}

function unite(face: Detection, others: readonly Candidate[]): Detection {
  if (others.length === 0) return face;
  const edges = new Map<string, EvidenceEdge>();
  const nodes = new Set(face.nodes);
  for (const { detection } of [{ detection: face }, ...others]) {
    for (const edge of detection.evidence) edges.set(`${edge.kind}:${edge.edge}`, edge);
    for (const node of detection.nodes ?? []) nodes.add(node);
    for (const subject of detection.subjects) nodes.add(subject);
  }
  return { ...face, evidence: [...edges.values()], nodes: [...nodes] };
}

/** A total order on what detections say: the stronger first, then by ids, which are the same in every snapshot. */
function strengthIn(graph: EvidenceGraph): (a: Candidate, b: Candidate) => number {
  const names = remembered(({ subjects }) =>
    subjects
      .map((node) => graph.idOf(node))
      .sort()
      .join(),
  );
  const texts = remembered(({ detection }) => textOf(graph, detection));
  return (a, b) =>
    b.detection.severity * b.detection.confidence - a.detection.severity * a.detection.confidence ||
    b.detection.severity - a.detection.severity ||
    amountOf(b) - amountOf(a) ||
    compare(names(a), names(b)) ||
    compare(texts(a), texts(b));
}

/** One that is not known is less than any. */
const amountOf = ({ detection: { amount } }: Candidate): number =>
  amount === null || Number.isNaN(amount) ? -1 : amount;

/** Texts of candidates, each made once and only when it is asked for. */
function remembered(textOf: (candidate: Candidate) => string): (candidate: Candidate) => string {
  const known = new Map<Candidate, string>();
  return (candidate) => {
    const text = known.get(candidate) ?? textOf(candidate);
    known.set(candidate, text);
    return text;
  };
}

/** Everything else that may tell two detections of the same subjects and strength apart. */
const textOf = (graph: EvidenceGraph, { message, values, evidence, subjects, nodes = [] }: Detection): string =>
  JSON.stringify([
    message,
    evidence.map(({ kind, edge }) => graph.edges(kind).idOf(edge)),
    values,
    [...subjects, ...nodes].map((node) => graph.idOf(node)),
  ]);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
