/** The reads of the benchmark, complex ones first. */
import type { FinBenchQuery } from './query.ts';
import { tcr1 } from './tcr1.ts';
import { tcr2 } from './tcr2.ts';
import { tcr3 } from './tcr3.ts';
import { tcr4 } from './tcr4.ts';
import { tcr5 } from './tcr5.ts';
import { tcr6 } from './tcr6.ts';
import { tcr7 } from './tcr7.ts';
import { tcr8 } from './tcr8.ts';
import { tcr8p } from './tcr8p.ts';
import { tcr9 } from './tcr9.ts';
import { tcr10 } from './tcr10.ts';
import { tcr11, tcr11d5 } from './tcr11.ts';
import { tcr12 } from './tcr12.ts';
import { tsr1 } from './tsr1.ts';
import { tsr2 } from './tsr2.ts';
import { tsr3 } from './tsr3.ts';
import { tsr4, tsr5 } from './tsr4.ts';
import { tsr6 } from './tsr6.ts';

export const queries: readonly FinBenchQuery[] = [
  tcr1,
  tcr2,
  tcr3,
  tcr4,
  tcr5,
  tcr6,
  tcr7,
  tcr8,
  tcr8p,
  tcr9,
  tcr10,
  tcr11,
  tcr11d5,
  tcr12,
  tsr1,
  tsr2,
  tsr3,
  tsr4,
  tsr5,
  tsr6,
];
