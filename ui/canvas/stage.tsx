/** The canvas: one Sigma renderer, and controllers of one duty each that tie it to the stores. */
import { createEdgeCurveProgram } from '@sigma/edge-curve';
import { MultiDirectedGraph } from 'graphology';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Sigma } from 'sigma';
import { createEdgeArrowProgram, EdgeRectangleProgram } from 'sigma/rendering';
import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import { attach, WORLD } from './commands.ts';
import { AppearanceController } from './controllers/appearance.tsx';
import { CameraController } from './controllers/camera.tsx';
import { DragController } from './controllers/drag.tsx';
import { GraphController } from './controllers/graph.tsx';
import { HoverController } from './controllers/hover.tsx';
import { PointerController } from './controllers/pointer.tsx';
import { RegionController } from './controllers/region.tsx';
import { ReportController } from './controllers/report.tsx';
import type { OpenMenu } from './menu.ts';
import { ShapeProgram } from './node-program.ts';
import { OVERLAY, UNDERLAY } from './overlay.ts';

export function Stage({ onMenu, children }: { readonly onMenu: OpenMenu; readonly children?: ReactNode }) {
  const container = useRef<HTMLDivElement>(null);
  const [renderer, setRenderer] = useState<Sigma | null>(null);
  const { t } = useLocale();
  const picture = usePicture();
  useEffect(() => {
    if (container.current === null) return;
    const sigma = createRenderer(container.current);
    attach(sigma);
    setRenderer(sigma);
    return () => {
      attach(null);
      setRenderer(null);
      sigma.kill();
    };
  }, []);
  return (
    <div className="stage">
      <div
        ref={container}
        className="stage-canvas"
        data-testid="canvas"
        role="application"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the picture is walked with the arrow keys
        tabIndex={0}
        aria-label={t('canvas.label')}
      />
      {renderer !== null && (
        <>
          <GraphController renderer={renderer} picture={picture} />
          <AppearanceController renderer={renderer} picture={picture} />
          <CameraController renderer={renderer} picture={picture} />
          <PointerController renderer={renderer} picture={picture} onMenu={onMenu} />
          <RegionController renderer={renderer} />
          <ReportController renderer={renderer} />
          <HoverController renderer={renderer} />
          <DragController renderer={renderer} />
        </>
      )}
      {children}
    </div>
  );
}

/** Heads that can be seen on thin lines too. */
const ARROW = { lengthToThicknessRatio: 4, widenessToThicknessRatio: 3.2 };

function createRenderer(container: HTMLElement): Sigma {
  const sigma = new Sigma(new MultiDirectedGraph(), container, {
    allowInvalidContainer: true,
    autoRescale: true,
    stagePadding: 0,
    minEdgeThickness: 1.5,
    enableEdgeEvents: true,
    enableCameraRotation: false,
    zIndex: true,
    renderLabels: false,
    renderEdgeLabels: false,
    minCameraRatio: 0.05,
    maxCameraRatio: 40,
    doubleClickTimeout: 400,
    defaultNodeType: 'shape',
    defaultEdgeType: 'straightArrow',
    defaultDrawNodeHover: () => undefined,
    nodeProgramClasses: { shape: ShapeProgram },
    nodeHoverProgramClasses: { shape: ShapeProgram },
    edgeProgramClasses: {
      straight: EdgeRectangleProgram,
      straightArrow: createEdgeArrowProgram(ARROW),
      curved: createEdgeCurveProgram(),
      curvedArrow: createEdgeCurveProgram({ arrowHead: { extremity: 'target', ...ARROW } }),
    },
  });
  sigma.setCustomBBox({ x: [-WORLD / 2, WORLD / 2], y: [-WORLD / 2, WORLD / 2] });
  sigma.createCanvas(UNDERLAY, { beforeLayer: 'nodes' });
  sigma.createCanvas(OVERLAY, { beforeLayer: 'mouse' });
  return sigma;
}

/** Whether this browser can draw the canvas at all. */
export function hasWebGl(): boolean {
  const context = document.createElement('canvas').getContext('webgl2');
  context?.getExtension('WEBGL_lose_context')?.loseContext();
  return context !== null;
}
