/** Which detectors a run is asked for, with what. */
import type { Detector } from '../detectors/detector.ts';
import { detectorById, detectors } from '../detectors/index.ts';
import { parseParameters } from '../detectors/parameters.ts';
import { RingsightError } from '../schema/errors.ts';

export interface Choice {
  /** Ids of detectors; all when left out. */
  readonly detectors?: readonly string[];
  /** By detector and name; defaults fill the rest. */
  readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Chosen {
  readonly detector: Detector;
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** @throws RingsightError BAD_REQUEST for an unknown detector or a parameter out of range */
export function chooseDetectors({ detectors: ids, parameters = {} }: Choice): readonly Chosen[] {
  for (const id of [...(ids ?? []), ...Object.keys(parameters)]) detectorOf(id);
  return detectors
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .map((detector) => ({ detector, parameters: parseParameters(detector, parameters[detector.id]) }));
}

/** @throws RingsightError BAD_REQUEST when there is no such detector */
export function detectorOf(id: string): Detector {
  const detector = detectorById(id);
  if (detector !== null) return detector;
  const known = detectors.map((each) => each.id).join(', ');
  throw new RingsightError('BAD_REQUEST', `detector ${id}`, 'there is no such detector', `Use one of ${known}.`);
}
