/**
 * One neighbourhood of a portfolio: a county with its firms and people, made whole in memory, written and forgotten.
 * This file makes those who live there; what they do is in `acts.ts`, everyday life in `life/`, stories in `patterns/`.
 */
import { compositeKey, type EntityId, entityId } from '../../graph/schema/ids.ts';
import type { Kind } from '../../graph/schema/kinds.ts';
import { type Atlas, accountId } from './atlas.ts';
import { date } from './calendar.ts';
import type { Firm, Human } from './cast.ts';
import { cardNumber, phoneNumber, residentId, serialNumber } from './identity.ts';
import type { Industry } from './industries.ts';
import { Random } from './random.ts';
import type { Row, Sheets } from './sheets.ts';
import { companyName, countyName, givenName, premises, surname } from './words.ts';

/** Where acts are written down: a town, or a stage that takes note of them too. */
export interface Scene {
  readonly atlas: Atlas;
  readonly random: Random;
  readonly county: string;
  add<K extends Kind>(kind: K, row: Row<K>): void;
  /** A running number, different in the whole portfolio. */
  serial(): string;
  /** A personal account, opened when first asked for. */
  accountOf(human: Human): EntityId;
  /** A node that several may name: added once. */
  identifier(type: 'phone' | 'address' | 'email' | 'device' | 'ip' | 'contact', value: string): EntityId;
}

export interface HumanTraits {
  readonly surname?: string;
  readonly name?: string;
  readonly gender?: 'male' | 'female';
  readonly bornIn?: number;
  readonly clan?: number;
}

export interface FirmTraits {
  readonly industry?: Industry;
  readonly name?: string;
  /** Yearly sales in yuan. */
  readonly sales?: number;
  readonly clan?: number;
  readonly isCast?: boolean;
}

const YUAN = 100;

export class Town implements Scene {
  readonly atlas: Atlas;
  readonly number: number;
  readonly region: number;
  readonly county: string;
  readonly random: Random;
  readonly firms: Firm[] = [];
  readonly people: Human[] = [];
  /** Accounts of customers and of suppliers elsewhere, of whom nothing else is known. Nobody there is both. */
  readonly customers: readonly EntityId[];
  readonly suppliers: readonly EntityId[];
  /** The till of the branch, where cash is drawn. */
  readonly cash: EntityId;
  /** Numbers of firms that stand for a friend's debt already. */
  readonly promised = new Set<number>();
  readonly #sheets: Sheets;
  readonly #birthdays = new Map<number, number>();
  readonly #identifiers = new Set<string>();
  #ordinary = 0;
  #cast = 0;
  #serials = 0;
  #accounts = 0;
  #clans = 0;

  constructor(atlas: Atlas, number: number, sheets: Sheets) {
    this.atlas = atlas;
    this.number = number;
    this.region = atlas.regionOf(number);
    this.county = countyName(number);
    this.random = new Random(atlas.seed, 'town', number);
    this.#sheets = sheets;
    this.cash = this.account('现金');
    const elsewhere = (count: number): readonly EntityId[] =>
      Array.from({ length: count }, () => this.account('外部账户', this.random.pick(['DHB', 'XLB', 'HSB'])));
    this.customers = elsewhere(70);
    this.suppliers = elsewhere(40);
  }

  add<K extends Kind>(kind: K, row: Row<K>): void {
    this.#sheets.add(kind, row);
  }

  serial(): string {
    return `${this.region}${serialNumber(this.#serials++)}`;
  }

  /** Firms that may still be made. */
  get room(): number {
    return this.atlas.sizeOf(this.number) - this.#ordinary - this.#cast;
  }

  newClan(): number {
    return ++this.#clans;
  }

  human(traits: HumanTraits = {}): Human {
    const { random } = this;
    const gender = traits.gender ?? (random.chance(0.62) ? 'male' : 'female');
    const family = traits.surname ?? surname(random);
    const born = date(traits.bornIn ?? random.between(1958, 2001), random.between(1, 12), random.between(1, 28));
    const order = this.#birthdays.get(born) ?? 0;
    this.#birthdays.set(born, order + 1);
    const key = residentId(this.region, born, order * 2 + (gender === 'male' ? 1 : 2));
    const human: Human = {
      id: entityId('Person', key),
      key,
      name: traits.name ?? family + givenName(random, gender),
      surname: family,
      gender,
      birthDate: born,
      phone: phoneNumber(this.number * 9000 + this.people.length),
      account: null,
      clan: traits.clan ?? this.newClan(),
    };
    this.people.push(human);
    return human;
  }

