/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type BeneficialOwnerRule =
  | 'control'
  | 'legalRepresentative'
  | 'share';

export type BorrowerFilter = {
  readonly grades?: ReadonlyArray<Grade> | null | undefined;
  /** A section of GB/T 4754. 行业门类。 */
  readonly industry?: string | null | undefined;
  /** Two digits. 省级代码。 */
  readonly province?: string | null | undefined;
};

export type ContributionType =
  | 'bond'
  | 'finding'
  | 'signal';

export type ControlRule =
  /** By agreement. 协议。 */
  | 'agreement'
  /** Spouses, parents and children together. 家庭合计。 */
  | 'family'
  /** More than half of the votes. 过半表决权。 */
  | 'majority'
  /** The largest holder, far ahead, in office. 推定。 */
  | 'presumed';

/** What an edge says, read from its start to its end. */
export type EdgeKind =
  /** Acts in concert. 一致行动。 */
  | 'actsInConcert'
  /** Bills. 开票。 */
  | 'bills'
  /** Borrows. 借款。 */
  | 'borrows'
  /** Buys. 采购。 */
  | 'buys'
  /** Claims. 应收。 */
  | 'claims'
  /** Concerns. 涉及。 */
  | 'concerns'
  /** Controls. 控制。 */
  | 'controls'
  /** Disburses. 放款。 */
  | 'disburses'
  /** Guarantees. 担保。 */
  | 'guarantees'
  /** Handles. 经办。 */
  | 'handles'
  /** Has account. 开户。 */
  | 'hasAccount'
  /** Holds office. 任职。 */
  | 'holdsOffice'
  /** Kin. 亲属。 */
  | 'kin'
  /** Owns. 持股。 */
  | 'owns'
  /** Party to. 涉诉。 */
  | 'partyTo'
  /** Repays. 还款。 */
  | 'repays'
  /** Reports. 报送。 */
  | 'reports'
  /** Secures. 抵质押。 */
  | 'secures'
  /** Seizes. 查封。 */
  | 'seizes'
  /** Sells. 销售。 */
  | 'sells'
  /** Ships. 发运。 */
  | 'ships'
  /** Titled to. 权属。 */
  | 'titledTo'
  /** Transfers. 转账。 */
  | 'transfers'
  /** Uses. 使用。 */
  | 'uses'
  /** Withdraws. 取现。 */
  | 'withdraws'
  /** Works for. 雇佣。 */
  | 'worksFor';

export type EdgeTime =
  /** Happened at one instant. 瞬时。 */
  | 'event'
  /** Holds from a start to an end. 持续。 */
  | 'fact';

/** All conditions hold together; one that is left out does not restrict. 筛选条件。 */
export type FindingFilter = {
  /** Whose they are; null stands for nobody. 处理人。 */
  readonly assignees?: ReadonlyArray<string | null | undefined> | null | undefined;
  readonly detectors?: ReadonlyArray<string> | null | undefined;
  /** Major units. 最低金额。 */
  readonly minAmount?: string | null | undefined;
  /** 0..1. 最低置信度。 */
  readonly minConfidence?: number | null | undefined;
  readonly severities?: ReadonlyArray<SeverityBand> | null | undefined;
  /** Findings about this entity. 涉及主体。 */
  readonly subject?: string | null | undefined;
  /** A part of the sentence in either language. 文本包含。 */
  readonly text?: string | null | undefined;
  readonly verdicts?: ReadonlyArray<ReviewState> | null | undefined;
};

export type FindingOrder =
  | 'AMOUNT'
  | 'CONFIDENCE'
  /** Severity × confidence, then amount. 严重度×置信度。 */
  | 'PRIORITY'
  /** Latest found first. 最近发现在前。 */
  | 'RECENT'
  | 'SEVERITY';

/** A ≤ 100 < B ≤ 250 < C ≤ 450 < D ≤ 700 < E. 等级。 */
export type Grade =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E';

/** The pair and kind whose edges are asked for. 一条线。 */
export type LineInput = {
  readonly from: string;
  readonly kind: EdgeKind;
  readonly to: string;
};

export type MatchReason =
  /** The whole id or key. 标识或编号一致。 */
  | 'id'
  /** A part of the key. 编号部分一致。 */
  | 'keyPart'
  /** The beginning of the key or of its last part. 编号开头一致。 */
  | 'keyPrefix'
  /** The whole name. 名称一致。 */
  | 'name'
  /** A part of the name. 名称部分一致。 */
  | 'namePart'
  /** The beginning of the name. 名称开头一致。 */
  | 'namePrefix'
  /** How a Chinese name is spelled in pinyin: its initials or its syllables. 拼音一致。 */
  | 'pinyin'
  /** Nearly the name or the key: told where nothing else is found. 近似。 */
  | 'similar';

/** What a node is. */
export type NodeKind =
  /** Account. 账户。 */
  | 'Account'
  /** Collateral. 抵质押物。 */
  | 'Collateral'
  /** Contract. 合同。 */
  | 'Contract'
  /** Court case. 案件。 */
  | 'CourtCase'
  /** Enterprise. 企业。 */
  | 'Enterprise'
  /** Identifier. 标识。 */
  | 'Identifier'
  /** Invoice. 发票。 */
  | 'Invoice'
  /** Loan. 贷款。 */
  | 'Loan'
  /** Period figures. 期间数据。 */
  | 'PeriodFigures'
  /** Person. 自然人。 */
  | 'Person'
  /** Shipment. 运单。 */
  | 'Shipment'
  /** Signal. 信号。 */
  | 'Signal';

export type NodeShape =
  | 'circle'
  | 'diamond'
  | 'hexagon'
  | 'rounded'
  | 'square'
  | 'triangle';

export type OwnershipDirection =
  | 'DOWN'
  | 'UP';

export type PartyEventType =
  /** A bond began. 开始。 */
  | 'begins'
  /** A loan was paid out. 放款。 */
  | 'disbursed'
  /** A bond ended. 结束。 */
  | 'ends'
  /** A court case was filed. 立案。 */
  | 'filed'
  /** A loan falls due. 到期。 */
  | 'matures'
  /** A warning signal was noted. 预警信号。 */
  | 'signal';

/** Which edges count. 路径条件。 */
export type PathFilter = {
  /** Only events later than this; facts are not concerned. 仅此后的事件。 */
  readonly after?: string | null | undefined;
  /** An account is one with its owner: its dealings are the owner's, and opening it is no step. 账户并入户主。 */
  readonly byOwner?: boolean | null | undefined;
  /** Edges lead from their source to their target only. 只沿方向。 */
  readonly directed?: boolean | null | undefined;
  /** All when left out. 关系类型。 */
  readonly kinds?: ReadonlyArray<EdgeKind> | null | undefined;
  /** Only edges of at least this amount, of kinds that have one; an unknown amount is left out. 最低金额。 */
  readonly minAmount?: string | null | undefined;
  /** Entities that no path may go through: 100 at most. 排除的主体。 */
  readonly without?: ReadonlyArray<string> | null | undefined;
};

export type PathReach =
  /** The shortest path has more steps. 相连但更远。 */
  | 'far'
  /** A path has at most `maxHops` steps. 在步数内相连。 */
  | 'near'
  /** There is no path, of whatever length. 不相连。 */
  | 'none'
  /** There is no path of up to `noneWithin` steps; more was not found out. 未知。 */
  | 'unknown';

