// Worker threads cannot load TypeScript by themselves: this registers tsx first.
import { register } from 'tsx/esm/api';

register();
export const {
  detectSlice,
  finish,
  score,
  ownership,
  profile,
  portfolio,
  paths,
  commonNeighbors,
  trace,
  structure,
  indexNames,
  cycleShare,
  compact,
} = await import('./worker.ts');
