/** The detectors, in the order in which they are shown. */

import { circularFlow } from './circular-flow.ts';
import type { Detector } from './detector.ts';
import { duplicateCollateral } from './duplicate-collateral.ts';
import { guaranteeChain } from './guarantee-chain.ts';
import { guaranteeCircle } from './guarantee-circle.ts';
import { relatedPartyTransaction } from './related-party-transaction.ts';

const list = [relatedPartyTransaction, guaranteeCircle, guaranteeChain, duplicateCollateral, circularFlow] as const;

export type DetectorId = (typeof list)[number]['id'];

export const detectors: readonly Detector[] = list;

export const detectorById = (id: string): Detector | null => detectors.find((detector) => detector.id === id) ?? null;

/** How much each detector's findings count in a score. */
export const detectorWeights: Readonly<Record<string, number>> = Object.fromEntries(
  list.map(({ id, weight }) => [id, weight]),
);