export type PathSearch =
  /** Paths that avoid hubs first: a step costs 1, and passing through a node with n neighbours log2(n / 2). 低代价路径。 */
  | 'cheapest'
  /** All paths of the fewest steps. 最短路径。 */
  | 'shortest'
  /** All paths that pass no node twice, shortest first. 全部简单路径。 */
  | 'simple';

export type ReviewFindingsInput = {
  /** Null = nobody. 处理人。 */
  readonly assignee?: string | null | undefined;
  /** ≤ 100. 发现。 */
  readonly findings: ReadonlyArray<string>;
  /** The same key with the same content gives the same answer and appends nothing. 幂等键。 */
  readonly idempotencyKey?: string | null | undefined;
  /** Required to dismiss; at most 2000 characters. 理由或备注。 */
  readonly reason?: string | null | undefined;
  readonly verdict?: Verdict | null | undefined;
};

/** The latest verdict, or none yet. 复核状态。 */
export type ReviewState =
  | 'confirmed'
  | 'dismissed'
  | 'unreviewed'
  | 'unsure';

export type SaveWorkspaceInput = {
  readonly content: unknown;
  /** The workspace to go on with; a new one when left out. 续存的工作区。 */
  readonly id?: string | null | undefined;
  /** 1..200 characters. 名称。 */
  readonly name: string;
};

/** low < 0.4 ≤ medium < 0.7 ≤ high. 严重度分档。 */
export type SeverityBand =
  | 'high'
  | 'low'
  | 'medium';

/** Why a computation ended before it had seen everything. 提前结束的原因。 */
export type StopReason =
  | 'cancelled'
  | 'results'
  | 'steps'
  | 'time';

export type TransactionFilter = {
  /** Not before, and not after. 时间范围。 */
  readonly from?: string | null | undefined;
  /** Kinds of events; all when left out. 类型。 */
  readonly kinds?: ReadonlyArray<EdgeKind> | null | undefined;
  readonly maxAmount?: string | null | undefined;
  /** Major units, inclusive. 金额范围。 */
  readonly minAmount?: string | null | undefined;
  /** A part of the purpose or of either name. 用途或名称。 */
  readonly text?: string | null | undefined;
  readonly to?: string | null | undefined;
};

export type TransactionOrder =
  | 'AMOUNT'
  | 'FROM'
  | 'KIND'
  | 'PURPOSE'
  | 'TIME'
  | 'TO';

export type Verdict =
  | 'confirmed'
  | 'dismissed'
  | 'unsure';

export type CatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueQuery = { readonly caller: string, readonly catalogue: { readonly version: string, readonly nodeKinds: ReadonlyArray<{ readonly kind: NodeKind, readonly color: string, readonly shape: NodeShape, readonly label: { readonly zh: string, readonly en: string }, readonly keyLabel: { readonly zh: string, readonly en: string } }>, readonly edgeKinds: ReadonlyArray<{ readonly kind: EdgeKind, readonly directed: boolean, readonly time: EdgeTime, readonly label: { readonly zh: string, readonly en: string } }>, readonly detectors: ReadonlyArray<{ readonly id: string, readonly title: { readonly zh: string, readonly en: string }, readonly summary: { readonly zh: string, readonly en: string } }> }, readonly stats: { readonly nodes: number, readonly edges: number, readonly findings: number, readonly quarantined: number, readonly horizon: string | null, readonly snapshot: string, readonly nodeCounts: ReadonlyArray<{ readonly kind: NodeKind, readonly count: number }>, readonly edgeCounts: ReadonlyArray<{ readonly kind: EdgeKind, readonly count: number }> } };

export type PortfolioQueryVariables = Exact<{
  asOf?: string | null | undefined;
}>;


export type PortfolioQuery = { readonly portfolio: { readonly asOf: string, readonly borrowerCount: number, readonly groupCount: number, readonly balance: { readonly amount: string, readonly currency: string }, readonly grades: ReadonlyArray<{ readonly grade: Grade, readonly borrowers: number, readonly balance: { readonly amount: string, readonly currency: string } }>, readonly industries: ReadonlyArray<{ readonly code: string | null, readonly borrowers: number, readonly label: { readonly zh: string, readonly en: string }, readonly balance: { readonly amount: string, readonly currency: string } }>, readonly provinces: ReadonlyArray<{ readonly code: string | null, readonly borrowers: number, readonly label: { readonly zh: string, readonly en: string }, readonly balance: { readonly amount: string, readonly currency: string } }>, readonly groups: ReadonlyArray<{ readonly members: number, readonly borrowers: number, readonly face: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly exposure: { readonly loans: number, readonly unknownBalances: number, readonly balance: { readonly amount: string, readonly currency: string }, readonly guarantees: { readonly amount: string, readonly currency: string }, readonly total: { readonly amount: string, readonly currency: string } } }>, readonly concentration: { readonly largestGroup: number, readonly tenLargestGroups: number, readonly herfindahl: number }, readonly trend: ReadonlyArray<{ readonly run: string, readonly at: string, readonly findings: number, readonly detectors: ReadonlyArray<{ readonly detector: string, readonly findings: number }> }> }, readonly circles: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly detector: string, readonly severity: number, readonly severityBand: SeverityBand, readonly confidence: number, readonly verdict: ReviewState, readonly assignee: string | null, readonly foundAt: string, readonly asOf: string, readonly title: { readonly zh: string, readonly en: string }, readonly text: { readonly zh: string, readonly en: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly subjects: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly name: string }> }> }, readonly findings: { readonly totalCount: number, readonly facets: { readonly detectors: ReadonlyArray<{ readonly detector: string, readonly count: number }>, readonly severities: ReadonlyArray<{ readonly severity: SeverityBand, readonly count: number }>, readonly verdicts: ReadonlyArray<{ readonly verdict: ReviewState, readonly count: number }> } } };

export type BorrowersQueryVariables = Exact<{
  asOf?: string | null | undefined;
  filter?: BorrowerFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type BorrowersQuery = { readonly portfolio: { readonly borrowers: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly grade: Grade, readonly balance: { readonly amount: string, readonly currency: string }, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly severity: number | null } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } };

export type OverviewQueryVariables = Exact<{
  kinds?: ReadonlyArray<NodeKind> | NodeKind | null | undefined;
  limit?: number | null | undefined;
  asOf?: string | null | undefined;
}>;


export type OverviewQuery = { readonly overview: { readonly ids: ReadonlyArray<string>, readonly names: ReadonlyArray<string>, readonly scores: ReadonlyArray<number | null>, readonly from: ReadonlyArray<number>, readonly to: ReadonlyArray<number>, readonly lineKinds: ReadonlyArray<EdgeKind>, readonly counts: ReadonlyArray<number>, readonly total: number, readonly complete: boolean } };

export type SearchQueryVariables = Exact<{
  text: string;
  limit?: number | null | undefined;
}>;


export type SearchQuery = { readonly search: ReadonlyArray<{ readonly why: MatchReason, readonly matched: string, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly key: string }, readonly holders: ReadonlyArray<{ readonly id: string, readonly name: string }> }> };

export type EntityQueryVariables = Exact<{
  id: string;
}>;