  firm(traits: FirmTraits = {}): Firm {
    const { random, atlas } = this;
    const start = this.number === 0 ? 0 : this.number * 1000;
    const isCast = traits.isCast ?? false;
    const index = isCast ? start + atlas.sizeOf(this.number) - 1 - this.#cast++ : start + this.#ordinary++;
    const industry = traits.industry ?? atlas.industryOf(index);
    const sales = Math.round((traits.sales ?? industry.sales * random.heavy() * 0.6) / 1000) * 1000 * YUAN;
    const capital = random.pick([0.1, 0.5, 0.5, 1, 1, 2, 3, 5, 5, 10, 20, 50]) * 1e6 * YUAN;
    const clan = traits.clan ?? this.newClan();
    const address = premises(random, this.county);
    const form = sales > 80e6 * YUAN && random.chance(0.2) ? '股份有限公司' : '有限公司';
    const firm: Firm = {
      id: atlas.idOf(index),
      key: atlas.keyOf(index),
      index,
      name: traits.name ?? companyName(random, this.county, industry.trade, form),
      industry,
      account: atlas.accountOf(index),
      bank: atlas.bankOf(index),
      establishedOn: date(random.between(2003, 2021), random.between(1, 12), random.between(1, 28)),
      sales,
      capital,
      netAssets: Math.round(sales * random.range(0.2, 0.75)),
      showsNetAssets: true,
      employees: Math.max(2, Math.round(sales / YUAN / random.between(180_000, 700_000))),
      status: 'active',
      address,
      phone: `0990${phoneNumber(90_000_000 + index).slice(3)}`,
      clan,
      owner: null,
      borrower: false,
      statement: isCast,
      isCast,
      leftOut: new Set(),
    };
    this.firms.push(firm);
    this.openAccount(firm.id, firm.account, '基本户', firm.establishedOn);
    return firm;
  }

  /** An account that nobody is known to have. */
  account(kind: string, bank = 'LJB', series = 30): EntityId {
    const id = accountId(bank, cardNumber(series, this.number * 9000 + this.#accounts++));
    this.add('Account', { key: id.slice('Account:'.length), currency: 'CNY', kind, status: 'active' });
    return id;
  }

  /** Writes an account and whose it is. */
  openAccount(holder: EntityId, account: EntityId, kind: string, openedOn: number): void {
    this.add('Account', { key: account.slice('Account:'.length), currency: 'CNY', kind, openedOn, status: 'active' });
    this.add('hasAccount', { from: holder, to: account, validFrom: openedOn });
  }

  /** A further account of a party. */
  secondAccount(holder: EntityId, openedOn: number, kind = '一般户', bank = 'LJB'): EntityId {
    const account = accountId(bank, cardNumber(11, this.number * 9000 + this.#accounts++));
    this.openAccount(holder, account, kind, openedOn);
    return account;
  }

  accountOf(human: Human): EntityId {
    if (human.account === null) {
      human.account = accountId('LJB', cardNumber(20, this.number * 9000 + this.#accounts++));
      this.openAccount(human.id, human.account, '个人借记卡', date(2019, 1 + (this.#accounts % 12), 12));
    }
    return human.account;
  }

  identifier(type: 'phone' | 'address' | 'email' | 'device' | 'ip' | 'contact', value: string): EntityId {
    const key = compositeKey(type, value);
    if (!this.#identifiers.has(key)) {
      this.#identifiers.add(key);
      this.add('Identifier', { key, type, value });
    }
    return entityId('Identifier', key);
  }

  /** Writes the firms and people, who are settled now. */
  settle(): void {
    for (const firm of this.firms) {
      this.add('Enterprise', {
        key: firm.key,
        name: firm.name,
        status: firm.status,
        legalForm: firm.name.endsWith('股份有限公司') ? '股份有限公司' : '有限责任公司',
        industry: firm.industry.code,
        region: String(this.region),
        registeredCapital: firm.capital,
        establishedOn: firm.establishedOn,
        employees: firm.employees,
        netAssets: firm.showsNetAssets ? firm.netAssets : null,
        annualRevenue: firm.sales,
        isBank: false,
      });
    }
    for (const { key, name, birthDate, gender } of this.people) this.add('Person', { key, name, birthDate, gender });
  }
}
