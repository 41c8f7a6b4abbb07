import { z } from 'zod';
import { controlProperties } from '../control/reads.ts';
import { DAY } from '../schema/time.ts';
import { returnedFlows } from './circular-flow-flows.ts';
import { areWholeDays, eligibleTransfers } from './circular-flow-guards.ts';
import { levelsOf } from './circular-flow-levels.ts';
import { combineLoops, LoopWriter, loopMessages } from './circular-flow-loops.ts';
import { orderFreeRings, temporalRings } from './circular-flow-rings.ts';
import { type Detection, defineDetector, parameter } from './detector.ts';

/** Money that goes out and comes back by another way: turnover that is none. */
export const circularFlow = defineDetector({
  id: 'circular-flow',
  title: { zh: '资金闭环', en: 'Circular flow' },
  summary: {
    zh: '资金经若干账户后回到起点，虚增流水或掩盖用途：按账户、户名、控制集团三个层面，允许逐级扣减、拆分与汇合，以及流水次序不全的情形。退款、申报过的资金池、工资、税费和水电费，以及两方之间仅一次的往返除外。',
    en: 'Money passes several hands and is back where it began, which swells turnover or hides its use: seen between accounts, owners and control groups, with a little lost at each hand, split and merged, or with statements out of order. Refunds, declared cash pools, wages, taxes and bills are left out, and so is what went only once to and fro between two.',
  },
  nextStep: {
    zh: '调取各环节的合同、发票与运单，核对贸易背景；无真实交易的，从流水收入中剔除。',
    en: 'Ask for contract, invoice and waybill of every hop; where there is no trade behind it, take the amounts out of the turnover.',
  },
  reads: {
    nodes: ['Account', 'Enterprise', 'Person', 'Contract'],
    edges: ['transfers', 'hasAccount', 'owns', 'controls', 'actsInConcert', 'kin', 'holdsOffice', 'sells', 'buys'],
    properties: {
      ...controlProperties,
      transfers: ['amount', 'purpose'],
    },
  },
  needs: ['transfers'],
  parameters: z.object({
    windowDays: parameter(
      z.number().min(1).max(366).default(30),
      '资金从转出到回流的最长天数；做流水通常在一个月结单内完成。',
      'Days from the first transfer to the last; turnover is mostly swelled inside one monthly statement.',
    ),
    maximumHops: parameter(
      z.int().min(2).max(12).default(8),
      '最多经过几次转账；再长的环路多为偶然。',
      'The most transfers in a loop; longer ones are mostly chance.',
    ),
    minimumAmountYuan: parameter(
      z.number().min(0).default(10_000),
      '单笔最低金额（元）；更小的金额不足以影响流水。',
      'The least amount of a transfer, in yuan; less does not move a turnover.',
    ),
    minimumKept: parameter(
      z.number().min(0).max(1).default(0.7),
      '每一跳金额不低于上一跳的比例；中间人的费用很少超过三成。',
      'The least part of the previous amount that a hop passes on; hands rarely keep more than three tenths.',
    ),
    maximumKept: parameter(
      z.number().min(1).max(10).default(1.05),
      '每一跳金额不高于上一跳的比例；留出利息与手续费。',
      'The most of it; room for interest and fees.',
    ),
    minimumKeptByGroup: parameter(
      z.number().min(0).max(1).default(0.9),
      '按集团合并时每一跳金额的最低比例；集团成员多，偶然闭合的机会大，要求更严。',
      'The least part for loops between groups: with many members more of them close by chance.',
    ),
    lookbackDays: parameter(
      z.number().min(1).max(36_500).default(365),
      '回看的天数；授信按年复审，流水按年计算。',
      'Days looked back; limits are reviewed and turnover is counted by the year.',
    ),
    repeatDays: parameter(
      z.number().min(1).max(3650).default(90),
      '同一环路再次出现视为重复的最长间隔天数；一个季度。',
      'Days within which the same loop counts as run again; a quarter.',
    ),
    refundDays: parameter(
      z.number().min(0).max(365).default(7),
      '写明退款、且在此天数内原额退回的转账不计。',
      'A transfer that says refund and returns the amount within so many days is left out.',
    ),
    orderFreeDays: parameter(
      z.number().min(1).max(366).default(120),
      '不计先后的环路的最长天数；各行流水的入账日期可能相差数周。',
      'Days of a loop in any order; statements of several banks are weeks apart.',
    ),
    orderFreeTolerance: parameter(
      z.number().min(0).max(0.2).default(0.01),
      '不计先后的环路中金额的最大差异；次序不明时，只有金额几乎相同才可信。',
      'How far amounts of a loop in any order may be apart; without an order only near-equal amounts tell.',
    ),
    orderFreeConfidence: parameter(
      z.number().min(0).max(1).default(0.6),
      '不计先后的环路的置信度；金额相同也可能是巧合。',
      'How sure a loop in any order is; equal amounts can be chance.',
    ),
    flowReturned: parameter(
      z.number().min(0.1).max(1).default(0.6),
      '拆分汇合形式：转出资金中回流的最低比例。',
      'Split and merged: the least part of what left that is back.',
    ),
    flowHops: parameter(
      z.int().min(2).max(8).default(4),
      '拆分汇合形式：最多经过几次转账；更远处任何资金都能相通。',
      'Split and merged: the most transfers on a way; further out all money is connected.',
    ),
    flowConfidence: parameter(
      z.number().min(0).max(1).default(0.7),
      '拆分汇合形式的置信度；最大流说明资金能够回流，而非必然回流。',
      'How sure it is; a maximum flow shows what could have come back, not what did.',
    ),
    hubTransfers: parameter(
      z.int().min(10).default(1000),
      '拆分汇合形式：某一时段内转账频度折合回看期超过此数的户名视为市场而非合谋者。',
      'Split and merged: whoever makes transfers at a rate of more than so many a look-back is a market place, no accomplice, while it does.',
    ),
  }),
  messages: loopMessages,
  weight: 0.4,
  cut: 'start',
  shares: {
    events: 'transfers',
    atEnds: ['hasAccount'],
    lookBack: ({ lookbackDays }) => lookbackDays * DAY,
    before: ({ refundDays }) => refundDays * DAY,
    least: ({ minimumAmountYuan }) => minimumAmountYuan * 100,
    time: { step: ({ windowDays }) => windowDays * DAY, after: ({ windowDays }) => windowDays * DAY },
    amount: { ratio: ({ orderFreeTolerance }) => 1 + orderFreeTolerance },
  },
  groups: { apart: ['sells', 'buys'] },
  *detect(context, parameters) {
    const { snapshot, asOf, share } = context;
    const since = asOf - parameters.lookbackDays * DAY;
    const chosen = eligibleTransfers(snapshot, {
      since,
      from: share?.by === 'time' ? share.from : since,
      asOf,
      minimumAmount: parameters.minimumAmountYuan * 100,
      refundDays: parameters.refundDays,
    });
    const writer = new LoopWriter(context, parameters);
    const dayOrderFree = context.wholeDays ?? areWholeDays(snapshot, { since, asOf });
    const { levels, allBetweenOwners } = levelsOf(snapshot, asOf, chosen);
    for (const level of levels) {
      if (share?.by !== 'amount') yield* temporalRings(context, level, writer, parameters, dayOrderFree);
      if (level.level !== 'owner') continue;
      if (share?.by !== 'time') yield* orderFreeRings(context, level, writer, parameters);
      if (share?.by !== 'amount') yield* returnedFlows(context, level, allBetweenOwners(), writer, parameters);
    }
  },
  combine: (same: readonly Detection[]) => combineLoops(same),
});