export type EntityQuery = { readonly node:
    | { readonly __typename: 'Entity', readonly id: string, readonly kind: NodeKind, readonly key: string, readonly name: string, readonly placeholder: boolean, readonly confidence: number, readonly degree: number, readonly label: { readonly zh: string, readonly en: string }, readonly properties: ReadonlyArray<{ readonly name: string, readonly label: { readonly zh: string, readonly en: string }, readonly text: { readonly zh: string, readonly en: string } }>, readonly flags: ReadonlyArray<{ readonly column: string, readonly raw: string, readonly label: { readonly zh: string, readonly en: string } }>, readonly sources: ReadonlyArray<{ readonly system: string, readonly file: string, readonly line: number | null }>, readonly score: { readonly score: number, readonly grade: Grade, readonly rank: number, readonly ownRisk: number, readonly contributionCount: number, readonly asOf: string, readonly contributions: ReadonlyArray<{ readonly type: ContributionType, readonly value: number, readonly portion: number, readonly bond: string | null, readonly text: { readonly zh: string, readonly en: string }, readonly finding: { readonly id: string, readonly title: { readonly zh: string, readonly en: string } } | null, readonly signal: { readonly id: string, readonly name: string, readonly kind: NodeKind } | null, readonly party: { readonly id: string, readonly name: string, readonly kind: NodeKind } | null }>, readonly coverage: { readonly ran: ReadonlyArray<string>, readonly noData: ReadonlyArray<string>, readonly incomplete: ReadonlyArray<string> } } | null, readonly findings: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly detector: string, readonly severity: number, readonly severityBand: SeverityBand, readonly confidence: number, readonly verdict: ReviewState, readonly assignee: string | null, readonly foundAt: string, readonly asOf: string, readonly title: { readonly zh: string, readonly en: string }, readonly text: { readonly zh: string, readonly en: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly subjects: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly name: string }> }> } }
    | { readonly __typename: 'Finding' }
    | { readonly __typename: 'Relation' }
   | null };

export type OwnershipQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type OwnershipQuery = { readonly ownership: { readonly unknownShare: number, readonly overstated: boolean, readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly id: string, readonly parent: string | null, readonly level: number, readonly share: number | null, readonly pathShare: number | null, readonly repeated: boolean, readonly circular: boolean, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string } }>, readonly lookThrough: ReadonlyArray<{ readonly share: number, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string } }>, readonly actualController: { readonly confidence: number, readonly controller: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly path: ReadonlyArray<{ readonly rule: ControlRule, readonly confidence: number, readonly controller: { readonly id: string, readonly name: string }, readonly company: { readonly id: string, readonly name: string } }> } | null, readonly beneficialOwners: ReadonlyArray<{ readonly rule: BeneficialOwnerRule, readonly share: number, readonly person: { readonly id: string, readonly kind: NodeKind, readonly name: string } }> } };

export type LineQueryVariables = Exact<{
  kind: EdgeKind;
  from: string;
  to: string;
  asOf?: string | null | undefined;
  first?: number | null | undefined;
}>;


export type LineQuery = { readonly edgeGroup: { readonly count: number, readonly edges: ReadonlyArray<{ readonly id: string, readonly kind: EdgeKind, readonly at: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly share: number | null, readonly confidence: number, readonly label: { readonly zh: string, readonly en: string }, readonly from: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly sources: ReadonlyArray<{ readonly system: string, readonly file: string, readonly line: number | null }> }> } | null };

export type ProfileQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
}>;


export type ProfileQuery = { readonly profile: { readonly asOf: string, readonly complete: boolean, readonly stoppedBecause: StopReason | null, readonly exposure: { readonly loans: number, readonly unknownBalances: number, readonly balance: { readonly amount: string, readonly currency: string }, readonly guarantees: { readonly amount: string, readonly currency: string }, readonly total: { readonly amount: string, readonly currency: string } }, readonly group: { readonly size: number, readonly exposure: { readonly loans: number, readonly unknownBalances: number, readonly balance: { readonly amount: string, readonly currency: string }, readonly guarantees: { readonly amount: string, readonly currency: string }, readonly total: { readonly amount: string, readonly currency: string } }, readonly members: ReadonlyArray<{ readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly score: { readonly score: number, readonly grade: Grade } | null }, readonly joinedBy: { readonly rule: ControlRule, readonly confidence: number, readonly controller: { readonly id: string, readonly kind: NodeKind, readonly name: string } } | null, readonly exposure: { readonly loans: number, readonly unknownBalances: number, readonly balance: { readonly amount: string, readonly currency: string }, readonly guarantees: { readonly amount: string, readonly currency: string }, readonly total: { readonly amount: string, readonly currency: string } } }> }, readonly loans: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly name: string, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean, readonly text: { readonly zh: string, readonly en: string } }> }>, readonly guaranteesGiven: ReadonlyArray<{ readonly id: string, readonly kind: EdgeKind, readonly at: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly share: number | null, readonly confidence: number, readonly label: { readonly zh: string, readonly en: string }, readonly from: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly sources: ReadonlyArray<{ readonly system: string, readonly file: string, readonly line: number | null }> }>, readonly guaranteesReceived: ReadonlyArray<{ readonly id: string, readonly kind: EdgeKind, readonly at: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly share: number | null, readonly confidence: number, readonly label: { readonly zh: string, readonly en: string }, readonly from: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly sources: ReadonlyArray<{ readonly system: string, readonly file: string, readonly line: number | null }> }>, readonly pledges: ReadonlyArray<{ readonly relation: { readonly id: string, readonly kind: EdgeKind, readonly at: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly share: number | null, readonly confidence: number, readonly label: { readonly zh: string, readonly en: string }, readonly from: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly sources: ReadonlyArray<{ readonly system: string, readonly file: string, readonly line: number | null }> }, readonly collateral: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly properties: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean, readonly text: { readonly zh: string, readonly en: string } }> }, readonly loan: { readonly id: string, readonly kind: NodeKind, readonly name: string } }>, readonly money: ReadonlyArray<{ readonly month: string, readonly received: { readonly amount: string, readonly currency: string }, readonly paid: { readonly amount: string, readonly currency: string }, readonly receivedFromGroup: { readonly amount: string, readonly currency: string }, readonly paidToGroup: { readonly amount: string, readonly currency: string }, readonly borrowed: { readonly amount: string, readonly currency: string }, readonly repaid: { readonly amount: string, readonly currency: string }, readonly withdrawn: { readonly amount: string, readonly currency: string } }>, readonly events: ReadonlyArray<{ readonly at: string, readonly type: PartyEventType, readonly kind: EdgeKind, readonly outgoing: boolean, readonly text: { readonly zh: string, readonly en: string }, readonly other: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly relation: { readonly id: string, readonly share: number | null, readonly amount: { readonly amount: string, readonly currency: string } | null } }> } };

export type ExposurePartsFragment = { readonly loans: number, readonly unknownBalances: number, readonly balance: { readonly amount: string, readonly currency: string }, readonly guarantees: { readonly amount: string, readonly currency: string }, readonly total: { readonly amount: string, readonly currency: string } };

export type TransactionsQueryVariables = Exact<{
  between: ReadonlyArray<string> | string;
  filter?: TransactionFilter | null | undefined;
  orderBy?: TransactionOrder | null | undefined;
  descending?: boolean | null | undefined;
  offset?: number | null | undefined;
  first?: number | null | undefined;
  asOf?: string | null | undefined;
}>;


