/** Putting something on the canvas: a finding's proof, or what surrounds an entity. */
import { linesOf, sceneNode } from '../../api/scene.ts';
import { isDirected } from '../catalogue.ts';
import { type Finding, loadFinding } from '../details.ts';
import { announce, noticeStore, pending } from '../notice.ts';
import { commit } from '../scene/history.ts';
import { clearSelection, selectionStore, selectNode } from '../selection.ts';
import { leaveWork } from '../workspace/current.ts';
import { fetchNeighbourhood } from './fetch.ts';
import { opening } from './opening.ts';
import { nobody, place, quietKinds } from './place.ts';

/** How many neighbours come first. */
const FIRST = 100;

/** Fetches a finding and puts its proof on the canvas. */
export function openFinding(id: string): Promise<void> {
  leaveWork();
  const mine = opening.begin();
  return pending(async () => {
    const finding = await loadFinding(id);
    if (finding !== null && opening.isCurrent(mine)) await showEvidence(finding, mine);
  });
}

async function showEvidence(finding: Finding, mine: number): Promise<void> {
  const { evidence } = finding;
  const nodes = evidence.nodes.map(sceneNode);
  const edges = linesOf(evidence.edges, isDirected);
  const positions = [...(await place(nodes, edges, nobody, null))];
  if (!opening.isCurrent(mine)) return;
  const subjects = finding.subjects.map(({ id }) => id);
  selectionStore.update(clearSelection);
  commit({ type: 'show', cause: 'finding', replace: true, nodes, edges, positions, subjects, mute: [] });
  const cut = evidence.complete && evidence.edges.length >= evidence.edgeCount;
  noticeStore.update((notice) => ({
    ...notice,
    cut: cut ? null : { word: 'cut.evidence', values: { shown: evidence.edges.length, total: evidence.edgeCount } },
  }));
  announce('said.shown', { nodes: nodes.length, edges: edges.length });
}

/** Empties the canvas and shows what surrounds an entity. */
export function openNeighbourhood(id: string): Promise<void> {
  leaveWork();
  const mine = opening.begin();
  return pending(() => showNeighbourhood(id, mine));
}

async function showNeighbourhood(id: string, mine: number): Promise<void> {
  const answer = await fetchNeighbourhood(id, FIRST);
  if (answer === null || !opening.isCurrent(mine)) return;
  const { nodes, edges, complete, total } = answer;
  const positions = [...(await place(nodes, edges, nobody, id))];
  if (!opening.isCurrent(mine)) return;
  selectionStore.update((selection) => selectNode(selection, id));
  const mute = [...quietKinds];
  commit({ type: 'show', cause: 'entity', replace: true, nodes, edges, positions, subjects: [id], mute });
  noticeStore.update((notice) => ({
    ...notice,
    cut: complete
      ? null
      : {
          word: 'cut.neighbourhood',
          values: { shown: nodes.length - 1, total: total ?? '…' },
          more: { id, kinds: null },
        },
  }));
  announce('said.shown', { nodes: nodes.length, edges: edges.length });
}
