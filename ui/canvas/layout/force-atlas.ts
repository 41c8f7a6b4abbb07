/** ForceAtlas2 by its true shape: a CommonJS function, which its types describe as a module with a default. */
import module from 'graphology-layout-forceatlas2';

export const forceAtlas2 = module as unknown as typeof module.default;
