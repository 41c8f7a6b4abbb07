/** Who founds what with whom: ordinary firms, their owners, families and groups. */
import { kin, office, owns, uses } from '../acts.ts';
import { date } from '../calendar.ts';
import type { Firm, Human } from '../cast.ts';
import { holding } from '../industries.ts';
import type { Town } from '../town.ts';

/** Sizes of groups of firms under one roof, parents included. */
const GROUP_SIZES = [
  { size: 2, weight: 40 },
  { size: 3, weight: 25 },
  { size: 4, weight: 15 },
  { size: 6, weight: 10 },
  { size: 9, weight: 6 },
  { size: 14, weight: 4 },
];

/** Fills a town with ordinary firms until there is no room left. */
export function populate(town: Town): void {
  const { random } = town;
  while (town.room > 0) {
    const draw = random.unit();
    if (draw < 0.07 && town.room >= 15) foundGroup(town);
    else if (draw < 0.13 && town.room >= 2) serialFounder(town);
    else foundFirm(town, town.human());
  }
}

function foundFirm(town: Town, owner: Human): Firm {
  const { random } = town;
  const firm = town.firm({ clan: owner.clan });
  firm.owner = owner;
  const draw = random.unit();
  if (draw < 0.42) {
    owns(town, owner, firm, 1);
  } else if (draw < 0.7) {
    const share = random.pick([0.51, 0.6, 0.7, 0.8, 0.9]);
    const spouse = marry(town, owner);
    owns(town, owner, firm, share);
    owns(town, spouse, firm, round(1 - share));
    office(town, spouse, firm, 'supervisor');
  } else {
    const share = random.pick([0.4, 0.51, 0.55, 0.6, 0.67, 0.7]);
    owns(town, owner, firm, share);
    const partners = random.between(1, 3);
    let left = round(1 - share);
    for (let i = 0; i < partners; i++) {
      const part = i === partners - 1 ? left : round(left * random.pick([0.3, 0.5, 0.6]));
      left = round(left - part);
      const partner = random.chance(0.25) ? sibling(town, owner) : town.human();
      owns(town, partner, firm, part);
      if (i === 0) office(town, partner, firm, 'supervisor');
    }
  }
  lead(town, owner, firm);
  return firm;
}

/** One person with several firms of their own. */
function serialFounder(town: Town): void {
  const owner = town.human({ bornIn: town.random.between(1962, 1990) });
  const count = Math.min(town.room, town.random.between(2, 3));
  for (let i = 0; i < count; i++) foundFirm(town, owner);
}

/** A group: mostly a tree, sometimes a chain of up to six levels, with outside partners here and there. */
function foundGroup(town: Town): void {
  const { random } = town;
  const owner = town.human({ bornIn: random.between(1958, 1985) });
  const { size } = random.weighted(GROUP_SIZES);
  const top = town.firm({ clan: owner.clan, industry: random.chance(0.6) ? holding : undefined });
  top.owner = owner;
  top.capital = Math.max(top.capital, 10e6 * 100);
  top.netAssets = Math.round(top.netAssets * 3);
  const spouse = random.chance(0.5) ? marry(town, owner) : null;
  owns(town, owner, top, spouse === null ? 1 : 0.8);
  if (spouse !== null) owns(town, spouse, top, 0.2);
  lead(town, owner, top);
  const isChain = random.chance(0.3);
  const members = [top];
  const depth = new Map([[top, 1]]);
  while (members.length < Math.min(size, town.room)) {
    const candidates = members.filter((firm) => (depth.get(firm) ?? 0) < 6);
    const parent = isChain ? (candidates.at(-1) as Firm) : random.pick(candidates);
    const firm = town.firm({ clan: owner.clan });
    firm.owner = owner;
    const share = random.pick([1, 1, 0.9, 0.8, 0.7, 0.6, 0.51, 0.51]);
    owns(town, parent, firm, share);
    if (share < 1) owns(town, random.chance(0.4) && parent !== top ? top : town.human(), firm, round(1 - share));
    const head = random.chance(0.6) ? owner : town.human();
    lead(town, head, firm);
    depth.set(firm, (depth.get(parent) ?? 0) + 1);
    members.push(firm);
  }
}

/** Offices and how a firm is reached. */
function lead(town: Town, head: Human, firm: Firm): void {
  const { random } = town;
  office(town, head, firm, 'legalRepresentative');
  if (random.chance(0.25)) office(town, head, firm, 'chair');
  if (random.chance(0.35)) office(town, random.chance(0.5) ? head : town.human(), firm, 'manager');
  if (random.chance(0.3)) office(town, town.human(), firm, 'finance');
  if (random.chance(0.04)) {
    office(
      town,
      town.human(),
      firm,
      'director',
      firm.establishedOn,
      date(random.between(2022, 2025), random.between(1, 12), 1),
    );
  }
}

export function marry(town: Town, human: Human): Human {
  const gender = human.gender === 'male' ? 'female' : 'male';
  const spouse = town.human({
    gender,
    clan: human.clan,
    bornIn: new Date(human.birthDate).getUTCFullYear() + town.random.between(-4, 4),
  });
  kin(town, human, spouse, 'spouse');
  return spouse;
}

function sibling(town: Town, human: Human): Human {
  const other = town.human({ surname: human.surname, clan: human.clan });
  kin(town, human, other, 'sibling');
  return other;
}

/** Phones and addresses: of one's own, of the clan, of an industrial park, of a registration agent. */
export function reach(town: Town): void {
  const { random } = town;
  const park = `${town.county}市${town.county}工业园创业大厦`;
  const agent = `0990${String(30_000_000 + town.number).padStart(8, '0')}`;
  const homes = new Map<number, Firm>();
  for (const firm of town.firms) {
    if (firm.leftOut.has('identifiers')) continue;
    const family = homes.get(firm.clan);
    if (family === undefined) homes.set(firm.clan, firm);
    const shares = family !== undefined && random.chance(0.4);
    const draw = firm.isCast ? 1 : random.unit();
    if (draw < 0.3) firm.address = park;
    else if (shares) firm.address = family.address;
    if (shares) firm.phone = family.phone;
    uses(town, firm.id, 'address', firm.address, '注册地址', firm.establishedOn);
    uses(
      town,
      firm.id,
      'phone',
      !firm.isCast && random.chance(0.06) ? agent : firm.phone,
      '工商登记电话',
      firm.establishedOn,
    );
    if (firm.owner !== null) uses(town, firm.id, 'contact', firm.owner.phone, '联系人', firm.establishedOn);
  }
  for (const human of town.people) if (human.account !== null) uses(town, human.id, 'phone', human.phone, '预留手机');
}

const round = (share: number): number => Math.round(share * 10_000) / 10_000;
