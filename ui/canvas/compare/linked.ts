/** Cameras that move as one. */
import type Sigma from 'sigma';

const members = new Set<Sigma>();
let leading: Sigma | null = null;

export const linked = {
  /** Ties a renderer's camera to those of the others; returns what unties it. */
  join(sigma: Sigma): () => void {
    members.add(sigma);
    const camera = sigma.getCamera();
    const follow = (): void => {
      if (leading !== null) return;
      leading = sigma;
      for (const other of members) if (other !== sigma) other.getCamera().setState(camera.getState());
      leading = null;
    };
    camera.on('updated', follow);
    return () => {
      camera.off('updated', follow);
      members.delete(sigma);
    };
  },
};
