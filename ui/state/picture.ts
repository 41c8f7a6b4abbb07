/** The picture of the moment, for components and for acts. */
import { historyStore, sceneNow } from './scene/history.ts';
import { type Picture, pictureOf } from './scene/picture.ts';
import { useSelected } from './store.ts';
import { momentStore } from './time.ts';

export const pictureNow = (): Picture => pictureOf(sceneNow(), momentStore.get().moments);

export function usePicture(): Picture {
  const scene = useSelected(historyStore, (history) => history.scene);
  const moments = useSelected(momentStore, (known) => known.moments);
  return pictureOf(scene, moments);
}
