/**
 * IBM AMLSim samples: `nodes.csv` and `transactions.csv`, whose `time` is a day's number. The labels of fraud are the
 * answer to a test and no fact about an account, so they are left out.
 */
import type { Mapping } from './mapping.ts';

export const amlsim: Mapping = {
  id: 'amlsim',
  title: { zh: 'IBM AMLSim 样本', en: 'IBM AMLSim sample' },
  tables: [
    {
      name: 'nodes',
      rules: { kind: 'Account', key: { column: 'nodeid' }, naturalKeys: false, values: {} },
      leftOut: ['isFraud', 'init_balance', 'fraudStep'],
    },
    {
      name: 'transactions',
      rules: {
        kind: 'transfers',
        from: { column: 'sourceNodeId', kind: 'Account' },
        to: { column: 'targetNodeId', kind: 'Account' },
        values: {
          at: { column: 'time', required: true, unit: 'day' },
          amount: { column: 'value', required: true },
        },
      },
    },
  ],
};
