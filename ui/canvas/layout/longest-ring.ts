/** Whether a small proof is a ring, and in which order it closes. */

interface Line {
  readonly from: string;
  readonly to: string;
}

/** A proof is looked at in a few thousand steps or is no ring to the eye either. */
const STEPS = 20_000;
const LONGEST = 40;

/**
 * The longest directed cycle without a repeated node, found by a bounded depth-first search, when it holds at least
 * a quarter of the nodes; otherwise an empty list. Deterministic.
 */
export function ringOf(nodes: readonly string[], edges: readonly Line[]): readonly string[] {
  if (nodes.length < 3 || nodes.length > 4 * LONGEST) return [];
  const next = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const list = next.get(from) ?? [];
    if (from !== to && !list.includes(to)) next.set(from, [...list, to]);
  }
  let steps = 0;
  let best: readonly string[] = [];
  for (const start of nodes) {
    if (best.length >= LONGEST || steps > STEPS) break;
    const path = [start];
    const onPath = new Set(path);
    const choices = [0];
    while (path.length > 0 && steps++ <= STEPS) {
      const at = path[path.length - 1] ?? start;
      const choice = choices[choices.length - 1] ?? 0;
      const target = next.get(at)?.[choice];
      if (target === undefined) {
        onPath.delete(at);
        path.pop();
        choices.pop();
        continue;
      }
      choices[choices.length - 1] = choice + 1;
      if (target === start && path.length > best.length) best = [...path];
      if (onPath.has(target) || path.length >= LONGEST) continue;
      path.push(target);
      onPath.add(target);
      choices.push(0);
    }
  }
  return best.length >= 3 && best.length * 4 >= nodes.length ? best : [];
}
