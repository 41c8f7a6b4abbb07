/** Values for the slots of messages, written briefly. Entities are given as nodes of the snapshot. */
import type { NodeIndex } from '../schema/ids.ts';
import type { Text, TextValue } from '../schema/text.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

export const number = (value: number): TextValue => ({ type: 'number', value });
export const share = (value: number): TextValue => ({ type: 'share', value });
export const date = (value: number): TextValue => ({ type: 'date', value });
export const text = (value: string): TextValue => ({ type: 'text', value });
export const label = (zh: string, en: string): TextValue => ({ type: 'label', value: { zh, en } satisfies Text });
export const entity = (snapshot: Snapshot, node: NodeIndex): TextValue => ({
  type: 'entity',
  value: snapshot.idOf(node),
});
export const entities = (snapshot: Snapshot, nodes: readonly NodeIndex[]): TextValue => ({
  type: 'entities',
  value: nodes.map((node) => snapshot.idOf(node)),
});

const unknownAmount = label('未知金额', 'an unknown amount');

/** An amount in minor units; in words where it is not known. */
export const money = (value: number | null): TextValue =>
  value === null || Number.isNaN(value) ? unknownAmount : { type: 'money', value };