export type TransactionsQuery = { readonly transactions: { readonly total: number, readonly complete: boolean, readonly snapshot: string, readonly rows: ReadonlyArray<{ readonly id: string, readonly kind: EdgeKind, readonly at: string | null, readonly purpose: string | null, readonly from: string, readonly to: string, readonly source: string, readonly target: string, readonly amount: { readonly amount: string, readonly currency: string } | null }>, readonly sum: { readonly amount: string, readonly currency: string } | null } };

export type TimelinesQueryVariables = Exact<{
  lines: ReadonlyArray<LineInput> | LineInput;
  asOf?: string | null | undefined;
}>;


export type TimelinesQuery = { readonly timelines: { readonly complete: boolean, readonly lines: ReadonlyArray<ReadonlyArray<{ readonly first: string | null, readonly last: string | null, readonly count: number, readonly total: { readonly amount: string } | null }>> } };

export type FindingsQueryVariables = Exact<{
  filter?: FindingFilter | null | undefined;
  orderBy?: FindingOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FindingsQuery = { readonly findings: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly detector: string, readonly severity: number, readonly severityBand: SeverityBand, readonly confidence: number, readonly verdict: ReviewState, readonly assignee: string | null, readonly foundAt: string, readonly asOf: string, readonly title: { readonly zh: string, readonly en: string }, readonly text: { readonly zh: string, readonly en: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly subjects: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly name: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null }, readonly facets: { readonly detectors: ReadonlyArray<{ readonly detector: string, readonly count: number }>, readonly severities: ReadonlyArray<{ readonly severity: SeverityBand, readonly count: number }>, readonly verdicts: ReadonlyArray<{ readonly verdict: ReviewState, readonly count: number }>, readonly assignees: ReadonlyArray<{ readonly assignee: string | null, readonly count: number }> } } };

export type FindingRowFragment = { readonly id: string, readonly detector: string, readonly severity: number, readonly severityBand: SeverityBand, readonly confidence: number, readonly verdict: ReviewState, readonly assignee: string | null, readonly foundAt: string, readonly asOf: string, readonly title: { readonly zh: string, readonly en: string }, readonly text: { readonly zh: string, readonly en: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly subjects: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly name: string }> };

export type FindingQueryVariables = Exact<{
  id: string;
}>;


export type FindingQuery = { readonly finding: { readonly run: string, readonly snapshot: string, readonly id: string, readonly detector: string, readonly severity: number, readonly severityBand: SeverityBand, readonly confidence: number, readonly verdict: ReviewState, readonly assignee: string | null, readonly foundAt: string, readonly asOf: string, readonly nextStep: { readonly zh: string, readonly en: string }, readonly evidence: { readonly edgeCount: number, readonly complete: boolean, readonly stoppedBecause: StopReason | null, readonly nodes: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly name: string, readonly placeholder: boolean, readonly severity: number | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly score: { readonly score: number } | null }>, readonly edges: ReadonlyArray<{ readonly id: string, readonly kind: EdgeKind, readonly at: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly share: number | null, readonly confidence: number, readonly label: { readonly zh: string, readonly en: string }, readonly from: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly sources: ReadonlyArray<{ readonly system: string, readonly file: string, readonly line: number | null }> }> }, readonly parameters: ReadonlyArray<{ readonly name: string, readonly value: string | number | boolean | null, readonly text: { readonly zh: string, readonly en: string } }>, readonly reviews: ReadonlyArray<{ readonly id: string, readonly verdict: Verdict | null, readonly assigns: boolean, readonly assignee: string | null, readonly reason: string, readonly reviewer: string, readonly at: string }>, readonly title: { readonly zh: string, readonly en: string }, readonly text: { readonly zh: string, readonly en: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly subjects: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly name: string }> } | null };

export type EntityRefFragment = { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly placeholder: boolean, readonly severity: number | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly score: { readonly score: number } | null };

export type RelationRowFragment = { readonly id: string, readonly kind: EdgeKind, readonly at: string | null, readonly validFrom: string | null, readonly validTo: string | null, readonly share: number | null, readonly confidence: number, readonly label: { readonly zh: string, readonly en: string }, readonly from: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly to: { readonly id: string, readonly kind: NodeKind, readonly name: string }, readonly amount: { readonly amount: string, readonly currency: string } | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly sources: ReadonlyArray<{ readonly system: string, readonly file: string, readonly line: number | null }> };

export type ReviewRowFragment = { readonly id: string, readonly verdict: Verdict | null, readonly assigns: boolean, readonly assignee: string | null, readonly reason: string, readonly reviewer: string, readonly at: string };

export type FindingScoresQueryVariables = Exact<{
  id: string;
}>;


export type FindingScoresQuery = { readonly finding: { readonly subjects: ReadonlyArray<{ readonly id: string, readonly name: string, readonly score: { readonly score: number, readonly grade: Grade, readonly rank: number, readonly contributionCount: number, readonly asOf: string, readonly snapshot: string, readonly contributions: ReadonlyArray<{ readonly type: ContributionType, readonly value: number, readonly portion: number, readonly text: { readonly zh: string, readonly en: string }, readonly party: { readonly name: string } | null }>, readonly coverage: { readonly ran: ReadonlyArray<string>, readonly noData: ReadonlyArray<string>, readonly incomplete: ReadonlyArray<string> } } | null }> } | null };

export type FindingsChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type FindingsChangedSubscription = { readonly findingsChanged: { readonly revision: string, readonly totalCount: number, readonly added: ReadonlyArray<string> } };

export type ReviewMutationVariables = Exact<{
  input: ReviewFindingsInput;
}>;


export type ReviewMutation = { readonly reviewFindings: { readonly findings: ReadonlyArray<{ readonly id: string, readonly verdict: ReviewState, readonly assignee: string | null, readonly reviews: ReadonlyArray<{ readonly id: string, readonly verdict: Verdict | null, readonly assigns: boolean, readonly assignee: string | null, readonly reason: string, readonly reviewer: string, readonly at: string }> }> } };

export type NeighborhoodQueryVariables = Exact<{
  id: string;
  hops?: number | null | undefined;
  kinds?: ReadonlyArray<EdgeKind> | EdgeKind | null | undefined;
  asOf?: string | null | undefined;
  limit?: number | null | undefined;
}>;


export type NeighborhoodQuery = { readonly neighborhood: { readonly complete: boolean, readonly stoppedBecause: StopReason | null, readonly center: { readonly id: string }, readonly nodes: ReadonlyArray<{ readonly hops: number, readonly hidden: number | null, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly placeholder: boolean, readonly severity: number | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly score: { readonly score: number } | null } }>, readonly edges: ReadonlyArray<{ readonly kind: EdgeKind, readonly directed: boolean, readonly from: string, readonly to: string, readonly count: number, readonly share: number | null, readonly first: string | null, readonly last: string | null, readonly confidence: number, readonly total: { readonly amount: string, readonly currency: string } | null }> } };

export type LineGroupFragment = { readonly kind: EdgeKind, readonly directed: boolean, readonly from: string, readonly to: string, readonly count: number, readonly share: number | null, readonly first: string | null, readonly last: string | null, readonly confidence: number, readonly total: { readonly amount: string, readonly currency: string } | null };

