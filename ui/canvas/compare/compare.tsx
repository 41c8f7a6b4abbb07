/** The same entities on two days side by side: what came and what went is marked, and both cameras move as one. */
import { useEffect, useMemo, useRef, useState } from 'react';
import type Sigma from 'sigma';
import { type Comparison, changesOf, comparisonStore, questionStore } from '../../state/ask.ts';
import { usePicture } from '../../state/picture.ts';
import type { SceneEdge } from '../../state/scene/model.ts';
import { type Picture, positionsIn } from '../../state/scene/picture.ts';
import { useStore } from '../../state/store.ts';
import { cameraFor } from '../commands.ts';
import { AppearanceController } from '../controllers/appearance.tsx';
import { GraphController } from '../controllers/graph.tsx';
import { HoverController } from '../controllers/hover.tsx';
import { createRenderer } from '../renderer.ts';
import { linked } from './linked.ts';

export function Compare() {
  const question = useStore(questionStore);
  const remote = useStore(comparisonStore);
  if (question?.type !== 'compare') return null;
  const comparison = remote.state === 'ready' ? remote.value : null;
  return (
    <div className="compare" data-testid="compare">
      {comparison !== null && (
        <>
          <Side day={question.before} comparison={comparison} side="before" />
          <Side day={question.after} comparison={comparison} side="after" />
        </>
      )}
    </div>
  );
}

interface Props {
  readonly day: string;
  readonly comparison: Comparison;
  readonly side: 'before' | 'after';
}

function Side({ day, comparison, side }: Props) {
  const whole = usePicture();
  const container = useRef<HTMLDivElement>(null);
  const [renderer, setRenderer] = useState<Sigma | null>(null);
  const picture = useMemo(() => pictureOn(whole, comparison, side), [whole, comparison, side]);
  const points = useRef(positionsIn(picture));
  points.current = positionsIn(picture);
  useEffect(() => {
    if (container.current === null) return;
    const sigma = createRenderer(container.current);
    const insets = { top: 56, right: 70, bottom: 40, left: 70 };
    sigma.getCamera().setState(cameraFor(points.current, sigma.getDimensions(), insets));
    const unlink = linked.join(sigma);
    setRenderer(sigma);
    return () => {
      unlink();
      setRenderer(null);
      sigma.kill();
    };
  }, []);
  return (
    <section className="compare-side" aria-label={day}>
      <div ref={container} className="stage-canvas" data-testid={`compare-${side}`} />
      <p className="compare-day">{day}</p>
      {renderer !== null && (
        <>
          <GraphController renderer={renderer} picture={picture} />
          <AppearanceController renderer={renderer} picture={picture} />
          <HoverController renderer={renderer} />
        </>
      )}
    </section>
  );
}

/** The picture with the lines of one of the days. */
function pictureOn(whole: Picture, comparison: Comparison, side: 'before' | 'after'): Picture {
  const edges = new Map<string, SceneEdge>(
    [...comparison[side]].filter(([, { from, to }]) => whole.nodes.has(from) && whole.nodes.has(to)),
  );
  return { ...whole, edges, faded: new Set(), marks: changesOf(comparison) };
}
