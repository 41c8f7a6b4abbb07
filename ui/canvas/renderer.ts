/** Makes a renderer with our programs, and knows whether this browser can draw at all. */
import { createEdgeCurveProgram } from '@sigma/edge-curve';
import { MultiDirectedGraph } from 'graphology';
import { Sigma } from 'sigma';
import { createEdgeArrowProgram, EdgeRectangleProgram } from 'sigma/rendering';
import { WORLD } from './commands.ts';
import { ShapeProgram } from './node-program.ts';
import { OVERLAY, UNDERLAY } from './overlay.ts';

/** Heads that can be seen on thin lines too. */
const ARROW = { lengthToThicknessRatio: 4, widenessToThicknessRatio: 3.2 };

export function createRenderer(container: HTMLElement): Sigma {
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
