/** The canvas: one Sigma renderer, and controllers of one duty each that tie it to the stores. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type Sigma from 'sigma';
import { useLocale } from '../state/locale.ts';
import { usePicture } from '../state/picture.ts';
import { attach } from './commands.ts';
import { AppearanceController } from './controllers/appearance.tsx';
import { CameraController } from './controllers/camera.tsx';
import { DragController } from './controllers/drag.tsx';
import { GraphController } from './controllers/graph.tsx';
import { HoverController } from './controllers/hover.tsx';
import { PointerController } from './controllers/pointer.tsx';
import { QuietController } from './controllers/quiet.tsx';
import { RegionController } from './controllers/region.tsx';
import { ReportController } from './controllers/report.tsx';
import type { OpenMenu } from './menu.ts';
import { NoteLayer } from './notes/note-layer.tsx';
import { createRenderer } from './renderer.ts';

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
          <NoteLayer renderer={renderer} picture={picture} />
          <QuietController renderer={renderer} />
        </>
      )}
      {children}
    </div>
  );
}
