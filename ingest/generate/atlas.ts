/**
 * What is known of every enterprise of a portfolio without making it: key, account, place, line of business are
 * functions of seed and number. So one town can trade with another that does not exist yet, and nothing global is held.
 */
import { compositeKey, type EntityId, entityId } from '../../graph/schema/ids.ts';
import { cardNumber, uscc } from './identity.ts';
import { type Industry, industries } from './industries.ts';
import { everyInstitution, type InstitutionName, type InstitutionSpec, institutions, lenders } from './institutions.ts';
import { mix, type Random } from './random.ts';

/** Enterprises of a town. Everything but trade, guarantees of institutions and lending stays inside one. */
export const TOWN = 1000;
const FIRST_REGION = 990_001;
/** Of a town's numbers, the first so many hundredths may be known far and wide; the rest are met at home only. */
const KNOWN_SHARE = 0.6;

const totalWeight = industries.reduce((sum, { weight }) => sum + weight, 0);

export interface Institution extends InstitutionSpec {
  readonly key: string;
  readonly id: EntityId;
  readonly account: EntityId;
}

export class Atlas {
  readonly seed: number;
  readonly enterprises: number;
  readonly towns: number;
  readonly #institutions: ReadonlyMap<string, Institution>;

  constructor(seed: number, enterprises: number) {
    this.seed = seed;
    this.enterprises = enterprises;
    this.towns = Math.max(1, Math.round(enterprises / TOWN));
    this.#institutions = new Map(
      everyInstitution.map((spec, i) => {
        const key = uscc(990_000, enterprises + i, seed);
        const account = accountId('LJB', cardNumber(90, i));
        return [spec.code, { ...spec, key, id: entityId('Enterprise', key), account }];
      }),
    );
  }

  /** Net capital of the lender whose portfolio this is, in fen: ¥50,000 a firm, at most ¥400 million. */
  get netCapital(): number {
    return Math.min(400_000_000, this.enterprises * 50_000) * 100;
  }

  sizeOf(town: number): number {
    return town === this.towns - 1 ? this.enterprises - TOWN * town : TOWN;
  }

  townOf(enterprise: number): number {
    return Math.min(Math.floor(enterprise / TOWN), this.towns - 1);
  }

  regionOf(town: number): number {
    return FIRST_REGION + town;
  }

  keyOf(enterprise: number): string {
    return uscc(this.regionOf(this.townOf(enterprise)), enterprise, this.seed);
  }

  idOf(enterprise: number): EntityId {
    return entityId('Enterprise', this.keyOf(enterprise));
  }

  /** Three of four firms bank with the lender whose portfolio this is. */
  bankOf(enterprise: number): string {
    const draw = mix(this.seed, enterprise, 12) % 100;
    return (lenders[draw < 75 ? 0 : 1 + (draw % 4)] as InstitutionSpec).code;
  }

  accountOf(enterprise: number): EntityId {
    return accountId(this.bankOf(enterprise), cardNumber(10, enterprise));
  }

  industryOf(enterprise: number): Industry {
    let left = mix(this.seed, enterprise, 11) % totalWeight;
    for (const industry of industries) {
      left -= industry.weight;
      if (left < 0) return industry;
    }
    return industries[0] as Industry;
  }

  /** A supplier for a firm at a place in the supply chain: anywhere, the well known much more often. Null when none was met. */
  supplierFor(random: Random, place: number): number | null {
    for (let attempt = 0; attempt < 24; attempt++) {
      const rank = random.zipf(this.enterprises);
      const town = mix(this.seed, rank, 21) % this.towns;
      const candidate = town * TOWN + (mix(this.seed, rank, 22) % Math.floor(this.sizeOf(town) * KNOWN_SHARE));
      if (this.industryOf(candidate).place < place) return candidate;
    }
    return null;
  }

  institution(name: InstitutionName): Institution {
    return this.#institutions.get(institutions[name].code) as Institution;
  }

  lender(code: string): Institution {
    return this.#institutions.get(code) as Institution;
  }

  allInstitutions(): readonly Institution[] {
    return [...this.#institutions.values()];
  }
}

export const accountId = (bank: string, number: string): EntityId => entityId('Account', compositeKey(bank, number));