export type ConnectionsQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
  known?: ReadonlyArray<string> | string | null | undefined;
}>;


export type ConnectionsQuery = { readonly connections: { readonly neighbors: number, readonly complete: boolean, readonly kinds: ReadonlyArray<{ readonly kind: EdgeKind, readonly neighbors: number, readonly outgoing: number, readonly incoming: number, readonly last: string | null, readonly total: { readonly amount: string } | null, readonly worst: { readonly id: string, readonly name: string, readonly severity: number | null, readonly score: { readonly score: number } | null } | null }> } };

export type LinesBetweenQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  kinds?: ReadonlyArray<EdgeKind> | EdgeKind | null | undefined;
  asOf?: string | null | undefined;
}>;


export type LinesBetweenQuery = { readonly linesBetween: { readonly unknown: ReadonlyArray<string>, readonly complete: boolean, readonly lines: ReadonlyArray<{ readonly kind: EdgeKind, readonly directed: boolean, readonly from: string, readonly to: string, readonly count: number, readonly share: number | null, readonly first: string | null, readonly last: string | null, readonly confidence: number, readonly total: { readonly amount: string, readonly currency: string } | null }> } };

export type PathsQueryVariables = Exact<{
  between: ReadonlyArray<string> | string;
  search?: PathSearch | null | undefined;
  maxHops?: number | null | undefined;
  filter?: PathFilter | null | undefined;
  asOf?: string | null | undefined;
  limit?: number | null | undefined;
}>;


export type PathsQuery = { readonly paths: { readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly hidden: number | null, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly placeholder: boolean, readonly severity: number | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly score: { readonly score: number } | null } }>, readonly edges: ReadonlyArray<{ readonly id: string, readonly kind: EdgeKind, readonly directed: boolean, readonly from: string, readonly to: string, readonly count: number, readonly share: number | null, readonly first: string | null, readonly last: string | null, readonly confidence: number, readonly total: { readonly amount: string, readonly currency: string } | null }>, readonly paths: ReadonlyArray<{ readonly from: string, readonly to: string, readonly hops: number, readonly nodes: ReadonlyArray<string>, readonly kinds: ReadonlyArray<EdgeKind>, readonly first: string | null, readonly last: string | null, readonly steps: ReadonlyArray<{ readonly from: string, readonly to: string, readonly edges: ReadonlyArray<string> }>, readonly amount: { readonly amount: string, readonly currency: string } | null }>, readonly pairs: ReadonlyArray<{ readonly from: string, readonly to: string, readonly reach: PathReach, readonly hops: number | null, readonly noneWithin: number | null }> } };

export type CommonQueryVariables = Exact<{
  between: ReadonlyArray<string> | string;
  asOf?: string | null | undefined;
  limit?: number | null | undefined;
}>;


export type CommonQuery = { readonly commonNeighbors: { readonly complete: boolean, readonly neighbors: ReadonlyArray<{ readonly of: ReadonlyArray<string>, readonly degree: number, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly placeholder: boolean, readonly severity: number | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly score: { readonly score: number } | null } }>, readonly edges: ReadonlyArray<{ readonly kind: EdgeKind, readonly directed: boolean, readonly from: string, readonly to: string, readonly count: number, readonly share: number | null, readonly first: string | null, readonly last: string | null, readonly confidence: number, readonly total: { readonly amount: string, readonly currency: string } | null }> } };

export type CircleQueryVariables = Exact<{
  id: string;
  asOf?: string | null | undefined;
  limit?: number | null | undefined;
}>;


export type CircleQuery = { readonly guaranteeCircle: { readonly size: number, readonly complete: boolean, readonly members: ReadonlyArray<{ readonly id: string, readonly kind: NodeKind, readonly name: string, readonly placeholder: boolean, readonly severity: number | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly score: { readonly score: number } | null }>, readonly edges: ReadonlyArray<{ readonly kind: EdgeKind, readonly directed: boolean, readonly from: string, readonly to: string, readonly count: number, readonly share: number | null, readonly first: string | null, readonly last: string | null, readonly confidence: number, readonly total: { readonly amount: string, readonly currency: string } | null }> } };

export type TreeQueryVariables = Exact<{
  id: string;
  direction?: OwnershipDirection | null | undefined;
  asOf?: string | null | undefined;
}>;


export type TreeQuery = { readonly ownership: { readonly unknownShare: number, readonly complete: boolean, readonly root: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly placeholder: boolean, readonly severity: number | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly score: { readonly score: number } | null }, readonly nodes: ReadonlyArray<{ readonly id: string, readonly parent: string | null, readonly level: number, readonly share: number | null, readonly pathShare: number | null, readonly repeated: boolean, readonly circular: boolean, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string, readonly placeholder: boolean, readonly severity: number | null, readonly flags: ReadonlyArray<{ readonly column: string }>, readonly score: { readonly score: number } | null }, readonly edge: { readonly confidence: number } }>, readonly lookThrough: ReadonlyArray<{ readonly share: number, readonly entity: { readonly id: string, readonly kind: NodeKind, readonly name: string } }> } };

