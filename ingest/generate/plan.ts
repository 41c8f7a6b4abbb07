/** Which stories are planted in which town: all in turn, so that a portfolio of any size has as even a mix as it can. */

import { patterns } from './patterns/index.ts';
import type { Teller, Variant } from './stage.ts';

export interface PlannedStory {
  /** Running number in the portfolio. */
  readonly number: number;
  readonly name: string;
  readonly detector: string;
  readonly variant: Variant;
  readonly tell: Teller;
}

/** Planted patterns in a thousand enterprises that leave two in a hundred borrowers involved. */
const PATTERNS_PER_THOUSAND = 4;
const LOOKALIKES_PER_THOUSAND = 6;
export const USUAL_PREVALENCE = 0.02;

const GRADES = ['easy', 'hard', 'noisy'] as const;
const lookalikes = () => {
  const most = Math.max(...patterns.map(({ benign }) => benign.length));
  return Array.from({ length: most }, (_, i) =>
    patterns.flatMap(({ detector, benign }) => (benign[i] === undefined ? [] : [{ detector, tell: benign[i] }])),
  ).flat();
};
const benign = lookalikes();

/** Stories of the enterprises from number `first` up to, not including, `end`. */
export function storiesFor(first: number, end: number, prevalence = USUAL_PREVALENCE): readonly PlannedStory[] {
  const upTo = (enterprises: number, perThousand: number): number =>
    Math.floor((enterprises * perThousand * (prevalence / USUAL_PREVALENCE)) / 1000 + 1e-9);
  const stories: PlannedStory[] = [];
  for (let n = upTo(first, PATTERNS_PER_THOUSAND); n < upTo(end, PATTERNS_PER_THOUSAND); n++) {
    const pattern = patterns[n % patterns.length]!;
    const variant = GRADES[(Math.floor(n / patterns.length) + (n % patterns.length)) % 3]!;
    stories.push({
      number: n * 2,
      name: `${pattern.detector}/${variant}/${n}`,
      detector: pattern.detector,
      variant,
      tell: pattern[variant],
    });
  }
  for (let n = upTo(first, LOOKALIKES_PER_THOUSAND); n < upTo(end, LOOKALIKES_PER_THOUSAND); n++) {
    const { detector, tell } = benign[n % benign.length]!;
    stories.push({ number: n * 2 + 1, name: `${detector}/benign/${n}`, detector, variant: 'benign', tell });
  }
  return stories;
}
