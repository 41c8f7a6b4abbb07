import { useEffect, useRef } from 'react';
import type Sigma from 'sigma';
import type { SceneEvent } from '../../state/scene/events.ts';
import { historyStore } from '../../state/scene/history.ts';
import { type Picture, pointsOf } from '../../state/scene/picture.ts';
import { useSelected } from '../../state/store.ts';
import { fitView, isFitted, seesAll } from '../commands.ts';

/** After these, the camera stays where it is: they are done to what is looked at. */
const staysPut = (event: SceneEvent | null): boolean =>
  event !== null && ['place', 'filter', 'note', 'erase'].includes(event.type);

/** Shows the whole picture when it has become another one, and keeps what is looked at when the window changes. */
export function CameraController({ renderer, picture }: { readonly renderer: Sigma; readonly picture: Picture }) {
  const event = useSelected(historyStore, ({ steps, cursor }) => steps[cursor - 1]?.event ?? null);
  const shown = useRef<typeof event>(null);
  const now = useRef(picture);
  useEffect(() => {
    now.current = picture;
    if (event === shown.current) return;
    shown.current = event;
    const anew = (event?.type === 'show' && event.replace) || (event?.type === 'place' && event.cause === 'arrange');
    // Growth and undoing move the camera only when something would be out of sight.
    const points = pointsOf(picture);
    if (anew || (!staysPut(event) && !seesAll(points))) fitView(points);
  }, [event, picture]);
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const follow = isFitted();
      renderer.resize();
      renderer.scheduleRefresh();
      if (follow) fitView(pointsOf(now.current));
    });
    observer.observe(renderer.getContainer());
    return () => observer.disconnect();
  }, [renderer]);
  return null;
}