export type WorkspacesQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type WorkspacesQuery = { readonly workspaces: { readonly totalCount: number, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly owner: string, readonly own: boolean, readonly version: number, readonly savedAt: string, readonly nodeCount: number }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type WorkspaceQueryVariables = Exact<{
  id: string;
}>;


export type WorkspaceQuery = { readonly workspace: { readonly id: string, readonly name: string, readonly own: boolean, readonly version: number, readonly content: unknown, readonly missing: ReadonlyArray<string> } | null };

export type SaveWorkspaceMutationVariables = Exact<{
  input: SaveWorkspaceInput;
}>;


export type SaveWorkspaceMutation = { readonly saveWorkspace: { readonly id: string, readonly name: string, readonly own: boolean, readonly version: number } };

export type ArchiveWorkspaceMutationVariables = Exact<{
  id: string;
}>;


export type ArchiveWorkspaceMutation = { readonly archiveWorkspace: { readonly id: string } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const ExposurePartsFragmentDoc = new TypedDocumentString(`
    fragment ExposureParts on Exposure {
  loans
  balance {
    amount
    currency
  }
  unknownBalances
  guarantees {
    amount
    currency
  }
  total {
    amount
    currency
  }
}
    `, {"fragmentName":"ExposureParts"}) as unknown as TypedDocumentString<ExposurePartsFragment, unknown>;
export const FindingRowFragmentDoc = new TypedDocumentString(`
    fragment FindingRow on Finding {
  id
  detector
  title {
    zh
    en
  }
  text {
    zh
    en
  }
  severity
  severityBand
  confidence
  amount {
    amount
    currency
  }
  subjects {
    id
    kind
    name
  }
  verdict
  assignee
  foundAt
  asOf
}
    `, {"fragmentName":"FindingRow"}) as unknown as TypedDocumentString<FindingRowFragment, unknown>;
export const EntityRefFragmentDoc = new TypedDocumentString(`
    fragment EntityRef on Entity {
  id
  kind
  name
  placeholder
  flags {
    column
  }
  score {
    score
  }
  severity
}
    `, {"fragmentName":"EntityRef"}) as unknown as TypedDocumentString<EntityRefFragment, unknown>;
export const RelationRowFragmentDoc = new TypedDocumentString(`
    fragment RelationRow on Relation {
  id
  kind
  label {
    zh
    en
  }
  from {
    id
    kind
    name
  }
  to {
    id
    kind
    name
  }
  at
  validFrom
  validTo
  amount {
    amount
    currency
  }
  share
  confidence
  flags {
    column
  }
  sources(first: 1) {
    system
    file
    line
  }
}
    `, {"fragmentName":"RelationRow"}) as unknown as TypedDocumentString<RelationRowFragment, unknown>;
export const ReviewRowFragmentDoc = new TypedDocumentString(`
    fragment ReviewRow on Review {
  id
  verdict
  assigns
  assignee
  reason
  reviewer
  at
}
    `, {"fragmentName":"ReviewRow"}) as unknown as TypedDocumentString<ReviewRowFragment, unknown>;
export const LineGroupFragmentDoc = new TypedDocumentString(`
    fragment LineGroup on EdgeGroup {
  kind
  directed
  from
  to
  count
  total {
    amount
    currency
  }
  share
  first
  last
  confidence
}
    `, {"fragmentName":"LineGroup"}) as unknown as TypedDocumentString<LineGroupFragment, unknown>;
export const CatalogueDocument = new TypedDocumentString(`
    query Catalogue {
  caller
  catalogue {
    version
    nodeKinds {
      kind
      color
      shape
      label {
        zh
        en
      }
      keyLabel {
        zh
        en
      }
    }
    edgeKinds {
      kind
      directed
      time
      label {
        zh
        en
      }
    }
    detectors {
      id
      title {
        zh
        en
      }
      summary {
        zh
        en
      }
    }
  }
  stats {
    nodes
    edges
    findings
    quarantined
    horizon
    snapshot
    nodeCounts {
      kind
      count
    }
    edgeCounts {
      kind
      count
    }
  }
}
    `) as unknown as TypedDocumentString<CatalogueQuery, CatalogueQueryVariables>;
export const PortfolioDocument = new TypedDocumentString(`
    query Portfolio($asOf: DateTime) {
  portfolio(asOf: $asOf) {
    asOf
    balance {
      amount
      currency
    }
    borrowerCount
    groupCount
    grades {
      grade
      borrowers
      balance {
        amount
        currency
      }
    }
    industries {
      code
      label {
        zh
        en
      }
      borrowers
      balance {
        amount
        currency
      }
    }
    provinces {
      code
      label {
        zh
        en
      }
      borrowers
      balance {
        amount
        currency
      }
    }
    groups(first: 12) {
      face {
        id
        kind
        name
      }
      members
      borrowers
      exposure {
        ...ExposureParts
      }
    }
    concentration {
      largestGroup
      tenLargestGroups
      herfindahl
    }
    trend(runs: 30) {
      run
      at
      findings
      detectors {
        detector
        findings
      }
    }
  }
  circles: findings(
    filter: {detectors: ["guarantee-circle"]}
    orderBy: AMOUNT
    first: 8
  ) {
    nodes {
      ...FindingRow
    }
    totalCount
  }
  findings(first: 1) {
    totalCount
    facets {
      detectors {
        detector
        count
      }
      severities {
        severity
        count
      }
      verdicts {
        verdict
        count
      }
    }
  }
}
    fragment ExposureParts on Exposure {
  loans
  balance {
    amount
    currency
  }
  unknownBalances
  guarantees {
    amount
    currency
  }
  total {
    amount
    currency
  }
}
fragment FindingRow on Finding {
  id
  detector
  title {
    zh
    en
  }
  text {
    zh
    en
  }
  severity
  severityBand
  confidence
  amount {
    amount
    currency
  }
  subjects {
    id
    kind
    name
  }
  verdict
  assignee
  foundAt
  asOf
}`) as unknown as TypedDocumentString<PortfolioQuery, PortfolioQueryVariables>;
export const BorrowersDocument = new TypedDocumentString(`
    query Borrowers($asOf: DateTime, $filter: BorrowerFilter, $after: String) {
  portfolio(asOf: $asOf) {
    borrowers(filter: $filter, first: 25, after: $after) {
      totalCount
      nodes {
        grade
        balance {
          amount
          currency
        }
        entity {
          id
          kind
          name
          severity
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<BorrowersQuery, BorrowersQueryVariables>;
export const OverviewDocument = new TypedDocumentString(`
    query Overview($kinds: [NodeKind!], $limit: Int, $asOf: DateTime) {
  overview(kinds: $kinds, limit: $limit, asOf: $asOf) {
    ids
    names
    scores
    from
    to
    lineKinds
    counts
    total
    complete
  }
}
    `) as unknown as TypedDocumentString<OverviewQuery, OverviewQueryVariables>;
export const SearchDocument = new TypedDocumentString(`
    query Search($text: String!, $limit: Int) {
  search(text: $text, limit: $limit) {
    why
    matched
    entity {
      id
      kind
      name
      key
    }
    holders {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<SearchQuery, SearchQueryVariables>;
export const EntityDocument = new TypedDocumentString(`
    query Entity($id: ID!) {
  node(id: $id) {
    __typename
    ... on Entity {
      id
      kind
      key
      name
      placeholder
      confidence
      degree
      label {
        zh
        en
      }
      properties {
        name
        label {
          zh
          en
        }
        text {
          zh
          en
        }
      }
      flags {
        column
        label {
          zh
          en
        }
        raw
      }
      sources(first: 10) {
        system
        file
        line
      }
      score {
        score
        grade
        rank
        ownRisk
        contributionCount
        contributions(first: 12) {
          type
          value
          portion
          text {
            zh
            en
          }
          bond
          finding {
            id
            title {
              zh
              en
            }
          }
          signal {
            id
            name
            kind
          }
          party {
            id
            name
            kind
          }
        }
        coverage {
          ran
          noData
          incomplete
        }
        asOf
      }
      findings(first: 20) {
        nodes {
          ...FindingRow
        }
        totalCount
      }
    }
  }
}
    fragment FindingRow on Finding {
  id
  detector
  title {
    zh
    en
  }
  text {
    zh
    en
  }
  severity
  severityBand
  confidence
  amount {
    amount
    currency
  }
  subjects {
    id
    kind
    name
  }
  verdict
  assignee
  foundAt
  asOf
}`) as unknown as TypedDocumentString<EntityQuery, EntityQueryVariables>;
export const OwnershipDocument = new TypedDocumentString(`
    query Ownership($id: ID!, $asOf: DateTime) {
  ownership(id: $id, direction: UP, asOf: $asOf, levels: 6) {
    nodes {
      id
      parent
      level
      share
      pathShare
      repeated
      circular
      entity {
        id
        kind
        name
      }
    }
    lookThrough {
      share
      entity {
        id
        kind
        name
      }
    }
    unknownShare
    overstated
    actualController {
      confidence
      controller {
        id
        kind
        name
      }
      path {
        rule
        confidence
        controller {
          id
          name
        }
        company {
          id
          name
        }
      }
    }
    beneficialOwners {
      rule
      share
      person {
        id
        kind
        name
      }
    }
    complete
  }
}
    `) as unknown as TypedDocumentString<OwnershipQuery, OwnershipQueryVariables>;
export const LineDocument = new TypedDocumentString(`
    query Line($kind: EdgeKind!, $from: ID!, $to: ID!, $asOf: DateTime, $first: Int = 50) {
  edgeGroup(kind: $kind, from: $from, to: $to, asOf: $asOf) {
    count
    edges(first: $first) {
      ...RelationRow
    }
  }
}
    fragment RelationRow on Relation {
  id
  kind
  label {
    zh
    en
  }
  from {
    id
    kind
    name
  }
  to {
    id
    kind
    name
  }
  at
  validFrom
  validTo
  amount {
    amount
    currency
  }
  share
  confidence
  flags {
    column
  }
  sources(first: 1) {
    system
    file
    line
  }
}`) as unknown as TypedDocumentString<LineQuery, LineQueryVariables>;
export const ProfileDocument = new TypedDocumentString(`
    query Profile($id: ID!, $asOf: DateTime) {
  profile(id: $id, asOf: $asOf, limit: 60, months: 36) {
    asOf
    exposure {
      ...ExposureParts
    }
    group {
      size
      exposure {
        ...ExposureParts
      }
      members {
        entity {
          id
          kind
          name
          score {
            score
            grade
          }
        }
        joinedBy {
          rule
          confidence
          controller {
            id
            kind
            name
          }
        }
        exposure {
          ...ExposureParts
        }
      }
    }
    loans {
      id
      kind
      name
      properties {
        name
        text {
          zh
          en
        }
        value
      }
    }
    guaranteesGiven {
      ...RelationRow
    }
    guaranteesReceived {
      ...RelationRow
    }
    pledges {
      relation {
        ...RelationRow
      }
      collateral {
        id
        kind
        name
        properties {
          name
          text {
            zh
            en
          }
          value
        }
      }
      loan {
        id
        kind
        name
      }
    }
    money {
      month
      received {
        amount
        currency
      }
      paid {
        amount
        currency
      }
      receivedFromGroup {
        amount
        currency
      }
      paidToGroup {
        amount
        currency
      }
      borrowed {
        amount
        currency
      }
      repaid {
        amount
        currency
      }
      withdrawn {
        amount
        currency
      }
    }
    events {
      at
      type
      kind
      text {
        zh
        en
      }
      outgoing
      other {
        id
        kind
        name
      }
      relation {
        id
        amount {
          amount
          currency
        }
        share
      }
    }
    complete
    stoppedBecause
  }
}
    fragment ExposureParts on Exposure {
  loans
  balance {
    amount
    currency
  }
  unknownBalances
  guarantees {
    amount
    currency
  }
  total {
    amount
    currency
  }
}
fragment RelationRow on Relation {
  id
  kind
  label {
    zh
    en
  }
  from {
    id
    kind
    name
  }
  to {
    id
    kind
    name
  }
  at
  validFrom
  validTo
  amount {
    amount
    currency
  }
  share
  confidence
  flags {
    column
  }
  sources(first: 1) {
    system
    file
    line
  }
}`) as unknown as TypedDocumentString<ProfileQuery, ProfileQueryVariables>;
export const TransactionsDocument = new TypedDocumentString(`
    query Transactions($between: [ID!]!, $filter: TransactionFilter, $orderBy: TransactionOrder, $descending: Boolean, $offset: Int, $first: Int, $asOf: DateTime) {
  transactions(
    between: $between
    filter: $filter
    orderBy: $orderBy
    descending: $descending
    offset: $offset
    first: $first
    asOf: $asOf
  ) {
    rows {
      id
      kind
      at
      amount {
        amount
        currency
      }
      purpose
      from
      to
      source
      target
    }
    total
    sum {
      amount
      currency
    }
    complete
    snapshot
  }
}
    `) as unknown as TypedDocumentString<TransactionsQuery, TransactionsQueryVariables>;
export const TimelinesDocument = new TypedDocumentString(`
    query Timelines($lines: [LineInput!]!, $asOf: DateTime) {
  timelines(lines: $lines, asOf: $asOf) {
    lines {
      first
      last
      count
      total {
        amount
      }
    }
    complete
  }
}
    `) as unknown as TypedDocumentString<TimelinesQuery, TimelinesQueryVariables>;
export const FindingsDocument = new TypedDocumentString(`
    query Findings($filter: FindingFilter, $orderBy: FindingOrder, $first: Int, $after: String) {
  findings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes {
      ...FindingRow
    }
    pageInfo {
      hasNextPage
      endCursor
    }
    totalCount
    facets {
      detectors {
        detector
        count
      }
      severities {
        severity
        count
      }
      verdicts {
        verdict
        count
      }
      assignees {
        assignee
        count
      }
    }
  }
}
    fragment FindingRow on Finding {
  id
  detector
  title {
    zh
    en
  }
  text {
    zh
    en
  }
  severity
  severityBand
  confidence
  amount {
    amount
    currency
  }
  subjects {
    id
    kind
    name
  }
  verdict
  assignee
  foundAt
  asOf
}`) as unknown as TypedDocumentString<FindingsQuery, FindingsQueryVariables>;
export const FindingDocument = new TypedDocumentString(`
    query Finding($id: ID!) {
  finding(id: $id) {
    ...FindingRow
    nextStep {
      zh
      en
    }
    evidence(limit: 300) {
      nodes {
        ...EntityRef
      }
      edges {
        ...RelationRow
      }
      edgeCount
      complete
      stoppedBecause
    }
    parameters {
      name
      text {
        zh
        en
      }
      value
    }
    reviews {
      ...ReviewRow
    }
    run
    snapshot
  }
}
    fragment FindingRow on Finding {
  id
  detector
  title {
    zh
    en
  }
  text {
    zh
    en
  }
  severity
  severityBand
  confidence
  amount {
    amount
    currency
  }
  subjects {
    id
    kind
    name
  }
  verdict
  assignee
  foundAt
  asOf
}
fragment EntityRef on Entity {
  id
  kind
  name
  placeholder
  flags {
    column
  }
  score {
    score
  }
  severity
}
fragment RelationRow on Relation {
  id
  kind
  label {
    zh
    en
  }
  from {
    id
    kind
    name
  }
  to {
    id
    kind
    name
  }
  at
  validFrom
  validTo
  amount {
    amount
    currency
  }
  share
  confidence
  flags {
    column
  }
  sources(first: 1) {
    system
    file
    line
  }
}
fragment ReviewRow on Review {
  id
  verdict
  assigns
  assignee
  reason
  reviewer
  at
}`) as unknown as TypedDocumentString<FindingQuery, FindingQueryVariables>;
export const FindingScoresDocument = new TypedDocumentString(`
    query FindingScores($id: ID!) {
  finding(id: $id) {
    subjects {
      id
      name
      score {
        score
        grade
        rank
        contributionCount
        contributions(first: 20) {
          type
          value
          portion
          text {
            zh
            en
          }
          party {
            name
          }
        }
        coverage {
          ran
          noData
          incomplete
        }
        asOf
        snapshot
      }
    }
  }
}
    `) as unknown as TypedDocumentString<FindingScoresQuery, FindingScoresQueryVariables>;
export const FindingsChangedDocument = new TypedDocumentString(`
    subscription FindingsChanged {
  findingsChanged {
    revision
    totalCount
    added
  }
}
    `) as unknown as TypedDocumentString<FindingsChangedSubscription, FindingsChangedSubscriptionVariables>;
export const ReviewDocument = new TypedDocumentString(`
    mutation Review($input: ReviewFindingsInput!) {
  reviewFindings(input: $input) {
    findings {
      id
      verdict
      assignee
      reviews {
        ...ReviewRow
      }
    }
  }
}
    fragment ReviewRow on Review {
  id
  verdict
  assigns
  assignee
  reason
  reviewer
  at
}`) as unknown as TypedDocumentString<ReviewMutation, ReviewMutationVariables>;
export const NeighborhoodDocument = new TypedDocumentString(`
    query Neighborhood($id: ID!, $hops: Int, $kinds: [EdgeKind!], $asOf: DateTime, $limit: Int) {
  neighborhood(id: $id, hops: $hops, kinds: $kinds, asOf: $asOf, limit: $limit) {
    center {
      id
    }
    nodes {
      hops
      hidden
      entity {
        ...EntityRef
      }
    }
    edges {
      ...LineGroup
    }
    complete
    stoppedBecause
  }
}
    fragment EntityRef on Entity {
  id
  kind
  name
  placeholder
  flags {
    column
  }
  score {
    score
  }
  severity
}
fragment LineGroup on EdgeGroup {
  kind
  directed
  from
  to
  count
  total {
    amount
    currency
  }
  share
  first
  last
  confidence
}`) as unknown as TypedDocumentString<NeighborhoodQuery, NeighborhoodQueryVariables>;
export const ConnectionsDocument = new TypedDocumentString(`
    query Connections($id: ID!, $asOf: DateTime, $known: [ID!]) {
  connections(id: $id, asOf: $asOf, known: $known) {
    neighbors
    kinds {
      kind
      neighbors
      outgoing
      incoming
      total {
        amount
      }
      last
      worst {
        id
        name
        severity
        score {
          score
        }
      }
    }
    complete
  }
}
    `) as unknown as TypedDocumentString<ConnectionsQuery, ConnectionsQueryVariables>;
export const LinesBetweenDocument = new TypedDocumentString(`
    query LinesBetween($ids: [ID!]!, $kinds: [EdgeKind!], $asOf: DateTime) {
  linesBetween(ids: $ids, kinds: $kinds, asOf: $asOf) {
    lines {
      ...LineGroup
    }
    unknown
    complete
  }
}
    fragment LineGroup on EdgeGroup {
  kind
  directed
  from
  to
  count
  total {
    amount
    currency
  }
  share
  first
  last
  confidence
}`) as unknown as TypedDocumentString<LinesBetweenQuery, LinesBetweenQueryVariables>;
export const PathsDocument = new TypedDocumentString(`
    query Paths($between: [ID!]!, $search: PathSearch, $maxHops: Int, $filter: PathFilter, $asOf: DateTime, $limit: Int) {
  paths(
    between: $between
    search: $search
    maxHops: $maxHops
    filter: $filter
    asOf: $asOf
    limit: $limit
  ) {
    nodes {
      hidden
      entity {
        ...EntityRef
      }
    }
    edges {
      id
      ...LineGroup
    }
    paths {
      from
      to
      hops
      nodes
      steps {
        from
        to
        edges
      }
      kinds
      amount {
        amount
        currency
      }
      first
      last
    }
    pairs {
      from
      to
      reach
      hops
      noneWithin
    }
    complete
  }
}
    fragment EntityRef on Entity {
  id
  kind
  name
  placeholder
  flags {
    column
  }
  score {
    score
  }
  severity
}
fragment LineGroup on EdgeGroup {
  kind
  directed
  from
  to
  count
  total {
    amount
    currency
  }
  share
  first
  last
  confidence
}`) as unknown as TypedDocumentString<PathsQuery, PathsQueryVariables>;
export const CommonDocument = new TypedDocumentString(`
    query Common($between: [ID!]!, $asOf: DateTime, $limit: Int) {
  commonNeighbors(between: $between, asOf: $asOf, limit: $limit) {
    neighbors {
      of
      degree
      entity {
        ...EntityRef
      }
    }
    edges {
      ...LineGroup
    }
    complete
  }
}
    fragment EntityRef on Entity {
  id
  kind
  name
  placeholder
  flags {
    column
  }
  score {
    score
  }
  severity
}
fragment LineGroup on EdgeGroup {
  kind
  directed
  from
  to
  count
  total {
    amount
    currency
  }
  share
  first
  last
  confidence
}`) as unknown as TypedDocumentString<CommonQuery, CommonQueryVariables>;
export const CircleDocument = new TypedDocumentString(`
    query Circle($id: ID!, $asOf: DateTime, $limit: Int) {
  guaranteeCircle(id: $id, asOf: $asOf, limit: $limit) {
    members {
      ...EntityRef
    }
    size
    edges {
      ...LineGroup
    }
    complete
  }
}
    fragment EntityRef on Entity {
  id
  kind
  name
  placeholder
  flags {
    column
  }
  score {
    score
  }
  severity
}
fragment LineGroup on EdgeGroup {
  kind
  directed
  from
  to
  count
  total {
    amount
    currency
  }
  share
  first
  last
  confidence
}`) as unknown as TypedDocumentString<CircleQuery, CircleQueryVariables>;
export const TreeDocument = new TypedDocumentString(`
    query Tree($id: ID!, $direction: OwnershipDirection, $asOf: DateTime) {
  ownership(id: $id, direction: $direction, asOf: $asOf, levels: 10) {
    root {
      ...EntityRef
    }
    nodes {
      id
      parent
      level
      share
      pathShare
      repeated
      circular
      entity {
        ...EntityRef
      }
      edge {
        confidence
      }
    }
    lookThrough {
      share
      entity {
        id
        kind
        name
      }
    }
    unknownShare
    complete
  }
}
    fragment EntityRef on Entity {
  id
  kind
  name
  placeholder
  flags {
    column
  }
  score {
    score
  }
  severity
}`) as unknown as TypedDocumentString<TreeQuery, TreeQueryVariables>;
export const WorkspacesDocument = new TypedDocumentString(`
    query Workspaces($after: String) {
  workspaces(first: 50, after: $after) {
    nodes {
      id
      name
      owner
      own
      version
      savedAt
      nodeCount
    }
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<WorkspacesQuery, WorkspacesQueryVariables>;
export const WorkspaceDocument = new TypedDocumentString(`
    query Workspace($id: ID!) {
  workspace(id: $id) {
    id
    name
    own
    version
    content
    missing
  }
}
    `) as unknown as TypedDocumentString<WorkspaceQuery, WorkspaceQueryVariables>;
export const SaveWorkspaceDocument = new TypedDocumentString(`
    mutation SaveWorkspace($input: SaveWorkspaceInput!) {
  saveWorkspace(input: $input) {
    id
    name
    own
    version
  }
}
    `) as unknown as TypedDocumentString<SaveWorkspaceMutation, SaveWorkspaceMutationVariables>;
export const ArchiveWorkspaceDocument = new TypedDocumentString(`
    mutation ArchiveWorkspace($id: ID!) {
  archiveWorkspace(id: $id) {
    id
  }
}
    `) as unknown as TypedDocumentString<ArchiveWorkspaceMutation, ArchiveWorkspaceMutationVariables>;