/** Scenes that several stories begin with. */
import type { EntityId } from '../../../graph/schema/ids.ts';
import { borrow, deal, exact, type LoanTerms, owns, pay, rounded, WAN } from '../acts.ts';
import { DAY, during, HORIZON } from '../calendar.ts';
import type { Firm, Human, LoanRecord } from '../cast.ts';
import type { Stage } from '../stage.ts';

/** A loan of our bank as anybody has one: disbursed within the last year, for a part of the firm's sales. */
export function ordinaryLoan(stage: Stage, firm: Firm, terms: Partial<LoanTerms>): LoanRecord {
  const { random } = stage;
  firm.leftOut.add('credit');
  return borrow(stage, firm, {
    principal: rounded(Math.max(50 * WAN, firm.sales * random.range(0.1, 0.25))),
    disbursedOn: HORIZON - random.between(60, 300) * DAY,
    months: 12,
    account: firm.account,
    ...terms,
  });
}

/** Firms of founders who do not know each other, in one line of business or any. */
export function strangers(
  stage: Stage,
  count: number,
  industries: readonly string[],
): readonly { readonly owner: Human; readonly firm: Firm }[] {
  return Array.from({ length: count }, (_, i) => {
    const it = stage.entrepreneur({ industry: industries[i % industries.length] });
    it.firm.leftOut.add('credit');
    return it;
  });
}

/** A firm held by a holding company that one person owns. */
export function heldThrough(
  stage: Stage,
  owner: Human,
  industry: string,
  share = 0.7,
): { readonly holding: Firm; readonly firm: Firm } {
  const holding = stage.founded(owner, {
    name: `${stage.county}${owner.surname}氏投资有限公司`,
    industry: 'L7299',
    leaveOut: ['trade', 'payroll', 'credit'],
  });
  const firm = stage.firm({ clan: owner.clan, industry });
  owns(stage, holding, firm, share);
  if (share < 1) owns(stage, stage.human(), firm, Math.round((1 - share) * 100) / 100);
  return { holding, firm };
}

/** Hands an amount from account to account: `gaps[i]` days before each hop, `keep` of it left after each. */
export function relay(
  stage: Stage,
  route: readonly EntityId[],
  amount: number,
  start: number,
  gaps: readonly number[],
  keep: number,
  purposes: readonly (string | null)[],
): void {
  let left = amount;
  let day = start;
  for (let i = 0; i + 1 < route.length; i++) {
    day += (gaps[i % gaps.length] as number) * DAY;
    const at = Math.min(during(day, Math.min(0.95, 0.08 + i * 0.13)), during(HORIZON, 0.9));
    pay(stage, route[i] as EntityId, route[i + 1] as EntityId, exact(left), at, purposes[i % purposes.length] ?? null);
    left *= keep;
  }
}

/** Personal accounts of people of whom little else is known. */
export const peoplesAccounts = (stage: Stage, count: number): readonly EntityId[] =>
  Array.from({ length: count }, () => stage.accountOf(stage.human()));

/** A supplier somewhere in the supply chain, with a contract and an invoice that fit the amount. */
export function suppliedBy(
  stage: Stage,
  firm: Firm,
  amount: number,
  on: number,
  shipped = true,
): { readonly id: EntityId; readonly account: EntityId } {
  const index = stage.supplier(firm.industry.place);
  const seller = { id: stage.atlas.idOf(index), key: stage.atlas.keyOf(index), account: stage.atlas.accountOf(index) };
  const invoices = [{ amount, on: Math.min(on + 8 * DAY, HORIZON) }];
  deal(stage, seller, firm, stage.atlas.industryOf(index), { amount, signedOn: on - 12 * DAY, invoices, shipped });
  return seller;
}
