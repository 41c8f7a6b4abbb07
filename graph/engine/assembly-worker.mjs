// Worker threads cannot load TypeScript by themselves: this registers tsx first. Of its own, because it is to be there at once.
import { register } from 'tsx/esm/api';

register();
export const { assemble } = await import('../snapshot/assemble-edges.ts');
