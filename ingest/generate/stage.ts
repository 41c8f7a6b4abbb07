/**
 * Where a story is planted: it is told in a town, and takes note of every bond that it adds, which becomes the ground
 * truth. Stories tell what people do and why; they share nothing with the code that looks for it.
 */
import { type EdgeId, type EntityId, edgeHash, edgeId, edgeNaturalKey } from '../../graph/schema/ids.ts';
import { edgeKind, isNodeKind, type Kind } from '../../graph/schema/kinds.ts';
import type { Text } from '../../graph/schema/text.ts';
import { kin, office, owns } from './acts.ts';
import type { Atlas } from './atlas.ts';
import { date, during, workday } from './calendar.ts';
import type { Firm, Habit, Human } from './cast.ts';
import { industryOf } from './industries.ts';
import { Random } from './random.ts';
import type { Row } from './sheets.ts';
import type { FirmTraits, HumanTraits, Scene, Town } from './town.ts';

export type Variant = 'easy' | 'hard' | 'noisy' | 'benign';

/** What a story says about itself. */
export interface Told {
  readonly story: Text;
  /** Firms and people it is about: those that an investigator would name. */
  readonly members: readonly (Firm | Human | { readonly id: EntityId })[];
  /** Other patterns that the same acts are, by detector. */
  readonly also?: readonly string[];
}
export type Teller = (stage: Stage) => Told;

/** How one detector's pattern comes about, in three grades of difficulty, and what looks like it but is none. */
export interface Pattern {
  readonly detector: string;
  readonly easy: Teller;
  readonly hard: Teller;
  readonly noisy: Teller;
  readonly benign: readonly Teller[];
}

export interface FounderTraits extends Omit<FirmTraits, 'industry' | 'isCast'> {
  /** Class of GB/T 4754. */
  readonly industry?: string;
  readonly leaveOut?: readonly Habit[];
}

export class Stage implements Scene {
  readonly town: Town;
  readonly atlas: Atlas;
  readonly random: Random;
  readonly county: string;
  /** How many stories were planted before this one. */
  readonly number: number;
  readonly edges: EdgeId[] = [];

  constructor(town: Town, number: number) {
    this.town = town;
    this.atlas = town.atlas;
    this.county = town.county;
    this.number = number;
    this.random = new Random(town.atlas.seed, 'story', number);
  }

  add<K extends Kind>(kind: K, row: Row<K>): void {
    this.town.add(kind, row);
    if (isNodeKind(kind)) return;
    const { from, to, at, validFrom, ...values } = row as unknown as {
      from: string;
      to: string;
      at?: number;
      validFrom?: number | null;
    } & Readonly<Record<string, string | number | null | undefined>>;
    const naturalKey = edgeNaturalKey({
      kind,
      from,
      to,
      time: at ?? validFrom ?? Number.NaN,
      amount: values.amount as number | undefined,
      identity: edgeKind(kind).identity.map((name) => (values[name] as string | null | undefined) ?? null),
    });
    this.edges.push(edgeId(kind, edgeHash(naturalKey)));
  }

  serial(): string {
    return this.town.serial();
  }

  accountOf(human: Human): EntityId {
    return this.town.accountOf(human);
  }

  identifier(type: Parameters<Scene['identifier']>[0], value: string): EntityId {
    return this.town.identifier(type, value);
  }

  human(traits: HumanTraits = {}): Human {
    return this.town.human(traits);
  }

  /** A firm of this story without owners. */
  firm(traits: FounderTraits = {}): Firm {
    const { industry, leaveOut = [], sales, ...rest } = traits;
    const firm = this.town.firm({
      isCast: true,
      industry: industry === undefined ? undefined : industryOf(industry),
      sales: sales ?? this.random.between(40, 160) * 100_000,
      ...rest,
    });
    for (const habit of leaveOut) firm.leftOut.add(habit);
    return firm;
  }

  /** A firm that belongs to one person alone, who also runs it. */
  founded(owner: Human, traits: FounderTraits = {}, share = 1): Firm {
    const firm = this.firm({ clan: owner.clan, ...traits });
    firm.owner = owner;
    firm.leftOut.add('offices');
    owns(this, owner, firm, share);
    office(this, owner, firm, 'legalRepresentative');
    return firm;
  }

  /** A person and the firm that is theirs alone. */
  entrepreneur(traits: FounderTraits = {}): { readonly owner: Human; readonly firm: Firm } {
    const owner = this.human();
    return { owner, firm: this.founded(owner, traits) };
  }

  /** Wife or husband of somebody. */
  spouse(of: Human): Human {
    const gender = of.gender === 'male' ? 'female' : 'male';
    const bornIn = new Date(of.birthDate).getUTCFullYear() + this.random.between(-3, 3);
    const other = this.human({ gender, bornIn, clan: of.clan });
    kin(this, of, other, 'spouse');
    return other;
  }

  /** Brother or sister of somebody. */
  sibling(of: Human): Human {
    const bornIn = new Date(of.birthDate).getUTCFullYear() + this.random.between(-6, 6);
    const other = this.human({ surname: of.surname, bornIn, clan: of.clan });
    kin(this, of, other, 'sibling');
    return other;
  }

  /** Son or daughter of somebody. */
  child(of: Human): Human {
    const bornIn = new Date(of.birthDate).getUTCFullYear() + this.random.between(24, 30);
    const other = this.human({ surname: of.surname, bornIn, clan: of.clan });
    kin(this, of, other, 'parent');
    return other;
  }

  /** Account of a customer elsewhere. */
  customer(): EntityId {
    return this.random.pick(this.town.customers);
  }

  /** Account of a supplier elsewhere. */
  vendor(): EntityId {
    return this.random.pick(this.town.suppliers);
  }

  /** Number of an enterprise in the supply chain that knows nothing of this story. */
  supplier(place = 5): number {
    return this.atlas.supplierFor(this.random, place) ?? 0;
  }

  /** An instant in the working hours of a working day of the year 2025 (or another). */
  on(month: number, day: number, year = 2025): number {
    return during(workday(date(year, month, day)), this.random.unit());
  }
}
