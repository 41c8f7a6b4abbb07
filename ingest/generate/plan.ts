/** Which stories are planted in which town: all in turn, so that a portfolio of any size has as even a mix as it can. */
import { RingsightError } from '../../graph/schema/errors.ts';
import { patterns } from './patterns/index.ts';
import type { Pattern, Teller, Variant } from './stage.ts';

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

export class Plan {
  readonly #patterns: readonly Pattern[];
  /** The first look-alike of each pattern, then the second of each, and so on. */
  readonly #lookalikes: readonly { readonly detector: string; readonly tell: Teller }[];
  readonly #density: number;

  /** @throws RingsightError BAD_REQUEST for a pattern that does not exist */
  constructor(prevalence = USUAL_PREVALENCE, only?: readonly string[]) {
    const unknown = only?.find((id) => !patterns.some(({ detector }) => detector === id));
    if (unknown !== undefined || only?.length === 0) {
      const known = patterns.map(({ detector }) => detector).join(', ');
      throw new RingsightError(
        'BAD_REQUEST',
        'patterns',
        `there is no pattern ${unknown ?? 'to plant'}`,
        `Choose from ${known}.`,
      );
    }
    this.#patterns = patterns.filter(({ detector }) => only?.includes(detector) ?? true);
    this.#density = prevalence / USUAL_PREVALENCE;
    const most = Math.max(...this.#patterns.map(({ benign }) => benign.length));
    this.#lookalikes = Array.from({ length: most }, (_, i) =>
      this.#patterns.flatMap(({ detector, benign }) =>
        benign[i] === undefined ? [] : [{ detector, tell: benign[i] }],
      ),
    ).flat();
  }

  /** Stories of the enterprises from number `first` up to, not including, `end`. */
  storiesFor(first: number, end: number): readonly PlannedStory[] {
    const upTo = (enterprises: number, perThousand: number): number =>
      Math.floor((enterprises * perThousand * this.#density) / 1000 + 1e-9);
    const stories: PlannedStory[] = [];
    for (let n = upTo(first, PATTERNS_PER_THOUSAND); n < upTo(end, PATTERNS_PER_THOUSAND); n++) {
      const place = n % this.#patterns.length;
      const pattern = this.#patterns[place]!;
      const variant = GRADES[(Math.floor(n / this.#patterns.length) + place) % 3]!;
      const name = `${pattern.detector}/${variant}/${n}`;
      stories.push({ number: n * 2, name, detector: pattern.detector, variant, tell: pattern[variant] });
    }
    for (let n = upTo(first, LOOKALIKES_PER_THOUSAND); n < upTo(end, LOOKALIKES_PER_THOUSAND); n++) {
      const { detector, tell } = this.#lookalikes[n % this.#lookalikes.length]!;
      stories.push({ number: n * 2 + 1, name: `${detector}/benign/${n}`, detector, variant: 'benign', tell });
    }
    return stories;
  }
}
