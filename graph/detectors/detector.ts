/**
 * A detector is a record: what it is called, what it reads, its parameters with their reasons, its messages in both
 * languages, and one pure function. It yields detections in a snapshot's indices; the engine turns them into findings.
 */
import type { z } from 'zod';
import type { Budget } from '../algorithms/budget.ts';
import type { Slice } from '../algorithms/slice.ts';
import type { NodeIndex } from '../schema/ids.ts';
import type { EdgeKind, Kind, NodeKind, NumericProperty, TextProperty } from '../schema/kinds.ts';
import type { Slots, Text, TextValue } from '../schema/text.ts';
import type { Instant } from '../schema/time.ts';
import type { EvidenceEdge } from '../snapshot/edges.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { Groups, Share, Shares } from './share.ts';

export type Messages = Readonly<Record<string, Text>>;

interface DetectionBody {
  /** Those whom the finding is about; its identity, whatever their order. */
  readonly subjects: readonly NodeIndex[];
  /** In the order that tells the story, where there is one. */
  readonly evidence: readonly EvidenceEdge[];
  /** Nodes that belong to the proof without being an end of an evidence edge. */
  readonly nodes?: readonly NodeIndex[];
  /** How bad, 0..1. */
  readonly severity: number;
  /** How sure, 0..1. */
  readonly confidence: number;
  /** Amount at stake in minor units; null where the pattern has none. */
  readonly amount: number | null;
}

/** What a detector yields: one of its messages, with a value for each of that message's slots. */
export type Detection<M extends Messages = Messages> = {
  readonly [Id in keyof M & string]: DetectionBody & {
    readonly message: Id;
    readonly values: Readonly<Record<Slots<M[Id]['zh']> | Slots<M[Id]['en']>, TextValue>>;
  };
}[keyof M & string];

export interface DetectionContext {
  readonly snapshot: Snapshot;
  /** Only facts valid on this date count; events look back from it. */
  readonly asOf: Instant;
  readonly slice: Slice;
  readonly budget: Budget;
  /** What this part of a cut detection is asked for; everything when left out. */
  readonly share?: Share;
  /** Of a part: whether no event that the whole detection looks at tells a time of day. The snapshot tells when left out. */
  readonly wholeDays?: boolean;
}

export interface Detector<
  Id extends string = string,
  M extends Messages = Messages,
  P extends z.ZodObject = z.ZodObject,
> {
  /** The same as the file's name. */
  readonly id: Id;
  readonly title: Text;
  /** What the pattern is and why it matters, in a sentence or two. */
  readonly summary: Text;
  /** What an investigator does next. */
  readonly nextStep: Text;
  /** Every kind that it looks at, and of which properties: names of its messages' entities need not be told. */
  readonly reads: {
    readonly nodes: readonly NodeKind[];
    readonly edges: readonly EdgeKind[];
    readonly properties: { readonly [K in Kind]?: readonly (NumericProperty<K> | TextProperty<K>)[] };
  };
  /** Kinds without any edge of which there is nothing to detect: the detector then has no data. */
  readonly needs: readonly EdgeKind[];
  readonly parameters: P;
  readonly messages: M;
  /** How much a sure and severe finding counts in a score, 0..0.6. */
  readonly weight: number;
  /** What its slices are parts of: `start` vertices or edges, `component`s, or `whole` when it cannot be cut. */
  readonly cut: 'start' | 'component' | 'whole';
  /** How parts of it read only some events; left out where it reads none, or needs all at once. */
  readonly shares?: Shares<z.output<P>>;
  /** Which facts a part of it need not read; left out where it needs all at once. */
  readonly groups?: Groups;
  detect(context: DetectionContext, parameters: z.output<P>): Iterable<Detection<M>>;
  /**
   * What all detections of the same subjects say together, such as a ring that was run again; null when that is not enough
   * to be told. They come strongest first, from all slices. Left out where the strongest speaks for all.
   */
  combine?(same: readonly Detection[]): Detection | null;
}

/** Messages whose Chinese and English have the same slots; anything else does not compile. */
type SameSlots<M extends Messages> = {
  readonly [Id in keyof M]: [Slots<M[Id]['zh']>] extends [Slots<M[Id]['en']>]
    ? [Slots<M[Id]['en']>] extends [Slots<M[Id]['zh']>]
      ? M[Id]
      : { readonly zh: 'zh lacks a slot of en'; readonly en: string }
    : { readonly zh: string; readonly en: 'en lacks a slot of zh' };
};

/**
 * Declares a detector; the compiler checks messages, slots and parameters against each other here, and whoever uses the
 * detector need not know them.
 */
export const defineDetector = <const Id extends string, const M extends Messages, P extends z.ZodObject>(
  detector: Detector<Id, M & SameSlots<M>, P>,
): Detector<Id> => detector as unknown as Detector<Id>;

/** A parameter with what it is and why its default is what it is, in both languages. */
export const parameter = <T extends z.ZodType>(schema: T, zh: string, en: string): T => schema.meta({ zh, en }) as T;

/** The meaning of a parameter, as `parameter` declared it. */
export function parameterText(schema: z.ZodType): Text {
  const { zh, en } = schema.meta() as { zh: string; en: string };
  return { zh, en };
}

/** The product of the confidences of edges: how sure a conclusion is that needs them all. */
export function confidenceOf(snapshot: Snapshot, evidence: readonly EvidenceEdge[]): number {
  return evidence.reduce((product, { kind, edge }) => product * snapshot.edges(kind).confidence(edge), 1);
}
