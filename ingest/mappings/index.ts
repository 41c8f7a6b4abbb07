import { amlsim } from './amlsim.ts';
import { finbench } from './finbench.ts';
import type { FormatId, Mapping } from './mapping.ts';
import { portfolio } from './portfolio.ts';

export type { FormatId, Mapping } from './mapping.ts';

/** The formats that `ingest` understands. */
export const formats: readonly Mapping[] = [portfolio, finbench, amlsim];

export const isFormatId = (id: string): id is FormatId => formats.some((format) => format.id === id);
