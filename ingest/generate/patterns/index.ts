import type { Pattern } from '../stage.ts';
import { assetStripping } from './asset-stripping.ts';
import { circularFlow } from './circular-flow.ts';
import { circularOwnership } from './circular-ownership.ts';
import { costSplitting } from './cost-splitting.ts';
import { dormantBurst } from './dormant-burst.ts';
import { duplicateCollateral } from './duplicate-collateral.ts';
import { entrustedPaymentBreach } from './entrusted-payment-breach.ts';
import { evergreening } from './evergreening.ts';
import { fanIn } from './fan-in.ts';
import { fanOut } from './fan-out.ts';
import { fictitiousReceivable } from './fictitious-receivable.ts';
import { guaranteeChain } from './guarantee-chain.ts';
import { guaranteeCircle } from './guarantee-circle.ts';
import { hiddenLiability } from './hidden-liability.ts';
import { impairedCollateral } from './impaired-collateral.ts';
import { insiderLending } from './insider-lending.ts';
import { loanMisuse } from './loan-misuse.ts';
import { multiLending } from './multi-lending.ts';
import { overGuarantee } from './over-guarantee.ts';
import { passThrough } from './pass-through.ts';
import { payrollAnomaly } from './payroll-anomaly.ts';
import { proceedsReturn } from './proceeds-return.ts';
import { recusal } from './recusal.ts';
import { relatedPartyTransaction } from './related-party-transaction.ts';
import { salesMismatch } from './sales-mismatch.ts';
import { sharedIdentifierRing } from './shared-identifier-ring.ts';
import { structuring } from './structuring.ts';
import { swappedCollateral } from './swapped-collateral.ts';
import { weakGuarantor } from './weak-guarantor.ts';
import { yinYangContract } from './yin-yang-contract.ts';

/** Every pattern that can be planted. A portfolio takes them in turn, so the first are in the smallest ones too. */
export const patterns: readonly Pattern[] = [
  relatedPartyTransaction,
  guaranteeCircle,
  guaranteeChain,
  duplicateCollateral,
  circularFlow,
  proceedsReturn,
  sharedIdentifierRing,
  circularOwnership,
  hiddenLiability,
  salesMismatch,
  insiderLending,
  recusal,
  overGuarantee,
  weakGuarantor,
  impairedCollateral,
  swappedCollateral,
  loanMisuse,
  entrustedPaymentBreach,
  evergreening,
  yinYangContract,
  fictitiousReceivable,
  costSplitting,
  passThrough,
  fanIn,
  fanOut,
  structuring,
  dormantBurst,
  payrollAnomaly,
  assetStripping,
  multiLending,
];
