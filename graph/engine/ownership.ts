/** Who stands behind a company, or what a party holds: the tree level by level, and the exact answers beside it. */
import { type BeneficialOwner, beneficialOwners } from '../control/beneficial-owners.ts';
import { type ControlStep, controlAt } from '../control/control.ts';
import { ownershipAt } from '../control/ownership.ts';
import type { StopReason } from '../schema/finding.ts';
import type { EdgeId, EdgeIndex, EntityId, NodeIndex } from '../schema/ids.ts';
import type { Instant } from '../schema/time.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export type OwnershipDirection = 'up' | 'down';

export interface OwnershipQuestion {
  /** `up`: to the holders of a company; `down`: to what a party holds. */
  readonly direction: OwnershipDirection;
  /** The snapshot's horizon when left out. */
  readonly asOf?: Instant;
  /** Levels of the tree. */
  readonly levels: number;
}

/** One holding on a path from the root. */
export interface OwnershipNode {
  readonly id: string;
  /** Null directly under the root. */
  readonly parent: string | null;
  readonly entity: EntityId;
  readonly level: number;
  /** Null = not known. */
  readonly share: number | null;
  /** Product of the shares on the path; null when one of them is not known. */
  readonly pathShare: number | null;
  /** The entity's own holdings stand elsewhere in the tree. */
  readonly repeated: boolean;
  /** The entity stands on its own path. */
  readonly circular: boolean;
  readonly edge: EdgeId;
}

export interface Share {
  readonly entity: EntityId;
  readonly share: number;
}

export interface NamedControlStep {
  readonly controller: EntityId;
  readonly company: EntityId;
  readonly rule: ControlStep['rule'];
  readonly confidence: number;
  readonly evidence: readonly EdgeId[];
}

export interface OwnershipAnswer {
  readonly root: EntityId;
  readonly direction: OwnershipDirection;
  readonly asOf: Instant;
  readonly snapshot: string;
  readonly nodes: readonly OwnershipNode[];
  /** `up`: ultimate holders of the root; `down`: what the root holds in the end. Largest first. */
  readonly lookThrough: readonly Share[];
  readonly unknownShare: number;
  readonly overstated: boolean;
  readonly actualController: {
    readonly controller: EntityId;
    readonly path: readonly NamedControlStep[];
    readonly confidence: number;
  } | null;
  readonly beneficialOwners: readonly {
    readonly person: EntityId;
    readonly share: number;
    readonly rule: BeneficialOwner['rule'];
  }[];
  readonly complete: boolean;
  readonly stoppedBecause: StopReason | null;
}

const MOST_NODES = 2000;

/** O(nodes of the tree) besides what `control` computes once for a snapshot and date. */
export function ownershipOf(snapshot: Snapshot, root: NodeIndex, question: OwnershipQuestion): OwnershipAnswer {
  const { direction, levels, asOf = snapshot.horizon } = question;
  const isCompany = snapshot.kindOf(root) === 'Enterprise';
  const ownership = ownershipAt(snapshot, asOf);
  const shares =
    direction === 'up'
      ? ownership.holdersOf(root).map(({ holder, share }) => ({ entity: snapshot.idOf(holder), share }))
      : ownership.holdingsOf(root).map(({ company, share }) => ({ entity: snapshot.idOf(company), share }));
  const actual = isCompany ? controlAt(snapshot, asOf).actualController(root) : null;
  return {
    root: snapshot.idOf(root),
    direction,
    asOf,
    snapshot: snapshot.id,
    ...treeOf(snapshot, root, direction, levels, asOf),
    lookThrough: shares.sort((a, b) => b.share - a.share || (a.entity < b.entity ? -1 : 1)),
    unknownShare: isCompany ? ownership.unknownShareOf(root) : 0,
    overstated: isCompany && ownership.overstated(root),
    actualController: actual && {
      controller: snapshot.idOf(actual.controller),
      path: actual.path.map((step) => namedStep(snapshot, step)),
      confidence: actual.confidence,
    },
    beneficialOwners: isCompany
      ? beneficialOwners(snapshot, asOf, root).map(({ person, share, rule }) => ({
          person: snapshot.idOf(person),
          share,
          rule,
        }))
      : [],
  };
}

/** A step by the ids of its parties and of its evidence. */
export const namedStep = (snapshot: Snapshot, step: ControlStep): NamedControlStep => ({
  controller: snapshot.idOf(step.controller),
  company: snapshot.idOf(step.company),
  rule: step.rule,
  confidence: step.confidence,
  evidence: step.evidence.map(({ kind, edge }) => snapshot.edges(kind).idOf(edge)),
});

interface Branch {
  readonly node: NodeIndex;
  readonly id: string | null;
  readonly pathShare: number;
  /** From the root to here. */
  readonly path: readonly NodeIndex[];
}

function treeOf(
  snapshot: Snapshot,
  root: NodeIndex,
  direction: OwnershipDirection,
  levels: number,
  asOf: Instant,
): Pick<OwnershipAnswer, 'nodes' | 'complete' | 'stoppedBecause'> {
  const edges = snapshot.edges('owns');
  const across = (edge: EdgeIndex): NodeIndex => (direction === 'up' ? edges.sources[edge] : edges.targets[edge]);
  const holdings = (node: NodeIndex): readonly EdgeIndex[] =>
    [...(direction === 'up' ? edges.into(node) : edges.out(node))]
      .filter((edge) => edges.holdsAt(edge, asOf))
      .sort(
        (a, b) => (edges.number(b, 'share') || 0) - (edges.number(a, 'share') || 0) || across(a) - across(b) || a - b,
      );
  const nodes: OwnershipNode[] = [];
  const shown = new Set<NodeIndex>([root]);
  let level: readonly Branch[] = [{ node: root, id: null, pathShare: 1, path: [root] }];
  for (let depth = 1; level.length > 0; depth++) {
    const next: Branch[] = [];
    for (const branch of level) {
      for (const edge of holdings(branch.node)) {
        if (depth > levels) return { nodes, complete: false, stoppedBecause: 'steps' };
        if (nodes.length === MOST_NODES) return { nodes, complete: false, stoppedBecause: 'results' };
        const node = across(edge);
        const share = edges.number(edge, 'share');
        const pathShare = branch.pathShare * share;
        const repeated = shown.has(node);
        const id = String(nodes.length + 1);
        nodes.push({
          id,
          parent: branch.id,
          entity: snapshot.idOf(node),
          level: depth,
          share: known(share),
          pathShare: known(pathShare),
          repeated,
          circular: branch.path.includes(node),
          edge: edges.idOf(edge),
        });
        if (repeated) continue;
        shown.add(node);
        next.push({ node, id, pathShare, path: [...branch.path, node] });
      }
    }
    level = next;
  }
  return { nodes, complete: true, stoppedBecause: null };
}

const known = (value: number): number | null => (Number.isNaN(value) ? null : value);
