import type { Detected } from './detect.ts';
import type { Quality } from './measure.ts';

/** What one portfolio gave. */
export interface Outcome {
  readonly portfolio: string;
  readonly counts: Detected['counts'];
  readonly seconds: Detected['seconds'];
  readonly quality: Quality;
}
