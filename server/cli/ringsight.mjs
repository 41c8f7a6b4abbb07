#!/usr/bin/env node
// Run from source: tsx reads the TypeScript behind this.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./index.ts');
await main(process.argv.slice(2));
