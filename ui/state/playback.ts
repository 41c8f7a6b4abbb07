/** Going through the evidence of the open finding step by step, in the order that tells the story. */
import { lineId } from '../api/scene.ts';
import { type Finding, findingStore } from './details.ts';
import { hover, selectionStore } from './selection.ts';
import { createStore } from './store.ts';

export interface Playback {
  /** The finding that is played. */
  readonly finding: string | null;
  /** The step that is shown; null before the first. */
  readonly at: number | null;
  readonly playing: boolean;
}

const still: Playback = { finding: null, at: null, playing: false };
export const playbackStore = createStore<Playback>(still);

const STEP = 1400;
let timer: ReturnType<typeof setTimeout> | undefined;

const openFinding = (): Finding | null => {
  const remote = findingStore.get();
  return remote.state === 'ready' ? remote.value : null;
};

/** The step after a move: it stops at both ends, and begins with the first. */
export function moved(at: number | null, by: 1 | -1, count: number): number | null {
  if (count === 0) return null;
  if (at === null) return by === 1 ? 0 : null;
  const next = at + by;
  return next < 0 ? null : Math.min(next, count - 1);
}

/** Goes a step on or back; the canvas shows its line. */
export function step(by: 1 | -1): void {
  const finding = openFinding();
  if (finding === null) return;
  const { finding: before, at, playing } = playbackStore.get();
  show(finding, moved(before === finding.id ? at : null, by, finding.evidence.edges.length), playing);
}

function show(finding: Finding, at: number | null, playing: boolean): void {
  playbackStore.update(() => ({ finding: finding.id, at, playing }));
  const relation = at === null ? undefined : finding.evidence.edges[at];
  selectionStore.update((selection) =>
    hover(
      selection,
      relation === undefined ? null : { type: 'edge', id: lineId(relation.kind, relation.from.id, relation.to.id) },
    ),
  );
}

/** Plays from where it stands, from the start again when it is through, or stops. */
export function toggleStepping(): void {
  clearTimeout(timer);
  const finding = openFinding();
  if (finding === null || finding.evidence.edges.length === 0) return;
  const { finding: before, at, playing } = playbackStore.get();
  if (playing && before === finding.id) {
    playbackStore.update((playback) => ({ ...playback, playing: false }));
    return;
  }
  const through = before !== finding.id || at === null || at === finding.evidence.edges.length - 1;
  show(finding, through ? 0 : at, true);
  timer = setTimeout(advance, STEP);
}

function advance(): void {
  const finding = openFinding();
  const { finding: played, at, playing } = playbackStore.get();
  if (!playing) return;
  const last = finding === null || played !== finding.id || at === null || at >= finding.evidence.edges.length - 1;
  if (last) {
    playbackStore.update((playback) => ({ ...playback, playing: false }));
    return;
  }
  step(1);
  timer = setTimeout(advance, STEP);
}
