import type Sigma from 'sigma';

interface Parts {
  readonly nodes: string[];
  readonly edges: string[];
}

/**
 * Draws some nodes and lines anew and leaves the rest alone. While Sigma has yet to look at everything for the next frame, which it
 * tells by refusing, they are drawn with the rest.
 */
export function repaint(renderer: Sigma, partialGraph: Parts): void {
  try {
    renderer.refresh({ partialGraph, skipIndexation: true, schedule: true });
  } catch {
    renderer.refresh({ partialGraph, schedule: true });
  }
}
