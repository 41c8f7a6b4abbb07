// Written by `npm run generate` from the .graphql files.
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { NodeModel, MoneyModel, PropertyModel, TransactionModel, PathModel, FindingConnectionModel } from '../models.ts';
import type { EntityId, EdgeId } from '../../../graph/schema/ids.ts';
import type { SearchHit as SearchHitModel } from '../../../graph/engine/name-index.ts';
import type { Neighborhood as NeighborhoodModel, NeighborhoodNode as NeighborhoodNodeModel, EdgeGroup as EdgeGroupModel } from '../../../graph/engine/neighborhood.ts';
import type { EntityConnections as ConnectionsModel, RankedConnection as ConnectionModel, LinesBetween as LinesBetweenModel, TimelineAnswer } from '../../topics/lines/lines.ts';
import type { TimelinePoint as TimelinePointModel } from '../../../graph/engine/timeline.ts';
import type { TransactionPage } from '../../topics/transactions/transactions.ts';
import type { NamedCircle } from '../../topics/circle/circle.ts';
import type { PathAnswer as PathAnswerModel, PathNode as PathNodeModel, PairAnswer } from '../../../graph/engine/paths.ts';
import type { Structure as StructureModel, StructureNode as StructureNodeModel, Community as CommunityModel } from '../../../graph/engine/structure.ts';
import type { Trace as TraceModel, TraceNode as TraceNodeModel, TraceHop as TraceHopModel } from '../../../graph/engine/trace.ts';
import type { CommonNeighbors as CommonNeighborsModel, CommonNeighbor as CommonNeighborModel } from '../../../graph/engine/common-neighbors.ts';
import type { Finding as FindingModel, Review as ReviewModel, Run as RunModel, IngestRun as IngestRunModel, DetectionRun as DetectionRunModel, RemovalRun as RemovalRunModel, DetectorOutcome as DetectorOutcomeModel } from '../../../graph/schema/finding.ts';
import type { NetworkRiskScore, Contribution as ContributionModel } from '../../../graph/schema/score.ts';
import type { OwnershipAnswer, OwnershipNode as OwnershipNodeModel, Share, NamedControlStep } from '../../../graph/engine/ownership.ts';
import type { Profile as ProfileModel, PartyGroup as PartyGroupModel, GroupMember as GroupMemberModel, Pledge as PledgeModel } from '../../../graph/engine/profile.ts';
import type { Exposure as ExposureModel } from '../../../graph/scoring/exposure.ts';
import type { MoneyMonth as MoneyMonthModel } from '../../../graph/engine/party-money.ts';
import type { PartyEvent as PartyEventModel } from '../../../graph/engine/party-events.ts';
import type { Portfolio as PortfolioModel, Borrower as BorrowerModel, BorrowerGroup as BorrowerGroupModel } from '../../../graph/engine/portfolio.ts';
import type { GradeShare as GradeShareModel, Segment as SegmentModel } from '../../topics/portfolio/portfolio.ts';
import type { Workspace as WorkspaceModel } from '../../../graph/schema/workspace.ts';
import type { Job as JobModel } from '../../jobs/queue.ts';
import type { Detector as DetectorModel } from '../../../graph/detectors/detector.ts';
import type { Removal as RemovalModel } from '../../topics/removal/removal.ts';
import type { Context } from '../../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * An instant in ISO 8601, UTC. As an argument a bare date `2024-05-31` is accepted too and means its last millisecond, so that
   * the day itself counts.
   * 时间（ISO 8601，UTC）。作为参数时也可只写日期，含当日。
   */
  DateTime: { input: number; output: number; }
  /** A decimal number as text: never rounded on its way. 十进制数（文本）。 */
  Decimal: { input: string; output: string; }
  /**
   * What an explorer shows, as JSON of format 1: the scene, and the log of what was done to it. At most 900,000 characters, 5,000
   * entities and 20,000 lines. Its shape is checked when it is saved. 画布内容。
   */
  SceneContent: { input: unknown; output: unknown; }
  /**
   * The value of a property or parameter: text and codes as text, money as decimal text of major units, dates as `2024-05-31`,
   * instants in ISO 8601, shares (0..1) and numbers as numbers, booleans as such. 属性值。
   */
  Value: { input: string | number | boolean; output: string | number | boolean; }
};

export type ActualController = {
  readonly __typename?: 'ActualController';
  readonly confidence: Scalars['Float']['output'];
  readonly controller: Entity;
  /** From the controller down. 控制路径。 */
  readonly path: ReadonlyArray<ControlStep>;
};

export type AssigneeFacet = {
  readonly __typename?: 'AssigneeFacet';
  /** Null = nobody. 处理人，空为未分派。 */
  readonly assignee?: Maybe<Scalars['String']['output']>;
  readonly count: Scalars['Int']['output'];
};

export type BeneficialOwner = {
  readonly __typename?: 'BeneficialOwner';
  readonly person: Entity;
  readonly rule: BeneficialOwnerRule;
  /** Effective share, 0..1. 穿透比例。 */
  readonly share: Scalars['Float']['output'];
};

export type BeneficialOwnerRule =
  | 'control'
  | 'legalRepresentative'
  | 'share';

export type Borrower = {
  readonly __typename?: 'Borrower';
  readonly balance: Money;
  readonly entity: Entity;
  readonly grade: Grade;
};

export type BorrowerConnection = {
  readonly __typename?: 'BorrowerConnection';
  readonly edges: ReadonlyArray<BorrowerEdge>;
  readonly nodes: ReadonlyArray<Borrower>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type BorrowerEdge = {
  readonly __typename?: 'BorrowerEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Borrower;
};

export type BorrowerFilter = {
  readonly grades?: InputMaybe<ReadonlyArray<Grade>>;
  /** A section of GB/T 4754. 行业门类。 */
  readonly industry?: InputMaybe<Scalars['String']['input']>;
  /** Two digits. 省级代码。 */
  readonly province?: InputMaybe<Scalars['String']['input']>;
};

export type BorrowerGroup = {
  readonly __typename?: 'BorrowerGroup';
  readonly borrowers: Scalars['Int']['output'];
  readonly exposure: Exposure;
  /** The member that owes most. 代表成员。 */
  readonly face: Entity;
  readonly members: Scalars['Int']['output'];
};

/** An answer that may have been cut: a bound is not an answer, so it says so. 可能未穷尽的结果。 */
export type Bounded = {
  readonly complete: Scalars['Boolean']['output'];
  /** Null when the answer is complete. 未穷尽的原因。 */
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type Catalogue = {
  readonly __typename?: 'Catalogue';
  readonly detectors: ReadonlyArray<Detector>;
  readonly edgeKinds: ReadonlyArray<EdgeKindEntry>;
  readonly formats: ReadonlyArray<Format>;
  readonly nodeKinds: ReadonlyArray<NodeKindEntry>;
  /** Version of Ringsight. 版本。 */
  readonly version: Scalars['String']['output'];
};

export type CodeEntry = {
  readonly __typename?: 'CodeEntry';
  readonly code: Scalars['String']['output'];
  readonly label: Text;
};

export type CommonNeighbor = {
  readonly __typename?: 'CommonNeighbor';
  /** Edges of the chosen kinds that it has in all: a hub has many, and says little. 关系数。 */
  readonly degree: Scalars['Int']['output'];
  readonly entity: Entity;
  /** The entities asked for that it is tied to. 所关联的主体。 */
  readonly of: ReadonlyArray<Scalars['ID']['output']>;
};

export type CommonNeighbors = Bounded & {
  readonly __typename?: 'CommonNeighbors';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly complete: Scalars['Boolean']['output'];
  /** Between the entities asked for and their common neighbours. 合并后的关系。 */
  readonly edges: ReadonlyArray<EdgeGroup>;
  readonly neighbors: ReadonlyArray<CommonNeighbor>;
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type Community = {
  readonly __typename?: 'Community';
  /** Its most important node. 中心。 */
  readonly center: Entity;
  /** From 0, in the order of their first nodes. 编号。 */
  readonly number: Scalars['Int']['output'];
  readonly size: Scalars['Int']['output'];
};

/** How much of the exposure few hold. 集中度。 */
export type Concentration = {
  readonly __typename?: 'Concentration';
  /** Herfindahl–Hirschman index over groups, 0..1. 赫芬达尔指数。 */
  readonly herfindahl: Scalars['Float']['output'];
  /** Of the groups' exposure, 0..1. 最大集团占比。 */
  readonly largestGroup: Scalars['Float']['output'];
  /** Likewise, of the ten largest. 前十大集团占比。 */
  readonly tenLargestGroups: Scalars['Float']['output'];
};

/** All edges of one kind at an entity. 一类关系。 */
export type Connection = {
  readonly __typename?: 'Connection';
  readonly first?: Maybe<Scalars['DateTime']['output']>;
  readonly incoming: Scalars['Int']['output'];
  readonly kind: EdgeKind;
  readonly label: Text;
  readonly last?: Maybe<Scalars['DateTime']['output']>;
  /** Different entities at the other ends. 对方数。 */
  readonly neighbors: Scalars['Int']['output'];
  readonly outgoing: Scalars['Int']['output'];
  /** Sum of the known amounts. 金额合计。 */
  readonly total?: Maybe<Money>;
  /**
   * The neighbour with the most risk now that is not `known`: the highest severity of findings, then the highest score; null where none
   * has any. 风险最高的对方。
   */
  readonly worst?: Maybe<Entity>;
};

export type Connections = Bounded & {
  readonly __typename?: 'Connections';
  readonly complete: Scalars['Boolean']['output'];
  readonly entity: Entity;
  /** Kinds that have edges here, in the order of the schema. 按类型。 */
  readonly kinds: ReadonlyArray<Connection>;
  /** Different neighbours over all kinds. 邻居数。 */
  readonly neighbors: Scalars['Int']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type Contribution = {
  readonly __typename?: 'Contribution';
  /** The kind of bond that carries another party's risk. 关联方式。 */
  readonly bond?: Maybe<Scalars['String']['output']>;
  /** Of a contribution by a finding. 发现。 */
  readonly finding?: Maybe<Finding>;
  /** Whose risk it is. 风险来源方。 */
  readonly party?: Maybe<Entity>;
  /** Of `rank`, 0..1. 占比。 */
  readonly portion: Scalars['Float']['output'];
  /** The warning signal of a contribution by one. 预警信号。 */
  readonly signal?: Maybe<Entity>;
  readonly text: Text;
  readonly type: ContributionType;
  /** −ln(1 − risk). 贡献值。 */
  readonly value: Scalars['Float']['output'];
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

export type ControlStep = {
  readonly __typename?: 'ControlStep';
  readonly company: Entity;
  readonly confidence: Scalars['Float']['output'];
  readonly controller: Entity;
  readonly evidence: ReadonlyArray<Relation>;
  readonly rule: ControlRule;
};

/** Which detectors stand behind a score. 覆盖范围。 */
export type Coverage = {
  readonly __typename?: 'Coverage';
  /** Stopped before they had seen everything. 未穷尽。 */
  readonly incomplete: ReadonlyArray<Scalars['ID']['output']>;
  readonly noData: ReadonlyArray<Scalars['ID']['output']>;
  readonly ran: ReadonlyArray<Scalars['ID']['output']>;
};

/** Runs detectors. 识别。 */
export type DetectJobInput = {
  /** The latest time in the data when left out. 截至日期。 */
  readonly asOf?: InputMaybe<Scalars['DateTime']['input']>;
  /** All when left out. 模型。 */
  readonly detectors?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** In parts that several workers take, or in one piece; as the store allows when left out. Both find the same. 是否分片。 */
  readonly inParts?: InputMaybe<Scalars['Boolean']['input']>;
  /** Other values than the defaults. 参数。 */
  readonly parameters?: InputMaybe<ReadonlyArray<DetectorParameterInput>>;
  /** How many events a part is about. 每片事件数。 */
  readonly partEvents?: InputMaybe<Scalars['Int']['input']>;
};

export type DetectionRun = Run & {
  readonly __typename?: 'DetectionRun';
  readonly asOf: Scalars['DateTime']['output'];
  readonly detectors: ReadonlyArray<DetectorOutcome>;
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly snapshot: Scalars['String']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
};

export type Detector = {
  readonly __typename?: 'Detector';
  readonly id: Scalars['ID']['output'];
  readonly nextStep: Text;
  readonly parameters: ReadonlyArray<Parameter>;
  readonly readsEdges: ReadonlyArray<EdgeKind>;
  readonly readsNodes: ReadonlyArray<NodeKind>;
  readonly summary: Text;
  readonly title: Text;
  /** How much a sure and severe finding counts in a score, 0..0.6. 权重。 */
  readonly weight: Scalars['Float']['output'];
};

export type DetectorFacet = {
  readonly __typename?: 'DetectorFacet';
  readonly count: Scalars['Int']['output'];
  readonly detector: Scalars['ID']['output'];
  readonly title: Text;
};

/** What one detector did in one run. 单个模型的运行结果。 */
export type DetectorOutcome = Bounded & {
  readonly __typename?: 'DetectorOutcome';
  readonly complete: Scalars['Boolean']['output'];
  readonly detector: Scalars['ID']['output'];
  readonly findings: Scalars['Int']['output'];
  readonly milliseconds: Scalars['Float']['output'];
  readonly parameters: ReadonlyArray<ParameterValue>;
  /** False: the data that it reads is not there. 是否运行。 */
  readonly ran: Scalars['Boolean']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type DetectorParameterInput = {
  readonly detector: Scalars['ID']['input'];
  readonly name: Scalars['String']['input'];
  readonly value: Scalars['Value']['input'];
};

export type EdgeCount = {
  readonly __typename?: 'EdgeCount';
  readonly count: Scalars['Int']['output'];
  readonly kind: EdgeKind;
};

/** All edges of one kind from one node to another that count on the date. 合并的关系。 */
export type EdgeGroup = {
  readonly __typename?: 'EdgeGroup';
  /** The highest among them, 0..1. 置信度。 */
  readonly confidence: Scalars['Float']['output'];
  readonly count: Scalars['Int']['output'];
  readonly directed: Scalars['Boolean']['output'];
  /** The edges themselves, latest first. 明细。 */
  readonly edges: ReadonlyArray<Relation>;
  /** Earliest and latest time of an event or start of a fact. 最早与最晚时间。 */
  readonly first?: Maybe<Scalars['DateTime']['output']>;
  readonly from: Scalars['ID']['output'];
  /** The same whenever the same pair and kind is asked for. 标识。 */
  readonly id: Scalars['ID']['output'];
  readonly kind: EdgeKind;
  readonly label: Text;
  readonly last?: Maybe<Scalars['DateTime']['output']>;
  /** Of the latest edge, 0..1; null where not known. 比例。 */
  readonly share?: Maybe<Scalars['Float']['output']>;
  readonly to: Scalars['ID']['output'];
  /** Sum of the known amounts; null when none is known or the kind has none. 金额合计。 */
  readonly total?: Maybe<Money>;
};


/** All edges of one kind from one node to another that count on the date. 合并的关系。 */
export type EdgeGroupEdgesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

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

export type EdgeKindEntry = {
  readonly __typename?: 'EdgeKindEntry';
  /** False for a relation that reads the same both ways. 有无方向。 */
  readonly directed: Scalars['Boolean']['output'];
  readonly from: ReadonlyArray<NodeKind>;
  readonly kind: EdgeKind;
  readonly label: Text;
  readonly properties: ReadonlyArray<PropertyEntry>;
  readonly time: EdgeTime;
  readonly to: ReadonlyArray<NodeKind>;
};

export type EdgeTime =
  /** Happened at one instant. 瞬时。 */
  | 'event'
  /** Holds from a start to an end. 持续。 */
  | 'fact';

/** A node of the graph. 图中的节点。 */
export type Entity = Node & {
  readonly __typename?: 'Entity';
  /** 0..1; 1 = register. 置信度。 */
  readonly confidence: Scalars['Float']['output'];
  /** Edges of every kind, both ways. 关系数。 */
  readonly degree: Scalars['Int']['output'];
  /** Current findings that this entity is a subject of, most urgent first. 相关发现。 */
  readonly findings: FindingConnection;
  /** What failed a check, with the raw value. 校验未通过的值。 */
  readonly flags: ReadonlyArray<Flag>;
  /** `Kind:key`. 标识。 */
  readonly id: Scalars['ID']['output'];
  readonly key: Scalars['String']['output'];
  readonly kind: NodeKind;
  /** Of the kind. 类型名称。 */
  readonly label: Text;
  /** The name from the data, else the key. It is data: never markup. 名称。 */
  readonly name: Scalars['String']['output'];
  /** Known only because an edge names it. 仅由关系提及。 */
  readonly placeholder: Scalars['Boolean']['output'];
  /** Those that are known, in the order of the schema. 属性。 */
  readonly properties: ReadonlyArray<Property>;
  /** Of an enterprise or a person; null for anything else. 关联风险分。 */
  readonly score?: Maybe<RiskScore>;
  /** The highest severity of the current findings about it that are not dismissed, 0..1; null when there is none. 最高严重度。 */
  readonly severity?: Maybe<Scalars['Float']['output']>;
  /** The rows that stated it, oldest first. 来源。 */
  readonly sources: ReadonlyArray<Source>;
};


/** A node of the graph. 图中的节点。 */
export type EntityFindingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A node of the graph. 图中的节点。 */
export type EntitySourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type Evidence = Bounded & {
  readonly __typename?: 'Evidence';
  readonly complete: Scalars['Boolean']['output'];
  /** Of the whole proof, with those that were removed since. 关系总数。 */
  readonly edgeCount: Scalars['Int']['output'];
  /** In the order that tells the story, where there is one; those that were removed since are left out. 按叙事顺序。 */
  readonly edges: ReadonlyArray<Relation>;
  readonly nodes: ReadonlyArray<Entity>;
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type ExportFormat =
  | 'csv'
  | 'jsonl';

/** Writes all current findings that pass a filter to a file. 导出。 */
export type ExportJobInput = {
  readonly detectors?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  readonly format?: InputMaybe<ExportFormat>;
  readonly severities?: InputMaybe<ReadonlyArray<SeverityBand>>;
  readonly verdicts?: InputMaybe<ReadonlyArray<ReviewState>>;
};

/** What a lender would lose if the parties failed. 敞口。 */
export type Exposure = {
  readonly __typename?: 'Exposure';
  /** Σ of their known balances. 贷款余额。 */
  readonly balance: Money;
  /** Σ of the known ceilings of guarantees for others, one contract once. 对外担保。 */
  readonly guarantees: Money;
  /** Loans in force. 存续贷款数。 */
  readonly loans: Scalars['Int']['output'];
  /** Balance and guarantees; credit lines not yet drawn are not in the data. 合计。 */
  readonly total: Money;
  /** Loans whose balance is not known. 余额未知的贷款数。 */
  readonly unknownBalances: Scalars['Int']['output'];
};

/** One occurrence of a risk pattern, proved and explained. 一项发现。 */
export type Finding = Node & {
  readonly __typename?: 'Finding';
  /** At stake; null where the pattern has none. 涉及金额。 */
  readonly amount?: Maybe<Money>;
  readonly asOf: Scalars['DateTime']['output'];
  /** Whose it is to decide; null = nobody's. 处理人。 */
  readonly assignee?: Maybe<Scalars['String']['output']>;
  /** 0..1. 置信度。 */
  readonly confidence: Scalars['Float']['output'];
  /** Its id. 模型标识。 */
  readonly detector: Scalars['ID']['output'];
  /** The proof, at most so many edges (≤ 2000). 证据子图。 */
  readonly evidence: Evidence;
  readonly foundAt: Scalars['DateTime']['output'];
  /** Hash of the detector and the subjects: a re-run finds the same finding again. 标识。 */
  readonly id: Scalars['ID']['output'];
  readonly nextStep: Text;
  /** In force when it was found. 所用参数。 */
  readonly parameters: ReadonlyArray<ParameterValue>;
  /** Oldest first. 复核记录。 */
  readonly reviews: ReadonlyArray<Review>;
  readonly run: Scalars['ID']['output'];
  /** 0..1. 严重度。 */
  readonly severity: Scalars['Float']['output'];
  readonly severityBand: SeverityBand;
  readonly snapshot: Scalars['String']['output'];
  readonly subjects: ReadonlyArray<Entity>;
  readonly text: Text;
  /** Of the detector. 模型名称。 */
  readonly title: Text;
  readonly verdict: ReviewState;
};


/** One occurrence of a risk pattern, proved and explained. 一项发现。 */
export type FindingEvidenceArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};

export type FindingConnection = {
  readonly __typename?: 'FindingConnection';
  readonly edges: ReadonlyArray<FindingEdge>;
  /** How many there would be of each value; each facet ignores its own condition of the filter. 分面计数。 */
  readonly facets: FindingFacets;
  readonly nodes: ReadonlyArray<Finding>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type FindingEdge = {
  readonly __typename?: 'FindingEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Finding;
};

export type FindingFacets = {
  readonly __typename?: 'FindingFacets';
  readonly assignees: ReadonlyArray<AssigneeFacet>;
  readonly detectors: ReadonlyArray<DetectorFacet>;
  readonly severities: ReadonlyArray<SeverityFacet>;
  readonly verdicts: ReadonlyArray<VerdictFacet>;
};

/** All conditions hold together; one that is left out does not restrict. 筛选条件。 */
export type FindingFilter = {
  /** Whose they are; null stands for nobody. 处理人。 */
  readonly assignees?: InputMaybe<ReadonlyArray<InputMaybe<Scalars['String']['input']>>>;
  readonly detectors?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  /** Major units. 最低金额。 */
  readonly minAmount?: InputMaybe<Scalars['Decimal']['input']>;
  /** 0..1. 最低置信度。 */
  readonly minConfidence?: InputMaybe<Scalars['Float']['input']>;
  readonly severities?: InputMaybe<ReadonlyArray<SeverityBand>>;
  /** Findings about this entity. 涉及主体。 */
  readonly subject?: InputMaybe<Scalars['ID']['input']>;
  /** A part of the sentence in either language. 文本包含。 */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  readonly verdicts?: InputMaybe<ReadonlyArray<ReviewState>>;
};

export type FindingOrder =
  | 'AMOUNT'
  | 'CONFIDENCE'
  /** Severity × confidence, then amount. 严重度×置信度。 */
  | 'PRIORITY'
  /** Latest found first. 最近发现在前。 */
  | 'RECENT'
  | 'SEVERITY';

export type FindingsChange = {
  readonly __typename?: 'FindingsChange';
  /** Ids that were not there at the event before, ≤ 100; none in the first. 新增。 */
  readonly added: ReadonlyArray<Scalars['ID']['output']>;
  /** The same findings have the same revision. 版本。 */
  readonly revision: Scalars['String']['output'];
  readonly totalCount: Scalars['Int']['output'];
};

/** A column whose value failed a check. 校验未通过的列。 */
export type Flag = {
  readonly __typename?: 'Flag';
  readonly column: Scalars['String']['output'];
  readonly label: Text;
  /** As the source has it. 原值。 */
  readonly raw: Scalars['String']['output'];
};

/** An outside format that can be loaded. 可导入的格式。 */
export type Format = {
  readonly __typename?: 'Format';
  readonly id: Scalars['ID']['output'];
  readonly title: Text;
};

/** A ≤ 100 < B ≤ 250 < C ≤ 450 < D ≤ 700 < E. 等级。 */
export type Grade =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E';

export type GradeShare = {
  readonly __typename?: 'GradeShare';
  readonly balance: Money;
  readonly borrowers: Scalars['Int']['output'];
  readonly grade: Grade;
};

export type GroupMember = {
  readonly __typename?: 'GroupMember';
  readonly entity: Entity;
  readonly exposure: Exposure;
  /** By what it belongs to the group; null for the one at the top. 归属依据。 */
  readonly joinedBy?: Maybe<ControlStep>;
};

export type GuaranteeCircle = Bounded & {
  readonly __typename?: 'GuaranteeCircle';
  readonly complete: Scalars['Boolean']['output'];
  /** Guarantees between the members given. 相互担保。 */
  readonly edges: ReadonlyArray<EdgeGroup>;
  /** The party first, the nearest next; only the party itself when it stands in no circle. 成员。 */
  readonly members: ReadonlyArray<Entity>;
  /** Members of the whole circle. 成员总数。 */
  readonly size: Scalars['Int']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
};

/** Loads files. Loading the same again changes nothing. 导入。 */
export type IngestJobInput = {
  /** `portfolio`, `finbench` or `amlsim`; recognised when left out. 格式。 */
  readonly format?: InputMaybe<Scalars['String']['input']>;
  /** Files and folders below the server's import folder. 路径。 */
  readonly paths: ReadonlyArray<Scalars['String']['input']>;
};

export type IngestRun = Run & {
  readonly __typename?: 'IngestRun';
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly files: ReadonlyArray<IngestedFile>;
  readonly format: Scalars['String']['output'];
  readonly id: Scalars['ID']['output'];
  readonly inserted: Scalars['Int']['output'];
  readonly rejected: Scalars['Int']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
  readonly unchanged: Scalars['Int']['output'];
  readonly updated: Scalars['Int']['output'];
  readonly warnings: Scalars['Int']['output'];
};

export type IngestedFile = {
  readonly __typename?: 'IngestedFile';
  readonly bytes: Scalars['Float']['output'];
  readonly name: Scalars['String']['output'];
  readonly sha256: Scalars['String']['output'];
};

/** One run of a task. 一项任务。 */
export type Job = {
  readonly __typename?: 'Job';
  readonly createdAt: Scalars['DateTime']['output'];
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Attempts that failed so far. 失败次数。 */
  readonly failures: Scalars['Int']['output'];
  /** The file that a score or export job has left. 结果文件。 */
  readonly file?: Maybe<JobFile>;
  readonly id: Scalars['ID']['output'];
  /** Why it failed, was cancelled, or has to be tried again. 原因。 */
  readonly problem?: Maybe<JobProblem>;
  readonly progress?: Maybe<JobProgress>;
  /** Changes whenever anything of the job does. 修订号。 */
  readonly revision: Scalars['String']['output'];
  /** Id of the run that an ingest or a detection has left. 运行标识。 */
  readonly run?: Maybe<Scalars['ID']['output']>;
  /** Start of the latest attempt. 开始时间。 */
  readonly startedAt?: Maybe<Scalars['DateTime']['output']>;
  /** Who started it. 发起人。 */
  readonly startedBy: Scalars['String']['output'];
  readonly state: JobState;
  /** `ingest`, `detect`, `score` or `export`. 任务类型。 */
  readonly task: Scalars['String']['output'];
  readonly title: Text;
};

export type JobConnection = {
  readonly __typename?: 'JobConnection';
  /** False: jobs are in the server's process and end with it. 是否持久。 */
  readonly durable: Scalars['Boolean']['output'];
  readonly edges: ReadonlyArray<JobEdge>;
  readonly nodes: ReadonlyArray<Job>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type JobEdge = {
  readonly __typename?: 'JobEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Job;
};

/** Read it by GET from its path, with the same API key. 文件。 */
export type JobFile = {
  readonly __typename?: 'JobFile';
  readonly bytes: Scalars['Float']['output'];
  readonly lines: Scalars['Int']['output'];
  readonly path: Scalars['String']['output'];
};

/** All conditions hold together. 筛选条件。 */
export type JobFilter = {
  readonly states?: InputMaybe<ReadonlyArray<JobState>>;
  readonly tasks?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type JobProblem = {
  readonly __typename?: 'JobProblem';
  readonly code: Scalars['String']['output'];
  readonly detail: Scalars['String']['output'];
  /** Names the entry in the worker's log. 事件编号。 */
  readonly incident?: Maybe<Scalars['String']['output']>;
  readonly reason?: Maybe<Scalars['String']['output']>;
  readonly remedy?: Maybe<Scalars['String']['output']>;
  readonly subject?: Maybe<Scalars['String']['output']>;
};

/** How far a job is. 进度。 */
export type JobProgress = {
  readonly __typename?: 'JobProgress';
  readonly done: Scalars['Float']['output'];
  /** A kind, a detector, a step. 阶段。 */
  readonly stage: Scalars['String']['output'];
  /** Null while nobody knows. 总数。 */
  readonly total?: Maybe<Scalars['Float']['output']>;
};

export type JobState =
  | 'cancelled'
  /** All attempts failed, or another one would fail alike. 失败。 */
  | 'failed'
  /** It, or its parts, are worked. 运行。 */
  | 'running'
  | 'succeeded'
  /** It is in the queue, or waits for its next attempt. 排队。 */
  | 'waiting';

/** The pair and kind whose edges are asked for. 一条线。 */
export type LineInput = {
  readonly from: Scalars['ID']['input'];
  readonly kind: EdgeKind;
  readonly to: Scalars['ID']['input'];
};

export type LinesBetween = Bounded & {
  readonly __typename?: 'LinesBetween';
  readonly complete: Scalars['Boolean']['output'];
  readonly lines: ReadonlyArray<EdgeGroup>;
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
  /** Ids of the question that are not in the graph. 不存在的标识。 */
  readonly unknown: ReadonlyArray<Scalars['ID']['output']>;
};

export type LookThroughShare = {
  readonly __typename?: 'LookThroughShare';
  readonly entity: Entity;
  /** 0..1. 穿透比例。 */
  readonly share: Scalars['Float']['output'];
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

/** An amount of money in major units. 金额。 */
export type Money = {
  readonly __typename?: 'Money';
  readonly amount: Scalars['Decimal']['output'];
  /** ISO 4217. 币种。 */
  readonly currency: Scalars['String']['output'];
};

/** Kinds of edges that move money. 资金关系。 */
export type MoneyKind =
  | 'disburses'
  | 'repays'
  | 'transfers'
  | 'withdraws';

export type MoneyMonth = {
  readonly __typename?: 'MoneyMonth';
  /** Loans paid out to its accounts; not in `received`. 放款。 */
  readonly borrowed: Money;
  /** The month's first instant, UTC. 月份。 */
  readonly month: Scalars['DateTime']['output'];
  readonly paid: Money;
  /** The part of `paid` that went to its control group. 付给集团。 */
  readonly paidToGroup: Money;
  readonly received: Money;
  /** The part of `received` that came from its control group. 来自集团。 */
  readonly receivedFromGroup: Money;
  /** Not in `paid`. 还款。 */
  readonly repaid: Money;
  readonly withdrawn: Money;
};

export type Mutation = {
  readonly __typename?: 'Mutation';
  /** Takes a workspace of one's own off the list. Its link still opens it, and saving it again brings it back. 归档工作区。 */
  readonly archiveWorkspace: Workspace;
  /** Ends a job with its parts; one that has ended stays as it is. 取消任务。 */
  readonly cancelJob: Job;
  /**
   * Takes entities out of the graph for good, each with every edge that touches it, and single edges by their id: for a person's request, or for
   * what was stated by mistake. For administrators. What is not there is passed over; stating the same again makes it new. 从图中永久删除。
   */
  readonly removeRecords: Removal;
  /** Puts a job that failed or was cancelled back in the queue. 重试任务。 */
  readonly retryJob: Job;
  /** Appends a decision on a finding; nothing is overwritten and the latest counts. 复核。 */
  readonly reviewFinding: ReviewFindingPayload;
  /**
   * Appends to up to 100 findings, whole or not at all: a verdict, whose they are, a remark. What is left out stays as it was.
   * 批量复核、分派与备注。
   */
  readonly reviewFindings: ReviewFindingsPayload;
  /** Appends a version to a workspace of one's own, or begins a new one; no version is ever overwritten. 保存工作区。 */
  readonly saveWorkspace: Workspace;
  /** Starts a job and does not wait for it. The same idempotency key with the same input gives the same job. 启动任务。 */
  readonly startJob: Job;
};


export type MutationArchiveWorkspaceArgs = {
  id: Scalars['ID']['input'];
};


export type MutationCancelJobArgs = {
  id: Scalars['ID']['input'];
};


export type MutationRemoveRecordsArgs = {
  dryRun: Scalars['Boolean']['input'];
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type MutationRetryJobArgs = {
  id: Scalars['ID']['input'];
};


export type MutationReviewFindingArgs = {
  input: ReviewFindingInput;
};


export type MutationReviewFindingsArgs = {
  input: ReviewFindingsInput;
};


export type MutationSaveWorkspaceArgs = {
  input: SaveWorkspaceInput;
};


export type MutationStartJobArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: StartJobInput;
};

export type Neighborhood = Bounded & {
  readonly __typename?: 'Neighborhood';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly center: Entity;
  readonly complete: Scalars['Boolean']['output'];
  /** Between the nodes of this answer, one a pair and kind. 合并后的关系。 */
  readonly edges: ReadonlyArray<EdgeGroup>;
  /** The center first, then by steps and relevance. 节点。 */
  readonly nodes: ReadonlyArray<NeighborhoodNode>;
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type NeighborhoodNode = {
  readonly __typename?: 'NeighborhoodNode';
  readonly entity: Entity;
  /** Neighbours over the chosen kinds that are not in this answer; null when there were too many edges to count them. 未显示的邻居数。 */
  readonly hidden?: Maybe<Scalars['Int']['output']>;
  /** Steps from the center. 距离。 */
  readonly hops: Scalars['Int']['output'];
};

/** Anything that has an id of its own. 有全局标识的对象。 */
export type Node = {
  readonly id: Scalars['ID']['output'];
};

export type NodeCount = {
  readonly __typename?: 'NodeCount';
  readonly count: Scalars['Int']['output'];
  readonly kind: NodeKind;
};

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

export type NodeKindEntry = {
  readonly __typename?: 'NodeKindEntry';
  /** `#rrggbb`. 颜色。 */
  readonly color: Scalars['String']['output'];
  readonly keyLabel: Text;
  readonly kind: NodeKind;
  readonly label: Text;
  readonly properties: ReadonlyArray<PropertyEntry>;
  readonly shape: NodeShape;
};

export type NodeShape =
  | 'circle'
  | 'diamond'
  | 'hexagon'
  | 'rounded'
  | 'square'
  | 'triangle';

export type Overview = Bounded & {
  readonly __typename?: 'Overview';
  readonly complete: Scalars['Boolean']['output'];
  readonly counts: ReadonlyArray<Scalars['Int']['output']>;
  /** Places in `ids`, of the start and the end of each line. 线的两端。 */
  readonly from: ReadonlyArray<Scalars['Int']['output']>;
  readonly ids: ReadonlyArray<Scalars['ID']['output']>;
  readonly lineKinds: ReadonlyArray<EdgeKind>;
  readonly names: ReadonlyArray<Scalars['String']['output']>;
  /** 0..1000; null for what has none. 关联风险分。 */
  readonly scores: ReadonlyArray<Maybe<Scalars['Float']['output']>>;
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
  readonly to: ReadonlyArray<Scalars['Int']['output']>;
  /** Entities of these kinds in the graph. 主体总数。 */
  readonly total: Scalars['Int']['output'];
};

export type OwnershipDirection =
  | 'DOWN'
  | 'UP';

/** A holding on a path from the root. 穿透路径上的持股。 */
export type OwnershipNode = {
  readonly __typename?: 'OwnershipNode';
  /** The entity is on its own path: a circular holding. 循环持股。 */
  readonly circular: Scalars['Boolean']['output'];
  readonly edge: Relation;
  readonly entity: Entity;
  /** Unique in this tree. 树内标识。 */
  readonly id: Scalars['ID']['output'];
  readonly level: Scalars['Int']['output'];
  /** Null directly under the root. 上一层。 */
  readonly parent?: Maybe<Scalars['ID']['output']>;
  /** Product of the shares on the path to the root; null when one of them is not known. 路径持股。 */
  readonly pathShare?: Maybe<Scalars['Float']['output']>;
  /** The entity stands elsewhere in the tree already, where its own holders are shown. 已在别处列出。 */
  readonly repeated: Scalars['Boolean']['output'];
  /** Direct share of this holding, 0..1; null = not known. 直接持股。 */
  readonly share?: Maybe<Scalars['Float']['output']>;
};

export type OwnershipTree = Bounded & {
  readonly __typename?: 'OwnershipTree';
  /** Null when nobody controls the root. 实际控制人。 */
  readonly actualController?: Maybe<ActualController>;
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly beneficialOwners: ReadonlyArray<BeneficialOwner>;
  readonly complete: Scalars['Boolean']['output'];
  readonly direction: OwnershipDirection;
  /** UP: ultimate holders of the root; DOWN: everything that the root holds; exact, cross-holdings included. 穿透比例。 */
  readonly lookThrough: ReadonlyArray<LookThroughShare>;
  /** Top down by level, the larger shares first; a node names its parent. 逐层节点。 */
  readonly nodes: ReadonlyArray<OwnershipNode>;
  /** Recorded shares of the root exceed 100 %. 持股合计超过100%。 */
  readonly overstated: Scalars['Boolean']['output'];
  readonly root: Entity;
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
  /** The part of the root whose holders are not in the data, 0..1. 未知持股比例。 */
  readonly unknownShare: Scalars['Float']['output'];
};

export type PageInfo = {
  readonly __typename?: 'PageInfo';
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  readonly hasNextPage: Scalars['Boolean']['output'];
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

export type Parameter = {
  readonly __typename?: 'Parameter';
  readonly default: Scalars['Value']['output'];
  readonly maximum?: Maybe<Scalars['Float']['output']>;
  readonly minimum?: Maybe<Scalars['Float']['output']>;
  readonly name: Scalars['String']['output'];
  /** What it is and why its default is what it is. 含义与理由。 */
  readonly text: Text;
  readonly type: ParameterType;
};

export type ParameterType =
  | 'boolean'
  | 'integer'
  | 'number'
  | 'string';

export type ParameterValue = {
  readonly __typename?: 'ParameterValue';
  readonly name: Scalars['String']['output'];
  readonly text: Text;
  readonly value?: Maybe<Scalars['Value']['output']>;
};

export type PartyEvent = {
  readonly __typename?: 'PartyEvent';
  readonly at: Scalars['DateTime']['output'];
  /** The kind of the bond. 关系类型。 */
  readonly kind: EdgeKind;
  /** Who or what stands at the other end. 对方。 */
  readonly other: Entity;
  /** Whether the party is the bond's `from`. 是否为起点。 */
  readonly outgoing: Scalars['Boolean']['output'];
  readonly relation: Relation;
  readonly text: Text;
  readonly type: PartyEventType;
};

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

/** Parties under one control; a party without ties is a group of one. 控制组。 */
export type PartyGroup = {
  readonly __typename?: 'PartyGroup';
  /** The group seen as one risk. 集团敞口。 */
  readonly exposure: Exposure;
  /** The most exposed first. 成员。 */
  readonly members: ReadonlyArray<GroupMember>;
  readonly size: Scalars['Int']['output'];
};

export type Path = {
  readonly __typename?: 'Path';
  /** The least that any step carries, of the steps with a known amount. 各步中最小的金额。 */
  readonly amount?: Maybe<Money>;
  /** Steps, plus log2(n / 2) for every node between the ends that has n neighbours. 代价。 */
  readonly cost: Scalars['Float']['output'];
  /** Earliest and latest time on the path. 最早与最晚时间。 */
  readonly first?: Maybe<Scalars['DateTime']['output']>;
  readonly from: Scalars['ID']['output'];
  readonly hops: Scalars['Int']['output'];
  readonly kinds: ReadonlyArray<EdgeKind>;
  readonly last?: Maybe<Scalars['DateTime']['output']>;
  /** From the first to the last. 途经。 */
  readonly nodes: ReadonlyArray<Scalars['ID']['output']>;
  readonly steps: ReadonlyArray<PathStep>;
  readonly to: Scalars['ID']['output'];
};

export type PathAnswer = Bounded & {
  readonly __typename?: 'PathAnswer';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  /** Whether these are all the paths asked for. 是否完整。 */
  readonly complete: Scalars['Boolean']['output'];
  /** All edges of the paths, one a pair, kind and direction. 合并后的关系。 */
  readonly edges: ReadonlyArray<EdgeGroup>;
  /** Those asked for first, then those of the paths in their order. 节点。 */
  readonly nodes: ReadonlyArray<PathNode>;
  /** Every two of the entities; in both orders where directions matter. 两两之间。 */
  readonly pairs: ReadonlyArray<PathPair>;
  /** Fewest steps first and cheaper before dearer; by cost where the cheapest are asked for. 路径。 */
  readonly paths: ReadonlyArray<Path>;
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
  /** Edges that were looked at. 已查看的关系数。 */
  readonly visited: Scalars['Int']['output'];
};

/** Which edges count. 路径条件。 */
export type PathFilter = {
  /** Only events later than this; facts are not concerned. 仅此后的事件。 */
  readonly after?: InputMaybe<Scalars['DateTime']['input']>;
  /** An account is one with its owner: its dealings are the owner's, and opening it is no step. 账户并入户主。 */
  readonly byOwner?: InputMaybe<Scalars['Boolean']['input']>;
  /** Edges lead from their source to their target only. 只沿方向。 */
  readonly directed?: InputMaybe<Scalars['Boolean']['input']>;
  /** All when left out. 关系类型。 */
  readonly kinds?: InputMaybe<ReadonlyArray<EdgeKind>>;
  /** Only edges of at least this amount, of kinds that have one; an unknown amount is left out. 最低金额。 */
  readonly minAmount?: InputMaybe<Scalars['Decimal']['input']>;
  /** Entities that no path may go through: 100 at most. 排除的主体。 */
  readonly without?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type PathNode = {
  readonly __typename?: 'PathNode';
  readonly entity: Entity;
  /** Neighbours by the same filter that are not in this answer; null when there were too many edges to count them. 未显示的邻居数。 */
  readonly hidden?: Maybe<Scalars['Int']['output']>;
  /** Paths of this answer that lead through it or end here. 所在路径数。 */
  readonly onPaths: Scalars['Int']['output'];
};

export type PathPair = {
  readonly __typename?: 'PathPair';
  readonly from: Scalars['ID']['output'];
  /** Of a shortest path; null when there is none or it is not known. 最短步数。 */
  readonly hops?: Maybe<Scalars['Int']['output']>;
  /** Only where the reach is not known. 已排除的步数。 */
  readonly noneWithin?: Maybe<Scalars['Int']['output']>;
  readonly reach: PathReach;
  readonly to: Scalars['ID']['output'];
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

export type PathStep = {
  readonly __typename?: 'PathStep';
  /** Ids of the answer's edges that make up this step. 关系标识。 */
  readonly edges: ReadonlyArray<Scalars['ID']['output']>;
  readonly from: Scalars['ID']['output'];
  readonly to: Scalars['ID']['output'];
};

export type Pledge = {
  readonly __typename?: 'Pledge';
  readonly collateral: Entity;
  readonly loan: Entity;
  /** The `secures` edge. 抵质押关系。 */
  readonly relation: Relation;
};

export type Portfolio = {
  readonly __typename?: 'Portfolio';
  readonly asOf: Scalars['DateTime']['output'];
  /** Σ of the known balances of all loans that someone owes, each once. 贷款余额。 */
  readonly balance: Money;
  readonly borrowerCount: Scalars['Int']['output'];
  /** Largest balance first. 借款人。 */
  readonly borrowers: BorrowerConnection;
  readonly concentration: Concentration;
  /** Every grade. 按等级。 */
  readonly grades: ReadonlyArray<GradeShare>;
  readonly groupCount: Scalars['Int']['output'];
  /** Control groups with a borrower, largest exposure first. 按集团。 */
  readonly groups: ReadonlyArray<BorrowerGroup>;
  /** By the section of GB/T 4754 (its letter), largest first; null = a person, or not known. 按行业。 */
  readonly industries: ReadonlyArray<Segment>;
  /** By province (the first two digits of the region code), largest first. 按地区。 */
  readonly provinces: ReadonlyArray<Segment>;
  /** Findings of each completed detection, earliest first: the last `runs` ≤ 100. 发现趋势。 */
  readonly trend: ReadonlyArray<TrendPoint>;
};


export type PortfolioBorrowersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<BorrowerFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type PortfolioGroupsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type PortfolioTrendArgs = {
  runs?: InputMaybe<Scalars['Int']['input']>;
};

export type Profile = Bounded & {
  readonly __typename?: 'Profile';
  readonly asOf: Scalars['DateTime']['output'];
  readonly complete: Scalars['Boolean']['output'];
  readonly entity: Entity;
  /** Latest first. 历程。 */
  readonly events: ReadonlyArray<PartyEvent>;
  readonly exposure: Exposure;
  readonly group: PartyGroup;
  /** Guarantees that bind on the date. 对外担保。 */
  readonly guaranteesGiven: ReadonlyArray<Relation>;
  /** Likewise. 接受担保。 */
  readonly guaranteesReceived: ReadonlyArray<Relation>;
  /** Owed on the date. 贷款。 */
  readonly loans: ReadonlyArray<Entity>;
  /** Months in which money moved, earliest first; transfers between its own accounts left out. 月度收支。 */
  readonly money: ReadonlyArray<MoneyMonth>;
  /** What secures its loans on the date. 抵质押。 */
  readonly pledges: ReadonlyArray<Pledge>;
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type Property = {
  readonly __typename?: 'Property';
  readonly label: Text;
  readonly name: Scalars['String']['output'];
  /** The value as people read it. 显示文本。 */
  readonly text: Text;
  readonly type: PropertyType;
  readonly value: Scalars['Value']['output'];
};

export type PropertyEntry = {
  readonly __typename?: 'PropertyEntry';
  readonly label: Text;
  readonly name: Scalars['String']['output'];
  readonly type: PropertyType;
  /** The closed list of a code; null for anything else. 取值。 */
  readonly values?: Maybe<ReadonlyArray<CodeEntry>>;
};

export type PropertyType =
  | 'boolean'
  | 'code'
  | 'date'
  | 'instant'
  | 'integer'
  | 'money'
  | 'number'
  | 'share'
  | 'text';

export type Query = {
  readonly __typename?: 'Query';
  /** Who asks: the name of the API key, or `local` where none is needed. 当前用户。 */
  readonly caller: Scalars['String']['output'];
  /** What there is: kinds, detectors, formats, with their texts. 目录。 */
  readonly catalogue: Catalogue;
  /**
   * Whom 2 to 50 entities have in common: nodes next to at least `atLeast` of them, those that tie most first, hubs last.
   * `limit` ≤ 500. 共同邻居。
   */
  readonly commonNeighbors: CommonNeighbors;
  /**
   * What an entity is connected to on a date, counted by kind of edge: what an expansion would bring. `known` names up to 2000
   * entities that are seen already: they count, and are passed over for `worst`. 关系概览。
   */
  readonly connections: Connections;
  /** The edges of one kind between two entities on a date; null when none counts. 两者之间的合并关系。 */
  readonly edgeGroup?: Maybe<EdgeGroup>;
  /** Null when there is none with this id. 按标识取发现。 */
  readonly finding?: Maybe<Finding>;
  /** Current findings: those of each detector's latest completed run. 当前发现。 */
  readonly findings: FindingConnection;
  /**
   * The circle of guarantees that a party stands in on a date: everybody whom its guarantees reach and whose guarantees reach it.
   * `limit` ≤ 500. 所在担保圈。
   */
  readonly guaranteeCircle: GuaranteeCircle;
  /** Null when there is none with this id, or it is forgotten. 按标识取任务。 */
  readonly job?: Maybe<Job>;
  /** Background jobs, newest first. Those that FAILED have used up their attempts: they are the dead letters. 后台任务。 */
  readonly jobs: JobConnection;
  /** The edges between up to 2000 entities on a date, one group a pair and kind. Ids that are not in the graph are named. 主体之间的关系。 */
  readonly linesBetween: LinesBetween;
  /**
   * What surrounds an entity on a date (default: the snapshot's horizon): up to `limit` nodes within `hops` steps over edges of
   * the chosen kinds, those with the largest and latest dealings first. `hops` ≤ 4, `limit` ≤ 2000. 邻域。
   */
  readonly neighborhood: Neighborhood;
  /**
   * The object with a global id: an entity `Kind:key`, an edge `kind:16 hex digits`, or a finding's id. Null when there is none.
   * 按标识取对象。
   */
  readonly node?: Maybe<Node>;
  /**
   * The graph from far away: up to `limit` entities (≤ 60,000), those with the most edges first, and the edges between them, one
   * a pair and kind, in columns, so that large pictures travel. 全景。
   */
  readonly overview: Overview;
  /**
   * Who stands behind an enterprise (UP), or what a party holds (DOWN), level by level on a date, with the exact look-through
   * answer beside it. 股权穿透。
   */
  readonly ownership: OwnershipTree;
  /**
   * How 2 to 50 entities are tied on a date (default: the snapshot's horizon): paths of up to `maxHops` steps between every two of
   * them, and for every pair whether a path is further away or there is none at all. Parallel edges are one step. `maxHops` ≤ 10,
   * `limit` ≤ 500. 路径。
   */
  readonly paths: PathAnswer;
  /** The book as a whole on a date: who owes how much, by grade, group, industry and region. 组合概览。 */
  readonly portfolio: Portfolio;
  /**
   * What a lender asks of one enterprise or person on a date: its group and exposure, loans, guarantees, what secures them, its
   * money month by month, and its history. `limit` ≤ 200 is the most entries of each list, `months` ≤ 120. 主体档案。
   */
  readonly profile: Profile;
  /** All scored parties, riskiest first. 风险排序。 */
  readonly riskRanking: RiskScoreConnection;
  /** Scores of up to 1000 parties, in the order asked for. 按标识取分。 */
  readonly riskScores: ReadonlyArray<RiskScoreResult>;
  /** Entities by id, key, account number, a part of their name or its pinyin, best first; what is nearly so where nothing else is. 搜索主体。 */
  readonly search: ReadonlyArray<SearchHit>;
  /** What is loaded, and what was done when. 概况。 */
  readonly stats: Stats;
  /**
   * How 2 to 2,000 entities hang together on a date (default: the snapshot's horizon), by the edges between them and without regard
   * to direction: which belong together (Louvain), who stands in the middle (PageRank; measured from the entities `around`, where
   * some are named), and where it is dense (core numbers). `resolution` 0.1 to 10: higher for smaller communities. 结构分析。
   */
  readonly structure: Structure;
  /** When the edges behind up to 2000 pairs happened or held. 时间分布。 */
  readonly timelines: Timelines;
  /**
   * Follows money from an account, a party's accounts or a loan, hop by hop in strictly ascending time, or back to where it came from.
   * Events after `after` and up to `asOf` (default: the snapshot's horizon) count. What is paid into a loan ends there. When a hop would
   * bring more than `limit` nodes in all, those to which most flows are kept. `hops` ≤ 10, `limit` ≤ 2000. 资金追踪。
   */
  readonly trace: Trace;
  /**
   * The single payments between up to 10,000 entities, a page at a time: what lies behind the lines of money of a picture. An account
   * that is not among them stands for its owner. 资金流水。
   */
  readonly transactions: Transactions;
  /** The latest version, or the one asked for; null when there is none. 按标识取工作区。 */
  readonly workspace?: Maybe<Workspace>;
  /** Workspaces that are not archived, latest saved first. 工作区。 */
  readonly workspaces: WorkspaceConnection;
};


export type QueryCommonNeighborsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  atLeast?: InputMaybe<Scalars['Int']['input']>;
  between: ReadonlyArray<Scalars['ID']['input']>;
  filter?: InputMaybe<PathFilter>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryConnectionsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  id: Scalars['ID']['input'];
  known?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};


export type QueryEdgeGroupArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  from: Scalars['ID']['input'];
  kind: EdgeKind;
  to: Scalars['ID']['input'];
};


export type QueryFindingArgs = {
  id: Scalars['ID']['input'];
};


export type QueryFindingsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FindingFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<FindingOrder>;
};


export type QueryGuaranteeCircleArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  id: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryJobArgs = {
  id: Scalars['ID']['input'];
};


export type QueryJobsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<JobFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryLinesBetweenArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  ids: ReadonlyArray<Scalars['ID']['input']>;
  kinds?: InputMaybe<ReadonlyArray<EdgeKind>>;
};


export type QueryNeighborhoodArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  hops?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  kinds?: InputMaybe<ReadonlyArray<EdgeKind>>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOverviewArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  kinds?: InputMaybe<ReadonlyArray<NodeKind>>;
  limit?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryOwnershipArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  direction?: InputMaybe<OwnershipDirection>;
  id: Scalars['ID']['input'];
  levels?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryPathsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  between: ReadonlyArray<Scalars['ID']['input']>;
  filter?: InputMaybe<PathFilter>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  maxHops?: InputMaybe<Scalars['Int']['input']>;
  search?: InputMaybe<PathSearch>;
};


export type QueryPortfolioArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
};


export type QueryProfileArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  id: Scalars['ID']['input'];
  limit?: InputMaybe<Scalars['Int']['input']>;
  months?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRiskRankingArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<RiskScoreFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryRiskScoresArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


export type QuerySearchArgs = {
  kinds?: InputMaybe<ReadonlyArray<NodeKind>>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  text: Scalars['String']['input'];
};


export type QueryStructureArgs = {
  around?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  ids: ReadonlyArray<Scalars['ID']['input']>;
  kinds?: InputMaybe<ReadonlyArray<EdgeKind>>;
  resolution?: InputMaybe<Scalars['Float']['input']>;
};


export type QueryTimelinesArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  lines: ReadonlyArray<LineInput>;
};


export type QueryTraceArgs = {
  after?: InputMaybe<Scalars['DateTime']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  direction?: InputMaybe<TraceDirection>;
  hops?: InputMaybe<Scalars['Int']['input']>;
  id: Scalars['ID']['input'];
  kinds?: InputMaybe<ReadonlyArray<MoneyKind>>;
  limit?: InputMaybe<Scalars['Int']['input']>;
  minAmount?: InputMaybe<Scalars['Decimal']['input']>;
};


export type QueryTransactionsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  between: ReadonlyArray<Scalars['ID']['input']>;
  descending?: InputMaybe<Scalars['Boolean']['input']>;
  filter?: InputMaybe<TransactionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  offset?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<TransactionOrder>;
};


export type QueryWorkspaceArgs = {
  id: Scalars['ID']['input'];
  version?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryWorkspacesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An edge of the graph. 图中的关系。 */
export type Relation = Node & {
  readonly __typename?: 'Relation';
  /** Paid, guaranteed or secured. 金额。 */
  readonly amount?: Maybe<Money>;
  /** Of an event. 发生时间。 */
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  readonly confidence: Scalars['Float']['output'];
  readonly flags: ReadonlyArray<Flag>;
  readonly from: Entity;
  /** `kind:16 hex digits`. 标识。 */
  readonly id: Scalars['ID']['output'];
  readonly kind: EdgeKind;
  /** Of the kind. 类型名称。 */
  readonly label: Text;
  readonly properties: ReadonlyArray<Property>;
  /** 0..1. 比例。 */
  readonly share?: Maybe<Scalars['Float']['output']>;
  /** The rows that stated it, oldest first. 来源。 */
  readonly sources: ReadonlyArray<Source>;
  readonly to: Entity;
  /** Of a fact, inclusive; null = has always held. 生效时间。 */
  readonly validFrom?: Maybe<Scalars['DateTime']['output']>;
  /** Of a fact, exclusive; null = still open. 失效时间。 */
  readonly validTo?: Maybe<Scalars['DateTime']['output']>;
};


/** An edge of the graph. 图中的关系。 */
export type RelationSourcesArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What is gone, or would be. 删除结果。 */
export type Removal = {
  readonly __typename?: 'Removal';
  readonly dryRun: Scalars['Boolean']['output'];
  readonly edgeCounts: ReadonlyArray<EdgeCount>;
  /** Current findings about what goes, or with evidence of it: they stand until the next detection. 相关发现数。 */
  readonly findings: Scalars['Int']['output'];
  /** Kinds of which something goes. 各类数量。 */
  readonly nodeCounts: ReadonlyArray<NodeCount>;
  /** Id of the run that keeps who removed how much, and when; null of a dry run. 运行标识。 */
  readonly run?: Maybe<Scalars['ID']['output']>;
};

/** Of what was removed it says nothing but how much. 删除。 */
export type RemovalRun = Run & {
  readonly __typename?: 'RemovalRun';
  /** Who asked for it. 操作人。 */
  readonly by: Scalars['String']['output'];
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly records: Scalars['Int']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
};

/** A decision, an assignment or a remark. 一条复核记录。 */
export type Review = {
  readonly __typename?: 'Review';
  /** Whose it is from then on; null = nobody's. 处理人。 */
  readonly assignee?: Maybe<Scalars['String']['output']>;
  /** Whether it says whose the finding is. 是否分派。 */
  readonly assigns: Scalars['Boolean']['output'];
  readonly at: Scalars['DateTime']['output'];
  readonly id: Scalars['ID']['output'];
  /** Why, or what there is to say. 理由或备注。 */
  readonly reason: Scalars['String']['output'];
  readonly reviewer: Scalars['String']['output'];
  /** Null: the decision before it stands. 结论。 */
  readonly verdict?: Maybe<Verdict>;
};

export type ReviewFindingInput = {
  readonly finding: Scalars['ID']['input'];
  /** The same key with the same content gives the same answer and appends nothing. 幂等键。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Required to dismiss a finding; at most 2000 characters. 理由。 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly verdict: Verdict;
};

export type ReviewFindingPayload = {
  readonly __typename?: 'ReviewFindingPayload';
  readonly finding: Finding;
  readonly review: Review;
};

export type ReviewFindingsInput = {
  /** Null = nobody. 处理人。 */
  readonly assignee?: InputMaybe<Scalars['String']['input']>;
  /** ≤ 100. 发现。 */
  readonly findings: ReadonlyArray<Scalars['ID']['input']>;
  /** The same key with the same content gives the same answer and appends nothing. 幂等键。 */
  readonly idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  /** Required to dismiss; at most 2000 characters. 理由或备注。 */
  readonly reason?: InputMaybe<Scalars['String']['input']>;
  readonly verdict?: InputMaybe<Verdict>;
};

export type ReviewFindingsPayload = {
  readonly __typename?: 'ReviewFindingsPayload';
  readonly findings: ReadonlyArray<Finding>;
  /** One a finding, in their order. 记录。 */
  readonly reviews: ReadonlyArray<Review>;
};

/** The latest verdict, or none yet. 复核状态。 */
export type ReviewState =
  | 'confirmed'
  | 'dismissed'
  | 'unreviewed'
  | 'unsure';

/** The network risk score of one party. 关联风险分。 */
export type RiskScore = {
  readonly __typename?: 'RiskScore';
  readonly asOf: Scalars['DateTime']['output'];
  readonly contributionCount: Scalars['Int']['output'];
  /** Largest first; all of them add up to `rank`. 构成。 */
  readonly contributions: ReadonlyArray<Contribution>;
  readonly coverage: Coverage;
  readonly entity: Entity;
  readonly grade: Grade;
  /** The party's. 主体标识。 */
  readonly id: Scalars['ID']['output'];
  /** The part from the party's own findings and warning signals, 0..1. 自身风险。 */
  readonly ownRisk: Scalars['Float']['output'];
  /** The uncapped sum of contributions: orders those whose scores tie. 排序值。 */
  readonly rank: Scalars['Float']['output'];
  /** 0..1000, higher is riskier. 分数。 */
  readonly score: Scalars['Float']['output'];
  readonly snapshot: Scalars['String']['output'];
};


/** The network risk score of one party. 关联风险分。 */
export type RiskScoreContributionsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

export type RiskScoreConnection = {
  readonly __typename?: 'RiskScoreConnection';
  readonly edges: ReadonlyArray<RiskScoreEdge>;
  readonly nodes: ReadonlyArray<RiskScore>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type RiskScoreEdge = {
  readonly __typename?: 'RiskScoreEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: RiskScore;
};

export type RiskScoreFilter = {
  readonly grades?: InputMaybe<ReadonlyArray<Grade>>;
  readonly kinds?: InputMaybe<ReadonlyArray<NodeKind>>;
  /** 0..1000. 最低分。 */
  readonly minScore?: InputMaybe<Scalars['Float']['input']>;
};

/** The score, or why there is none. 分数或原因。 */
export type RiskScoreResult = {
  readonly __typename?: 'RiskScoreResult';
  readonly error?: Maybe<ScoreError>;
  readonly id: Scalars['ID']['output'];
  readonly score?: Maybe<RiskScore>;
};

/** One ingest, detection or removal. 一次运行。 */
export type Run = {
  /** Null while it runs, or when it never came to its end. 未结束则为空。 */
  readonly endedAt?: Maybe<Scalars['DateTime']['output']>;
  readonly id: Scalars['ID']['output'];
  readonly startedAt: Scalars['DateTime']['output'];
};

export type SaveWorkspaceInput = {
  readonly content: Scalars['SceneContent']['input'];
  /** The workspace to go on with; a new one when left out. 续存的工作区。 */
  readonly id?: InputMaybe<Scalars['ID']['input']>;
  /** 1..200 characters. 名称。 */
  readonly name: Scalars['String']['input'];
};

export type ScoreError = {
  readonly __typename?: 'ScoreError';
  /** A code of Ringsight's errors, as in `extensions.code`. 错误码。 */
  readonly code: Scalars['String']['output'];
  readonly message: Scalars['String']['output'];
};

/** Writes network risk scores to a file. 评分。 */
export type ScoreJobInput = {
  readonly format?: InputMaybe<ExportFormat>;
  /** All parties that have any risk when left out. 主体。 */
  readonly ids?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};

export type SearchHit = {
  readonly __typename?: 'SearchHit';
  readonly entity: Entity;
  /** Who holds an account, or uses an identifier such as a phone; none for anything else. 持有人或使用人。 */
  readonly holders: ReadonlyArray<Entity>;
  /** The text that matched, as the data has it. 命中的文本。 */
  readonly matched: Scalars['String']['output'];
  readonly why: MatchReason;
};


export type SearchHitHoldersArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
};

/** Borrowers of one industry or province. 细分。 */
export type Segment = {
  readonly __typename?: 'Segment';
  readonly balance: Money;
  readonly borrowers: Scalars['Int']['output'];
  /** Null = not known. 代码。 */
  readonly code?: Maybe<Scalars['String']['output']>;
  readonly label: Text;
};

/** low < 0.4 ≤ medium < 0.7 ≤ high. 严重度分档。 */
export type SeverityBand =
  | 'high'
  | 'low'
  | 'medium';

export type SeverityFacet = {
  readonly __typename?: 'SeverityFacet';
  readonly count: Scalars['Int']['output'];
  readonly severity: SeverityBand;
};

/** A row of a source. 来源行。 */
export type Source = {
  readonly __typename?: 'Source';
  readonly file: Scalars['String']['output'];
  /** Counted from 1; null where the source has no lines. 行号。 */
  readonly line?: Maybe<Scalars['Int']['output']>;
  readonly system: Scalars['String']['output'];
};

/** What to do: exactly one of these. 任务类型。 */
export type StartJobInput =
  { readonly detect: DetectJobInput; readonly export?: never; readonly ingest?: never; readonly score?: never; }
  |  { readonly detect?: never; readonly export: ExportJobInput; readonly ingest?: never; readonly score?: never; }
  |  { readonly detect?: never; readonly export?: never; readonly ingest: IngestJobInput; readonly score?: never; }
  |  { readonly detect?: never; readonly export?: never; readonly ingest?: never; readonly score: ScoreJobInput; };

export type Stats = {
  readonly __typename?: 'Stats';
  readonly edgeCounts: ReadonlyArray<EdgeCount>;
  readonly edges: Scalars['Int']['output'];
  /** Current findings. 当前发现数。 */
  readonly findings: Scalars['Int']['output'];
  /** Latest time of any event or start of a fact: the default as-of date; null in an empty graph. 数据截止时间。 */
  readonly horizon?: Maybe<Scalars['DateTime']['output']>;
  /** Kinds that have records. 各类数量。 */
  readonly nodeCounts: ReadonlyArray<NodeCount>;
  readonly nodes: Scalars['Int']['output'];
  /** Rows that could not enter the graph. 隔离行数。 */
  readonly quarantined: Scalars['Int']['output'];
  /** Latest first, ≤ 100. 运行记录。 */
  readonly runs: ReadonlyArray<Run>;
  /** Names the picture of the graph that answers are computed on. 快照。 */
  readonly snapshot: Scalars['String']['output'];
};


export type StatsRunsArgs = {
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** Why a computation ended before it had seen everything. 提前结束的原因。 */
export type StopReason =
  | 'cancelled'
  | 'results'
  | 'steps'
  | 'time';

export type Structure = Bounded & {
  readonly __typename?: 'Structure';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly communities: ReadonlyArray<Community>;
  readonly complete: Scalars['Boolean']['output'];
  /** How much more bonds lie within communities than chance would put there, at most 1. 模块度。 */
  readonly modularity: Scalars['Float']['output'];
  /** In the order asked for, each once. 节点。 */
  readonly nodes: ReadonlyArray<StructureNode>;
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type StructureNode = {
  readonly __typename?: 'StructureNode';
  /** Number of its community. 所属社区。 */
  readonly community: Scalars['Int']['output'];
  /** The greatest k such that it belongs to a part in which everybody has k neighbours or more. 核数。 */
  readonly core: Scalars['Int']['output'];
  readonly entity: Entity;
  /** 0..1; they add up to 1. 重要性。 */
  readonly importance: Scalars['Float']['output'];
};

export type Subscription = {
  readonly __typename?: 'Subscription';
  /**
   * The findings as they are, and again each time that they change. Comes as server-sent events; after a broken connection compare
   * `revision` with the one seen last. 发现变化。
   */
  readonly findingsChanged: FindingsChange;
  /**
   * A job each time that it changes, until it has ended. Comes as server-sent events with heart-beats; after a broken connection, `after`
   * is the revision seen last. Asking `job` every second tells the same. 任务进度。
   */
  readonly jobProgress: Job;
};


export type SubscriptionJobProgressArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
};

/** What a user reads, in both languages. 双语文本。 */
export type Text = {
  readonly __typename?: 'Text';
  readonly en: Scalars['String']['output'];
  readonly zh: Scalars['String']['output'];
};

/** The events of one day, or one fact with its validity. 时间点或有效期。 */
export type TimelinePoint = {
  readonly __typename?: 'TimelinePoint';
  readonly count: Scalars['Int']['output'];
  /** The day, or the start of validity; null = not known. 日期或生效时间。 */
  readonly first?: Maybe<Scalars['DateTime']['output']>;
  /** The day, or the end of validity; null = still open. 日期或失效时间。 */
  readonly last?: Maybe<Scalars['DateTime']['output']>;
  readonly total?: Maybe<Money>;
};

export type Timelines = Bounded & {
  readonly __typename?: 'Timelines';
  readonly complete: Scalars['Boolean']['output'];
  /** In the order of the question; earliest first; empty for a line that is not there. 与提问同序。 */
  readonly lines: ReadonlyArray<ReadonlyArray<TimelinePoint>>;
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type Trace = Bounded & {
  readonly __typename?: 'Trace';
  readonly asOf?: Maybe<Scalars['DateTime']['output']>;
  readonly complete: Scalars['Boolean']['output'];
  /** Only what can carry that money on: edges in the order of time, one a pair and kind. 合并后的关系。 */
  readonly edges: ReadonlyArray<EdgeGroup>;
  readonly hops: ReadonlyArray<TraceHop>;
  /** By hops, those of most first. 节点。 */
  readonly nodes: ReadonlyArray<TraceNode>;
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
};

export type TraceDirection =
  /** Where the money goes. 去向。 */
  | 'downstream'
  /** Where it came from. 来源。 */
  | 'upstream';

/** What a hop brought to nodes that no earlier hop had reached. 一层。 */
export type TraceHop = {
  readonly __typename?: 'TraceHop';
  readonly amount?: Maybe<Money>;
  readonly edges: Scalars['Int']['output'];
  readonly first?: Maybe<Scalars['DateTime']['output']>;
  readonly hops: Scalars['Int']['output'];
  readonly last?: Maybe<Scalars['DateTime']['output']>;
  readonly nodes: Scalars['Int']['output'];
};

export type TraceNode = {
  readonly __typename?: 'TraceNode';
  /** What came in along the trace, upstream what went out. 金额。 */
  readonly amount?: Maybe<Money>;
  readonly entity: Entity;
  /** The fewest by which it is reached; 0 where the trace begins. 层数。 */
  readonly hops: Scalars['Int']['output'];
  /** When the money can be here at the earliest, upstream when it must have left at the latest; null where the trace begins. 最早到达。 */
  readonly time?: Maybe<Scalars['DateTime']['output']>;
};

/** One payment. 一笔流水。 */
export type Transaction = {
  readonly __typename?: 'Transaction';
  readonly amount?: Maybe<Money>;
  readonly at?: Maybe<Scalars['DateTime']['output']>;
  /** Who of the entities asked about paid: an account itself, or its owner. 付款方。 */
  readonly from: Scalars['ID']['output'];
  /** Of the edge. 标识。 */
  readonly id: Scalars['ID']['output'];
  readonly kind: EdgeKind;
  readonly purpose?: Maybe<Scalars['String']['output']>;
  /** The nodes between which the money went. 付款与收款账户。 */
  readonly source: Scalars['ID']['output'];
  readonly target: Scalars['ID']['output'];
  readonly to: Scalars['ID']['output'];
};

export type TransactionFilter = {
  /** Not before, and not after. 时间范围。 */
  readonly from?: InputMaybe<Scalars['DateTime']['input']>;
  /** Kinds of events; all when left out. 类型。 */
  readonly kinds?: InputMaybe<ReadonlyArray<EdgeKind>>;
  readonly maxAmount?: InputMaybe<Scalars['Decimal']['input']>;
  /** Major units, inclusive. 金额范围。 */
  readonly minAmount?: InputMaybe<Scalars['Decimal']['input']>;
  /** A part of the purpose or of either name. 用途或名称。 */
  readonly text?: InputMaybe<Scalars['String']['input']>;
  readonly to?: InputMaybe<Scalars['DateTime']['input']>;
};

export type TransactionOrder =
  | 'AMOUNT'
  | 'FROM'
  | 'KIND'
  | 'PURPOSE'
  | 'TIME'
  | 'TO';

export type Transactions = Bounded & {
  readonly __typename?: 'Transactions';
  readonly complete: Scalars['Boolean']['output'];
  readonly rows: ReadonlyArray<Transaction>;
  /** Pages of one snapshot belong together. 快照。 */
  readonly snapshot: Scalars['String']['output'];
  readonly stoppedBecause?: Maybe<StopReason>;
  /** Sum of the known amounts, of all pages. 金额合计。 */
  readonly sum?: Maybe<Money>;
  /** Of all pages. 总笔数。 */
  readonly total: Scalars['Int']['output'];
};

export type TrendCount = {
  readonly __typename?: 'TrendCount';
  readonly detector: Scalars['ID']['output'];
  readonly findings: Scalars['Int']['output'];
};

export type TrendPoint = {
  readonly __typename?: 'TrendPoint';
  readonly at: Scalars['DateTime']['output'];
  /** By detector. 按模型。 */
  readonly detectors: ReadonlyArray<TrendCount>;
  readonly findings: Scalars['Int']['output'];
  readonly run: Scalars['ID']['output'];
};

export type Verdict =
  | 'confirmed'
  | 'dismissed'
  | 'unsure';

export type VerdictFacet = {
  readonly __typename?: 'VerdictFacet';
  readonly count: Scalars['Int']['output'];
  readonly verdict: ReviewState;
};

/** One version of a workspace. 工作区的一个版本。 */
export type Workspace = {
  readonly __typename?: 'Workspace';
  readonly archived: Scalars['Boolean']['output'];
  readonly content: Scalars['SceneContent']['output'];
  /** The same for all versions. 标识。 */
  readonly id: Scalars['ID']['output'];
  /** Entities of its canvas that are no longer in the data. 已不存在的主体。 */
  readonly missing: ReadonlyArray<Scalars['ID']['output']>;
  readonly name: Scalars['String']['output'];
  /** Entities on its canvas. 主体数。 */
  readonly nodeCount: Scalars['Int']['output'];
  /** Whether the caller made it. 是否本人所有。 */
  readonly own: Scalars['Boolean']['output'];
  /** Who made it; only they can go on with it. 所有者。 */
  readonly owner: Scalars['String']['output'];
  readonly savedAt: Scalars['DateTime']['output'];
  /** The snapshot of the data that it was saved on. 数据快照。 */
  readonly snapshot: Scalars['String']['output'];
  readonly version: Scalars['Int']['output'];
};

export type WorkspaceConnection = {
  readonly __typename?: 'WorkspaceConnection';
  readonly edges: ReadonlyArray<WorkspaceEdge>;
  readonly nodes: ReadonlyArray<Workspace>;
  readonly pageInfo: PageInfo;
  readonly totalCount: Scalars['Int']['output'];
};

export type WorkspaceEdge = {
  readonly __typename?: 'WorkspaceEdge';
  readonly cursor: Scalars['String']['output'];
  readonly node: Workspace;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;




/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Bounded:
    | ( CommonNeighborsModel )
    | ( ConnectionsModel )
    | ( DetectorOutcomeModel )
    | ( Omit<Evidence, 'edges' | 'nodes'> & { edges: ReadonlyArray<_RefType['Relation']>, nodes: ReadonlyArray<_RefType['Entity']> } )
    | ( NamedCircle )
    | ( LinesBetweenModel )
    | ( NeighborhoodModel )
    | ( Overview )
    | ( OwnershipAnswer )
    | ( PathAnswerModel )
    | ( ProfileModel )
    | ( StructureModel )
    | ( TimelineAnswer )
    | ( TraceModel )
    | ( TransactionPage )
  ;
  Node:
    | ( EntityId )
    | ( FindingModel )
    | ( EdgeId )
  ;
  Run:
    | ( DetectionRunModel )
    | ( IngestRunModel )
    | ( RemovalRunModel )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  ActualController: ResolverTypeWrapper<Omit<ActualController, 'controller' | 'path'> & { controller: ResolversTypes['Entity'], path: ReadonlyArray<ResolversTypes['ControlStep']> }>;
  AssigneeFacet: ResolverTypeWrapper<AssigneeFacet>;
  BeneficialOwner: ResolverTypeWrapper<Omit<BeneficialOwner, 'person'> & { person: ResolversTypes['Entity'] }>;
  BeneficialOwnerRule: BeneficialOwnerRule;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Borrower: ResolverTypeWrapper<BorrowerModel>;
  BorrowerConnection: ResolverTypeWrapper<Omit<BorrowerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['BorrowerEdge']>, nodes: ReadonlyArray<ResolversTypes['Borrower']> }>;
  BorrowerEdge: ResolverTypeWrapper<Omit<BorrowerEdge, 'node'> & { node: ResolversTypes['Borrower'] }>;
  BorrowerFilter: BorrowerFilter;
  BorrowerGroup: ResolverTypeWrapper<BorrowerGroupModel>;
  Bounded: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Bounded']>;
  Catalogue: ResolverTypeWrapper<Omit<Catalogue, 'detectors'> & { detectors: ReadonlyArray<ResolversTypes['Detector']> }>;
  CodeEntry: ResolverTypeWrapper<CodeEntry>;
  CommonNeighbor: ResolverTypeWrapper<CommonNeighborModel>;
  CommonNeighbors: ResolverTypeWrapper<CommonNeighborsModel>;
  Community: ResolverTypeWrapper<CommunityModel>;
  Concentration: ResolverTypeWrapper<Concentration>;
  Connection: ResolverTypeWrapper<ConnectionModel>;
  Connections: ResolverTypeWrapper<ConnectionsModel>;
  Contribution: ResolverTypeWrapper<ContributionModel>;
  ContributionType: ContributionType;
  ControlRule: ControlRule;
  ControlStep: ResolverTypeWrapper<NamedControlStep>;
  Coverage: ResolverTypeWrapper<Coverage>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DetectJobInput: DetectJobInput;
  DetectionRun: ResolverTypeWrapper<DetectionRunModel>;
  Detector: ResolverTypeWrapper<DetectorModel>;
  DetectorFacet: ResolverTypeWrapper<DetectorFacet>;
  DetectorOutcome: ResolverTypeWrapper<DetectorOutcomeModel>;
  DetectorParameterInput: DetectorParameterInput;
  EdgeCount: ResolverTypeWrapper<EdgeCount>;
  EdgeGroup: ResolverTypeWrapper<EdgeGroupModel>;
  EdgeKind: EdgeKind;
  EdgeKindEntry: ResolverTypeWrapper<EdgeKindEntry>;
  EdgeTime: EdgeTime;
  Entity: ResolverTypeWrapper<EntityId>;
  Evidence: ResolverTypeWrapper<Omit<Evidence, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['Relation']>, nodes: ReadonlyArray<ResolversTypes['Entity']> }>;
  ExportFormat: ExportFormat;
  ExportJobInput: ExportJobInput;
  Exposure: ResolverTypeWrapper<ExposureModel>;
  Finding: ResolverTypeWrapper<FindingModel>;
  FindingConnection: ResolverTypeWrapper<FindingConnectionModel>;
  FindingEdge: ResolverTypeWrapper<Omit<FindingEdge, 'node'> & { node: ResolversTypes['Finding'] }>;
  FindingFacets: ResolverTypeWrapper<FindingFacets>;
  FindingFilter: FindingFilter;
  FindingOrder: FindingOrder;
  FindingsChange: ResolverTypeWrapper<FindingsChange>;
  Flag: ResolverTypeWrapper<Flag>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  Format: ResolverTypeWrapper<Format>;
  Grade: Grade;
  GradeShare: ResolverTypeWrapper<GradeShareModel>;
  GroupMember: ResolverTypeWrapper<GroupMemberModel>;
  GuaranteeCircle: ResolverTypeWrapper<NamedCircle>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  IngestJobInput: IngestJobInput;
  IngestRun: ResolverTypeWrapper<IngestRunModel>;
  IngestedFile: ResolverTypeWrapper<IngestedFile>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Job: ResolverTypeWrapper<JobModel>;
  JobConnection: ResolverTypeWrapper<Omit<JobConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['JobEdge']>, nodes: ReadonlyArray<ResolversTypes['Job']> }>;
  JobEdge: ResolverTypeWrapper<Omit<JobEdge, 'node'> & { node: ResolversTypes['Job'] }>;
  JobFile: ResolverTypeWrapper<JobFile>;
  JobFilter: JobFilter;
  JobProblem: ResolverTypeWrapper<JobProblem>;
  JobProgress: ResolverTypeWrapper<JobProgress>;
  JobState: JobState;
  LineInput: LineInput;
  LinesBetween: ResolverTypeWrapper<LinesBetweenModel>;
  LookThroughShare: ResolverTypeWrapper<Share>;
  MatchReason: MatchReason;
  Money: ResolverTypeWrapper<MoneyModel>;
  MoneyKind: MoneyKind;
  MoneyMonth: ResolverTypeWrapper<MoneyMonthModel>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Neighborhood: ResolverTypeWrapper<NeighborhoodModel>;
  NeighborhoodNode: ResolverTypeWrapper<NeighborhoodNodeModel>;
  Node: ResolverTypeWrapper<NodeModel>;
  NodeCount: ResolverTypeWrapper<NodeCount>;
  NodeKind: NodeKind;
  NodeKindEntry: ResolverTypeWrapper<NodeKindEntry>;
  NodeShape: NodeShape;
  Overview: ResolverTypeWrapper<Overview>;
  OwnershipDirection: OwnershipDirection;
  OwnershipNode: ResolverTypeWrapper<OwnershipNodeModel>;
  OwnershipTree: ResolverTypeWrapper<OwnershipAnswer>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  Parameter: ResolverTypeWrapper<Parameter>;
  ParameterType: ParameterType;
  ParameterValue: ResolverTypeWrapper<ParameterValue>;
  PartyEvent: ResolverTypeWrapper<PartyEventModel>;
  PartyEventType: PartyEventType;
  PartyGroup: ResolverTypeWrapper<PartyGroupModel>;
  Path: ResolverTypeWrapper<PathModel>;
  PathAnswer: ResolverTypeWrapper<PathAnswerModel>;
  PathFilter: PathFilter;
  PathNode: ResolverTypeWrapper<PathNodeModel>;
  PathPair: ResolverTypeWrapper<PairAnswer>;
  PathReach: PathReach;
  PathSearch: PathSearch;
  PathStep: ResolverTypeWrapper<PathStep>;
  Pledge: ResolverTypeWrapper<PledgeModel>;
  Portfolio: ResolverTypeWrapper<PortfolioModel>;
  Profile: ResolverTypeWrapper<ProfileModel>;
  Property: ResolverTypeWrapper<PropertyModel>;
  PropertyEntry: ResolverTypeWrapper<PropertyEntry>;
  PropertyType: PropertyType;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Relation: ResolverTypeWrapper<EdgeId>;
  Removal: ResolverTypeWrapper<RemovalModel>;
  RemovalRun: ResolverTypeWrapper<RemovalRunModel>;
  Review: ResolverTypeWrapper<ReviewModel>;
  ReviewFindingInput: ReviewFindingInput;
  ReviewFindingPayload: ResolverTypeWrapper<Omit<ReviewFindingPayload, 'finding' | 'review'> & { finding: ResolversTypes['Finding'], review: ResolversTypes['Review'] }>;
  ReviewFindingsInput: ReviewFindingsInput;
  ReviewFindingsPayload: ResolverTypeWrapper<Omit<ReviewFindingsPayload, 'findings' | 'reviews'> & { findings: ReadonlyArray<ResolversTypes['Finding']>, reviews: ReadonlyArray<ResolversTypes['Review']> }>;
  ReviewState: ReviewState;
  RiskScore: ResolverTypeWrapper<NetworkRiskScore>;
  RiskScoreConnection: ResolverTypeWrapper<Omit<RiskScoreConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['RiskScoreEdge']>, nodes: ReadonlyArray<ResolversTypes['RiskScore']> }>;
  RiskScoreEdge: ResolverTypeWrapper<Omit<RiskScoreEdge, 'node'> & { node: ResolversTypes['RiskScore'] }>;
  RiskScoreFilter: RiskScoreFilter;
  RiskScoreResult: ResolverTypeWrapper<Omit<RiskScoreResult, 'score'> & { score?: Maybe<ResolversTypes['RiskScore']> }>;
  Run: ResolverTypeWrapper<RunModel>;
  SaveWorkspaceInput: SaveWorkspaceInput;
  SceneContent: ResolverTypeWrapper<Scalars['SceneContent']['output']>;
  ScoreError: ResolverTypeWrapper<ScoreError>;
  ScoreJobInput: ScoreJobInput;
  SearchHit: ResolverTypeWrapper<SearchHitModel>;
  Segment: ResolverTypeWrapper<SegmentModel>;
  SeverityBand: SeverityBand;
  SeverityFacet: ResolverTypeWrapper<SeverityFacet>;
  Source: ResolverTypeWrapper<Source>;
  StartJobInput: StartJobInput;
  Stats: ResolverTypeWrapper<Omit<Stats, 'runs'> & { runs: ReadonlyArray<ResolversTypes['Run']> }>;
  StopReason: StopReason;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Structure: ResolverTypeWrapper<StructureModel>;
  StructureNode: ResolverTypeWrapper<StructureNodeModel>;
  Subscription: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Text: ResolverTypeWrapper<Text>;
  TimelinePoint: ResolverTypeWrapper<TimelinePointModel>;
  Timelines: ResolverTypeWrapper<TimelineAnswer>;
  Trace: ResolverTypeWrapper<TraceModel>;
  TraceDirection: TraceDirection;
  TraceHop: ResolverTypeWrapper<TraceHopModel>;
  TraceNode: ResolverTypeWrapper<TraceNodeModel>;
  Transaction: ResolverTypeWrapper<TransactionModel>;
  TransactionFilter: TransactionFilter;
  TransactionOrder: TransactionOrder;
  Transactions: ResolverTypeWrapper<TransactionPage>;
  TrendCount: ResolverTypeWrapper<TrendCount>;
  TrendPoint: ResolverTypeWrapper<TrendPoint>;
  Value: ResolverTypeWrapper<Scalars['Value']['output']>;
  Verdict: Verdict;
  VerdictFacet: ResolverTypeWrapper<VerdictFacet>;
  Workspace: ResolverTypeWrapper<WorkspaceModel>;
  WorkspaceConnection: ResolverTypeWrapper<Omit<WorkspaceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversTypes['WorkspaceEdge']>, nodes: ReadonlyArray<ResolversTypes['Workspace']> }>;
  WorkspaceEdge: ResolverTypeWrapper<Omit<WorkspaceEdge, 'node'> & { node: ResolversTypes['Workspace'] }>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  ActualController: Omit<ActualController, 'controller' | 'path'> & { controller: ResolversParentTypes['Entity'], path: ReadonlyArray<ResolversParentTypes['ControlStep']> };
  AssigneeFacet: AssigneeFacet;
  BeneficialOwner: Omit<BeneficialOwner, 'person'> & { person: ResolversParentTypes['Entity'] };
  Boolean: Scalars['Boolean']['output'];
  Borrower: BorrowerModel;
  BorrowerConnection: Omit<BorrowerConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['BorrowerEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Borrower']> };
  BorrowerEdge: Omit<BorrowerEdge, 'node'> & { node: ResolversParentTypes['Borrower'] };
  BorrowerFilter: BorrowerFilter;
  BorrowerGroup: BorrowerGroupModel;
  Bounded: ResolversInterfaceTypes<ResolversParentTypes>['Bounded'];
  Catalogue: Omit<Catalogue, 'detectors'> & { detectors: ReadonlyArray<ResolversParentTypes['Detector']> };
  CodeEntry: CodeEntry;
  CommonNeighbor: CommonNeighborModel;
  CommonNeighbors: CommonNeighborsModel;
  Community: CommunityModel;
  Concentration: Concentration;
  Connection: ConnectionModel;
  Connections: ConnectionsModel;
  Contribution: ContributionModel;
  ControlStep: NamedControlStep;
  Coverage: Coverage;
  DateTime: Scalars['DateTime']['output'];
  Decimal: Scalars['Decimal']['output'];
  DetectJobInput: DetectJobInput;
  DetectionRun: DetectionRunModel;
  Detector: DetectorModel;
  DetectorFacet: DetectorFacet;
  DetectorOutcome: DetectorOutcomeModel;
  DetectorParameterInput: DetectorParameterInput;
  EdgeCount: EdgeCount;
  EdgeGroup: EdgeGroupModel;
  EdgeKindEntry: EdgeKindEntry;
  Entity: EntityId;
  Evidence: Omit<Evidence, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['Relation']>, nodes: ReadonlyArray<ResolversParentTypes['Entity']> };
  ExportJobInput: ExportJobInput;
  Exposure: ExposureModel;
  Finding: FindingModel;
  FindingConnection: FindingConnectionModel;
  FindingEdge: Omit<FindingEdge, 'node'> & { node: ResolversParentTypes['Finding'] };
  FindingFacets: FindingFacets;
  FindingFilter: FindingFilter;
  FindingsChange: FindingsChange;
  Flag: Flag;
  Float: Scalars['Float']['output'];
  Format: Format;
  GradeShare: GradeShareModel;
  GroupMember: GroupMemberModel;
  GuaranteeCircle: NamedCircle;
  ID: Scalars['ID']['output'];
  IngestJobInput: IngestJobInput;
  IngestRun: IngestRunModel;
  IngestedFile: IngestedFile;
  Int: Scalars['Int']['output'];
  Job: JobModel;
  JobConnection: Omit<JobConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['JobEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Job']> };
  JobEdge: Omit<JobEdge, 'node'> & { node: ResolversParentTypes['Job'] };
  JobFile: JobFile;
  JobFilter: JobFilter;
  JobProblem: JobProblem;
  JobProgress: JobProgress;
  LineInput: LineInput;
  LinesBetween: LinesBetweenModel;
  LookThroughShare: Share;
  Money: MoneyModel;
  MoneyMonth: MoneyMonthModel;
  Mutation: Record<PropertyKey, never>;
  Neighborhood: NeighborhoodModel;
  NeighborhoodNode: NeighborhoodNodeModel;
  Node: NodeModel;
  NodeCount: NodeCount;
  NodeKindEntry: NodeKindEntry;
  Overview: Overview;
  OwnershipNode: OwnershipNodeModel;
  OwnershipTree: OwnershipAnswer;
  PageInfo: PageInfo;
  Parameter: Parameter;
  ParameterValue: ParameterValue;
  PartyEvent: PartyEventModel;
  PartyGroup: PartyGroupModel;
  Path: PathModel;
  PathAnswer: PathAnswerModel;
  PathFilter: PathFilter;
  PathNode: PathNodeModel;
  PathPair: PairAnswer;
  PathStep: PathStep;
  Pledge: PledgeModel;
  Portfolio: PortfolioModel;
  Profile: ProfileModel;
  Property: PropertyModel;
  PropertyEntry: PropertyEntry;
  Query: Record<PropertyKey, never>;
  Relation: EdgeId;
  Removal: RemovalModel;
  RemovalRun: RemovalRunModel;
  Review: ReviewModel;
  ReviewFindingInput: ReviewFindingInput;
  ReviewFindingPayload: Omit<ReviewFindingPayload, 'finding' | 'review'> & { finding: ResolversParentTypes['Finding'], review: ResolversParentTypes['Review'] };
  ReviewFindingsInput: ReviewFindingsInput;
  ReviewFindingsPayload: Omit<ReviewFindingsPayload, 'findings' | 'reviews'> & { findings: ReadonlyArray<ResolversParentTypes['Finding']>, reviews: ReadonlyArray<ResolversParentTypes['Review']> };
  RiskScore: NetworkRiskScore;
  RiskScoreConnection: Omit<RiskScoreConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['RiskScoreEdge']>, nodes: ReadonlyArray<ResolversParentTypes['RiskScore']> };
  RiskScoreEdge: Omit<RiskScoreEdge, 'node'> & { node: ResolversParentTypes['RiskScore'] };
  RiskScoreFilter: RiskScoreFilter;
  RiskScoreResult: Omit<RiskScoreResult, 'score'> & { score?: Maybe<ResolversParentTypes['RiskScore']> };
  Run: RunModel;
  SaveWorkspaceInput: SaveWorkspaceInput;
  SceneContent: Scalars['SceneContent']['output'];
  ScoreError: ScoreError;
  ScoreJobInput: ScoreJobInput;
  SearchHit: SearchHitModel;
  Segment: SegmentModel;
  SeverityFacet: SeverityFacet;
  Source: Source;
  StartJobInput: StartJobInput;
  Stats: Omit<Stats, 'runs'> & { runs: ReadonlyArray<ResolversParentTypes['Run']> };
  String: Scalars['String']['output'];
  Structure: StructureModel;
  StructureNode: StructureNodeModel;
  Subscription: Record<PropertyKey, never>;
  Text: Text;
  TimelinePoint: TimelinePointModel;
  Timelines: TimelineAnswer;
  Trace: TraceModel;
  TraceHop: TraceHopModel;
  TraceNode: TraceNodeModel;
  Transaction: TransactionModel;
  TransactionFilter: TransactionFilter;
  Transactions: TransactionPage;
  TrendCount: TrendCount;
  TrendPoint: TrendPoint;
  Value: Scalars['Value']['output'];
  VerdictFacet: VerdictFacet;
  Workspace: WorkspaceModel;
  WorkspaceConnection: Omit<WorkspaceConnection, 'edges' | 'nodes'> & { edges: ReadonlyArray<ResolversParentTypes['WorkspaceEdge']>, nodes: ReadonlyArray<ResolversParentTypes['Workspace']> };
  WorkspaceEdge: Omit<WorkspaceEdge, 'node'> & { node: ResolversParentTypes['Workspace'] };
};

export type ActualControllerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ActualController'] = ResolversParentTypes['ActualController']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  controller?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['ControlStep']>, ParentType, ContextType>;
};

export type AssigneeFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AssigneeFacet'] = ResolversParentTypes['AssigneeFacet']> = {
  assignee?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BeneficialOwnerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BeneficialOwner'] = ResolversParentTypes['BeneficialOwner']> = {
  person?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['BeneficialOwnerRule'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type BorrowerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Borrower'] = ResolversParentTypes['Borrower']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['Grade'], ParentType, ContextType>;
};

export type BorrowerConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BorrowerConnection'] = ResolversParentTypes['BorrowerConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['BorrowerEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Borrower']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BorrowerEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BorrowerEdge'] = ResolversParentTypes['BorrowerEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Borrower'], ParentType, ContextType>;
};

export type BorrowerGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['BorrowerGroup'] = ResolversParentTypes['BorrowerGroup']> = {
  borrowers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  exposure?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
  face?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  members?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type BoundedResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Bounded'] = ResolversParentTypes['Bounded']> = {
  __resolveType: TypeResolveFn<'CommonNeighbors' | 'Connections' | 'DetectorOutcome' | 'Evidence' | 'GuaranteeCircle' | 'LinesBetween' | 'Neighborhood' | 'Overview' | 'OwnershipTree' | 'PathAnswer' | 'Profile' | 'Structure' | 'Timelines' | 'Trace' | 'Transactions', ParentType, ContextType>;
};

export type CatalogueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Catalogue'] = ResolversParentTypes['Catalogue']> = {
  detectors?: Resolver<ReadonlyArray<ResolversTypes['Detector']>, ParentType, ContextType>;
  edgeKinds?: Resolver<ReadonlyArray<ResolversTypes['EdgeKindEntry']>, ParentType, ContextType>;
  formats?: Resolver<ReadonlyArray<ResolversTypes['Format']>, ParentType, ContextType>;
  nodeKinds?: Resolver<ReadonlyArray<ResolversTypes['NodeKindEntry']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type CodeEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CodeEntry'] = ResolversParentTypes['CodeEntry']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
};

export type CommonNeighborResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommonNeighbor'] = ResolversParentTypes['CommonNeighbor']> = {
  degree?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  of?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CommonNeighborsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CommonNeighbors'] = ResolversParentTypes['CommonNeighbors']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EdgeGroup']>, ParentType, ContextType>;
  neighbors?: Resolver<ReadonlyArray<ResolversTypes['CommonNeighbor']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CommunityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Community'] = ResolversParentTypes['Community']> = {
  center?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  number?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ConcentrationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Concentration'] = ResolversParentTypes['Concentration']> = {
  herfindahl?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  largestGroup?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  tenLargestGroups?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Connection'] = ResolversParentTypes['Connection']> = {
  first?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  incoming?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EdgeKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  neighbors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outgoing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  worst?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
};

export type ConnectionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Connections'] = ResolversParentTypes['Connections']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['Connection']>, ParentType, ContextType>;
  neighbors?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ContributionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Contribution'] = ResolversParentTypes['Contribution']> = {
  bond?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  finding?: Resolver<Maybe<ResolversTypes['Finding']>, ParentType, ContextType>;
  party?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  portion?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  signal?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ContributionType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ControlStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ControlStep'] = ResolversParentTypes['ControlStep']> = {
  company?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  controller?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  evidence?: Resolver<ReadonlyArray<ResolversTypes['Relation']>, ParentType, ContextType>;
  rule?: Resolver<ResolversTypes['ControlRule'], ParentType, ContextType>;
};

export type CoverageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Coverage'] = ResolversParentTypes['Coverage']> = {
  incomplete?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  noData?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  ran?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type DetectionRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DetectionRun'] = ResolversParentTypes['DetectionRun']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detectors?: Resolver<ReadonlyArray<ResolversTypes['DetectorOutcome']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type DetectorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Detector'] = ResolversParentTypes['Detector']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextStep?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['Parameter']>, ParentType, ContextType>;
  readsEdges?: Resolver<ReadonlyArray<ResolversTypes['EdgeKind']>, ParentType, ContextType>;
  readsNodes?: Resolver<ReadonlyArray<ResolversTypes['NodeKind']>, ParentType, ContextType>;
  summary?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  weight?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type DetectorFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DetectorFacet'] = ResolversParentTypes['DetectorFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  detector?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
};

export type DetectorOutcomeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DetectorOutcome'] = ResolversParentTypes['DetectorOutcome']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  detector?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  findings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  milliseconds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['ParameterValue']>, ParentType, ContextType>;
  ran?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EdgeCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EdgeCount'] = ResolversParentTypes['EdgeCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EdgeKind'], ParentType, ContextType>;
};

export type EdgeGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EdgeGroup'] = ResolversParentTypes['EdgeGroup']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  directed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['Relation']>, ParentType, ContextType, RequireFields<EdgeGroupEdgesArgs, 'first'>>;
  first?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EdgeKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type EdgeKindEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EdgeKindEntry'] = ResolversParentTypes['EdgeKindEntry']> = {
  directed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  from?: Resolver<ReadonlyArray<ResolversTypes['NodeKind']>, ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EdgeKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['PropertyEntry']>, ParentType, ContextType>;
  time?: Resolver<ResolversTypes['EdgeTime'], ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['NodeKind']>, ParentType, ContextType>;
};

export type EntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Entity'] = ResolversParentTypes['Entity']> = {
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  degree?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  findings?: Resolver<ResolversTypes['FindingConnection'], ParentType, ContextType, RequireFields<EntityFindingsArgs, 'first'>>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['Flag']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  key?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NodeKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  placeholder?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['Property']>, ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['RiskScore']>, ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType, RequireFields<EntitySourcesArgs, 'first'>>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EvidenceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Evidence'] = ResolversParentTypes['Evidence']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['Relation']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Entity']>, ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ExposureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Exposure'] = ResolversParentTypes['Exposure']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  guarantees?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  loans?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  unknownBalances?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FindingResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Finding'] = ResolversParentTypes['Finding']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  assignee?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  detector?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  evidence?: Resolver<ResolversTypes['Evidence'], ParentType, ContextType, RequireFields<FindingEvidenceArgs, 'limit'>>;
  foundAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  nextStep?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  parameters?: Resolver<ReadonlyArray<ResolversTypes['ParameterValue']>, ParentType, ContextType>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
  run?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  severityBand?: Resolver<ResolversTypes['SeverityBand'], ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  subjects?: Resolver<ReadonlyArray<ResolversTypes['Entity']>, ParentType, ContextType>;
  text?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['ReviewState'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type FindingConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingConnection'] = ResolversParentTypes['FindingConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['FindingEdge']>, ParentType, ContextType>;
  facets?: Resolver<ResolversTypes['FindingFacets'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FindingEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingEdge'] = ResolversParentTypes['FindingEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Finding'], ParentType, ContextType>;
};

export type FindingFacetsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingFacets'] = ResolversParentTypes['FindingFacets']> = {
  assignees?: Resolver<ReadonlyArray<ResolversTypes['AssigneeFacet']>, ParentType, ContextType>;
  detectors?: Resolver<ReadonlyArray<ResolversTypes['DetectorFacet']>, ParentType, ContextType>;
  severities?: Resolver<ReadonlyArray<ResolversTypes['SeverityFacet']>, ParentType, ContextType>;
  verdicts?: Resolver<ReadonlyArray<ResolversTypes['VerdictFacet']>, ParentType, ContextType>;
};

export type FindingsChangeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FindingsChange'] = ResolversParentTypes['FindingsChange']> = {
  added?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FlagResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Flag'] = ResolversParentTypes['Flag']> = {
  column?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  raw?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FormatResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Format'] = ResolversParentTypes['Format']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
};

export type GradeShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GradeShare'] = ResolversParentTypes['GradeShare']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  borrowers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['Grade'], ParentType, ContextType>;
};

export type GroupMemberResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GroupMember'] = ResolversParentTypes['GroupMember']> = {
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  exposure?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
  joinedBy?: Resolver<Maybe<ResolversTypes['ControlStep']>, ParentType, ContextType>;
};

export type GuaranteeCircleResolvers<ContextType = Context, ParentType extends ResolversParentTypes['GuaranteeCircle'] = ResolversParentTypes['GuaranteeCircle']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EdgeGroup']>, ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Entity']>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IngestRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IngestRun'] = ResolversParentTypes['IngestRun']> = {
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  files?: Resolver<ReadonlyArray<ResolversTypes['IngestedFile']>, ParentType, ContextType>;
  format?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  inserted?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  rejected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  warnings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type IngestedFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['IngestedFile'] = ResolversParentTypes['IngestedFile']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sha256?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type JobResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Job'] = ResolversParentTypes['Job']> = {
  createdAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  failures?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  file?: Resolver<Maybe<ResolversTypes['JobFile']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  problem?: Resolver<Maybe<ResolversTypes['JobProblem']>, ParentType, ContextType>;
  progress?: Resolver<Maybe<ResolversTypes['JobProgress']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  startedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  startedBy?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  state?: Resolver<ResolversTypes['JobState'], ParentType, ContextType>;
  task?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
};

export type JobConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobConnection'] = ResolversParentTypes['JobConnection']> = {
  durable?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['JobEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Job']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type JobEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobEdge'] = ResolversParentTypes['JobEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Job'], ParentType, ContextType>;
};

export type JobFileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobFile'] = ResolversParentTypes['JobFile']> = {
  bytes?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  lines?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  path?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type JobProblemResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobProblem'] = ResolversParentTypes['JobProblem']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  detail?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  incident?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  remedy?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  subject?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type JobProgressResolvers<ContextType = Context, ParentType extends ResolversParentTypes['JobProgress'] = ResolversParentTypes['JobProgress']> = {
  done?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  stage?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type LinesBetweenResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LinesBetween'] = ResolversParentTypes['LinesBetween']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ResolversTypes['EdgeGroup']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  unknown?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type LookThroughShareResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LookThroughShare'] = ResolversParentTypes['LookThroughShare']> = {
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  share?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type MoneyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Decimal'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MoneyMonthResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MoneyMonth'] = ResolversParentTypes['MoneyMonth']> = {
  borrowed?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  month?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  paid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  paidToGroup?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  received?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  receivedFromGroup?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  repaid?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  withdrawn?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  archiveWorkspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType, RequireFields<MutationArchiveWorkspaceArgs, 'id'>>;
  cancelJob?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationCancelJobArgs, 'id'>>;
  removeRecords?: Resolver<ResolversTypes['Removal'], ParentType, ContextType, RequireFields<MutationRemoveRecordsArgs, 'dryRun' | 'ids'>>;
  retryJob?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationRetryJobArgs, 'id'>>;
  reviewFinding?: Resolver<ResolversTypes['ReviewFindingPayload'], ParentType, ContextType, RequireFields<MutationReviewFindingArgs, 'input'>>;
  reviewFindings?: Resolver<ResolversTypes['ReviewFindingsPayload'], ParentType, ContextType, RequireFields<MutationReviewFindingsArgs, 'input'>>;
  saveWorkspace?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType, RequireFields<MutationSaveWorkspaceArgs, 'input'>>;
  startJob?: Resolver<ResolversTypes['Job'], ParentType, ContextType, RequireFields<MutationStartJobArgs, 'input'>>;
};

export type NeighborhoodResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Neighborhood'] = ResolversParentTypes['Neighborhood']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  center?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EdgeGroup']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['NeighborhoodNode']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type NeighborhoodNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NeighborhoodNode'] = ResolversParentTypes['NeighborhoodNode']> = {
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  hidden?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  hops?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Entity' | 'Finding' | 'Relation', ParentType, ContextType>;
};

export type NodeCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NodeCount'] = ResolversParentTypes['NodeCount']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NodeKind'], ParentType, ContextType>;
};

export type NodeKindEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['NodeKindEntry'] = ResolversParentTypes['NodeKindEntry']> = {
  color?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  keyLabel?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['NodeKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['PropertyEntry']>, ParentType, ContextType>;
  shape?: Resolver<ResolversTypes['NodeShape'], ParentType, ContextType>;
};

export type OverviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Overview'] = ResolversParentTypes['Overview']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  counts?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
  from?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
  ids?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  lineKinds?: Resolver<ReadonlyArray<ResolversTypes['EdgeKind']>, ParentType, ContextType>;
  names?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  scores?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Float']>>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  to?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type OwnershipNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnershipNode'] = ResolversParentTypes['OwnershipNode']> = {
  circular?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edge?: Resolver<ResolversTypes['Relation'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  parent?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  pathShare?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
};

export type OwnershipTreeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['OwnershipTree'] = ResolversParentTypes['OwnershipTree']> = {
  actualController?: Resolver<Maybe<ResolversTypes['ActualController']>, ParentType, ContextType>;
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  beneficialOwners?: Resolver<ReadonlyArray<ResolversTypes['BeneficialOwner']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  direction?: Resolver<ResolversTypes['OwnershipDirection'], ParentType, ContextType>;
  lookThrough?: Resolver<ReadonlyArray<ResolversTypes['LookThroughShare']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['OwnershipNode']>, ParentType, ContextType>;
  overstated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  root?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  unknownShare?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParameterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Parameter'] = ResolversParentTypes['Parameter']> = {
  default?: Resolver<ResolversTypes['Value'], ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['ParameterType'], ParentType, ContextType>;
};

export type ParameterValueResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParameterValue'] = ResolversParentTypes['ParameterValue']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['Value']>, ParentType, ContextType>;
};

export type PartyEventResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartyEvent'] = ResolversParentTypes['PartyEvent']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EdgeKind'], ParentType, ContextType>;
  other?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  outgoing?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['Relation'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['PartyEventType'], ParentType, ContextType>;
};

export type PartyGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PartyGroup'] = ResolversParentTypes['PartyGroup']> = {
  exposure?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['GroupMember']>, ParentType, ContextType>;
  size?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PathResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Path'] = ResolversParentTypes['Path']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  cost?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  first?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hops?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  kinds?: Resolver<ReadonlyArray<ResolversTypes['EdgeKind']>, ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['PathStep']>, ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PathAnswerResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathAnswer'] = ResolversParentTypes['PathAnswer']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EdgeGroup']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['PathNode']>, ParentType, ContextType>;
  pairs?: Resolver<ReadonlyArray<ResolversTypes['PathPair']>, ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['Path']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  visited?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PathNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathNode'] = ResolversParentTypes['PathNode']> = {
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  hidden?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  onPaths?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type PathPairResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathPair'] = ResolversParentTypes['PathPair']> = {
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  hops?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  noneWithin?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  reach?: Resolver<ResolversTypes['PathReach'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PathStepResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PathStep'] = ResolversParentTypes['PathStep']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type PledgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Pledge'] = ResolversParentTypes['Pledge']> = {
  collateral?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  loan?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  relation?: Resolver<ResolversTypes['Relation'], ParentType, ContextType>;
};

export type PortfolioResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Portfolio'] = ResolversParentTypes['Portfolio']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  borrowerCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  borrowers?: Resolver<ResolversTypes['BorrowerConnection'], ParentType, ContextType, RequireFields<PortfolioBorrowersArgs, 'first'>>;
  concentration?: Resolver<ResolversTypes['Concentration'], ParentType, ContextType>;
  grades?: Resolver<ReadonlyArray<ResolversTypes['GradeShare']>, ParentType, ContextType>;
  groupCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  groups?: Resolver<ReadonlyArray<ResolversTypes['BorrowerGroup']>, ParentType, ContextType, RequireFields<PortfolioGroupsArgs, 'first'>>;
  industries?: Resolver<ReadonlyArray<ResolversTypes['Segment']>, ParentType, ContextType>;
  provinces?: Resolver<ReadonlyArray<ResolversTypes['Segment']>, ParentType, ContextType>;
  trend?: Resolver<ReadonlyArray<ResolversTypes['TrendPoint']>, ParentType, ContextType, RequireFields<PortfolioTrendArgs, 'runs'>>;
};

export type ProfileResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Profile'] = ResolversParentTypes['Profile']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  events?: Resolver<ReadonlyArray<ResolversTypes['PartyEvent']>, ParentType, ContextType>;
  exposure?: Resolver<ResolversTypes['Exposure'], ParentType, ContextType>;
  group?: Resolver<ResolversTypes['PartyGroup'], ParentType, ContextType>;
  guaranteesGiven?: Resolver<ReadonlyArray<ResolversTypes['Relation']>, ParentType, ContextType>;
  guaranteesReceived?: Resolver<ReadonlyArray<ResolversTypes['Relation']>, ParentType, ContextType>;
  loans?: Resolver<ReadonlyArray<ResolversTypes['Entity']>, ParentType, ContextType>;
  money?: Resolver<ReadonlyArray<ResolversTypes['MoneyMonth']>, ParentType, ContextType>;
  pledges?: Resolver<ReadonlyArray<ResolversTypes['Pledge']>, ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PropertyResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Property'] = ResolversParentTypes['Property']> = {
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['PropertyType'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['Value'], ParentType, ContextType>;
};

export type PropertyEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PropertyEntry'] = ResolversParentTypes['PropertyEntry']> = {
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['PropertyType'], ParentType, ContextType>;
  values?: Resolver<Maybe<ReadonlyArray<ResolversTypes['CodeEntry']>>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  caller?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  catalogue?: Resolver<ResolversTypes['Catalogue'], ParentType, ContextType>;
  commonNeighbors?: Resolver<ResolversTypes['CommonNeighbors'], ParentType, ContextType, RequireFields<QueryCommonNeighborsArgs, 'atLeast' | 'between' | 'limit'>>;
  connections?: Resolver<ResolversTypes['Connections'], ParentType, ContextType, RequireFields<QueryConnectionsArgs, 'id'>>;
  edgeGroup?: Resolver<Maybe<ResolversTypes['EdgeGroup']>, ParentType, ContextType, RequireFields<QueryEdgeGroupArgs, 'from' | 'kind' | 'to'>>;
  finding?: Resolver<Maybe<ResolversTypes['Finding']>, ParentType, ContextType, RequireFields<QueryFindingArgs, 'id'>>;
  findings?: Resolver<ResolversTypes['FindingConnection'], ParentType, ContextType, RequireFields<QueryFindingsArgs, 'first' | 'orderBy'>>;
  guaranteeCircle?: Resolver<ResolversTypes['GuaranteeCircle'], ParentType, ContextType, RequireFields<QueryGuaranteeCircleArgs, 'id' | 'limit'>>;
  job?: Resolver<Maybe<ResolversTypes['Job']>, ParentType, ContextType, RequireFields<QueryJobArgs, 'id'>>;
  jobs?: Resolver<ResolversTypes['JobConnection'], ParentType, ContextType, RequireFields<QueryJobsArgs, 'first'>>;
  linesBetween?: Resolver<ResolversTypes['LinesBetween'], ParentType, ContextType, RequireFields<QueryLinesBetweenArgs, 'ids'>>;
  neighborhood?: Resolver<ResolversTypes['Neighborhood'], ParentType, ContextType, RequireFields<QueryNeighborhoodArgs, 'hops' | 'id' | 'limit'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  overview?: Resolver<ResolversTypes['Overview'], ParentType, ContextType, RequireFields<QueryOverviewArgs, 'limit'>>;
  ownership?: Resolver<ResolversTypes['OwnershipTree'], ParentType, ContextType, RequireFields<QueryOwnershipArgs, 'direction' | 'id' | 'levels'>>;
  paths?: Resolver<ResolversTypes['PathAnswer'], ParentType, ContextType, RequireFields<QueryPathsArgs, 'between' | 'limit' | 'maxHops' | 'search'>>;
  portfolio?: Resolver<ResolversTypes['Portfolio'], ParentType, ContextType, Partial<QueryPortfolioArgs>>;
  profile?: Resolver<ResolversTypes['Profile'], ParentType, ContextType, RequireFields<QueryProfileArgs, 'id' | 'limit' | 'months'>>;
  riskRanking?: Resolver<ResolversTypes['RiskScoreConnection'], ParentType, ContextType, RequireFields<QueryRiskRankingArgs, 'first'>>;
  riskScores?: Resolver<ReadonlyArray<ResolversTypes['RiskScoreResult']>, ParentType, ContextType, RequireFields<QueryRiskScoresArgs, 'ids'>>;
  search?: Resolver<ReadonlyArray<ResolversTypes['SearchHit']>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'limit' | 'text'>>;
  stats?: Resolver<ResolversTypes['Stats'], ParentType, ContextType>;
  structure?: Resolver<ResolversTypes['Structure'], ParentType, ContextType, RequireFields<QueryStructureArgs, 'ids' | 'resolution'>>;
  timelines?: Resolver<ResolversTypes['Timelines'], ParentType, ContextType, RequireFields<QueryTimelinesArgs, 'lines'>>;
  trace?: Resolver<ResolversTypes['Trace'], ParentType, ContextType, RequireFields<QueryTraceArgs, 'direction' | 'hops' | 'id' | 'limit'>>;
  transactions?: Resolver<ResolversTypes['Transactions'], ParentType, ContextType, RequireFields<QueryTransactionsArgs, 'between' | 'descending' | 'first' | 'offset' | 'orderBy'>>;
  workspace?: Resolver<Maybe<ResolversTypes['Workspace']>, ParentType, ContextType, RequireFields<QueryWorkspaceArgs, 'id'>>;
  workspaces?: Resolver<ResolversTypes['WorkspaceConnection'], ParentType, ContextType, RequireFields<QueryWorkspacesArgs, 'first'>>;
};

export type RelationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Relation'] = ResolversParentTypes['Relation']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  confidence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  flags?: Resolver<ReadonlyArray<ResolversTypes['Flag']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EdgeKind'], ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
  properties?: Resolver<ReadonlyArray<ResolversTypes['Property']>, ParentType, ContextType>;
  share?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['Source']>, ParentType, ContextType, RequireFields<RelationSourcesArgs, 'first'>>;
  to?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  validFrom?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  validTo?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type RemovalResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Removal'] = ResolversParentTypes['Removal']> = {
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edgeCounts?: Resolver<ReadonlyArray<ResolversTypes['EdgeCount']>, ParentType, ContextType>;
  findings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodeCounts?: Resolver<ReadonlyArray<ResolversTypes['NodeCount']>, ParentType, ContextType>;
  run?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type RemovalRunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovalRun'] = ResolversParentTypes['RemovalRun']> = {
  by?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  records?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  startedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ReviewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Review'] = ResolversParentTypes['Review']> = {
  assignee?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  assigns?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reviewer?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  verdict?: Resolver<Maybe<ResolversTypes['Verdict']>, ParentType, ContextType>;
};

export type ReviewFindingPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewFindingPayload'] = ResolversParentTypes['ReviewFindingPayload']> = {
  finding?: Resolver<ResolversTypes['Finding'], ParentType, ContextType>;
  review?: Resolver<ResolversTypes['Review'], ParentType, ContextType>;
};

export type ReviewFindingsPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ReviewFindingsPayload'] = ResolversParentTypes['ReviewFindingsPayload']> = {
  findings?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType>;
  reviews?: Resolver<ReadonlyArray<ResolversTypes['Review']>, ParentType, ContextType>;
};

export type RiskScoreResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RiskScore'] = ResolversParentTypes['RiskScore']> = {
  asOf?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  contributionCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  contributions?: Resolver<ReadonlyArray<ResolversTypes['Contribution']>, ParentType, ContextType, RequireFields<RiskScoreContributionsArgs, 'first'>>;
  coverage?: Resolver<ResolversTypes['Coverage'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  grade?: Resolver<ResolversTypes['Grade'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ownRisk?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  rank?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RiskScoreConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RiskScoreConnection'] = ResolversParentTypes['RiskScoreConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['RiskScoreEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['RiskScore']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type RiskScoreEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RiskScoreEdge'] = ResolversParentTypes['RiskScoreEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['RiskScore'], ParentType, ContextType>;
};

export type RiskScoreResultResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RiskScoreResult'] = ResolversParentTypes['RiskScoreResult']> = {
  error?: Resolver<Maybe<ResolversTypes['ScoreError']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  score?: Resolver<Maybe<ResolversTypes['RiskScore']>, ParentType, ContextType>;
};

export type RunResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Run'] = ResolversParentTypes['Run']> = {
  __resolveType: TypeResolveFn<'DetectionRun' | 'IngestRun' | 'RemovalRun', ParentType, ContextType>;
};

export interface SceneContentScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['SceneContent'], any> {
  name: 'SceneContent';
}

export type ScoreErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ScoreError'] = ResolversParentTypes['ScoreError']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SearchHitResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SearchHit'] = ResolversParentTypes['SearchHit']> = {
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  holders?: Resolver<ReadonlyArray<ResolversTypes['Entity']>, ParentType, ContextType, RequireFields<SearchHitHoldersArgs, 'limit'>>;
  matched?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  why?: Resolver<ResolversTypes['MatchReason'], ParentType, ContextType>;
};

export type SegmentResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Segment'] = ResolversParentTypes['Segment']> = {
  balance?: Resolver<ResolversTypes['Money'], ParentType, ContextType>;
  borrowers?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<ResolversTypes['Text'], ParentType, ContextType>;
};

export type SeverityFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SeverityFacet'] = ResolversParentTypes['SeverityFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['SeverityBand'], ParentType, ContextType>;
};

export type SourceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Source'] = ResolversParentTypes['Source']> = {
  file?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  system?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StatsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Stats'] = ResolversParentTypes['Stats']> = {
  edgeCounts?: Resolver<ReadonlyArray<ResolversTypes['EdgeCount']>, ParentType, ContextType>;
  edges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  findings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  horizon?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nodeCounts?: Resolver<ReadonlyArray<ResolversTypes['NodeCount']>, ParentType, ContextType>;
  nodes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  quarantined?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  runs?: Resolver<ReadonlyArray<ResolversTypes['Run']>, ParentType, ContextType, RequireFields<StatsRunsArgs, 'first'>>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type StructureResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Structure'] = ResolversParentTypes['Structure']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  communities?: Resolver<ReadonlyArray<ResolversTypes['Community']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  modularity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['StructureNode']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type StructureNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['StructureNode'] = ResolversParentTypes['StructureNode']> = {
  community?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  core?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  importance?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SubscriptionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Subscription'] = ResolversParentTypes['Subscription']> = {
  findingsChanged?: SubscriptionResolver<ResolversTypes['FindingsChange'], "findingsChanged", ParentType, ContextType>;
  jobProgress?: SubscriptionResolver<ResolversTypes['Job'], "jobProgress", ParentType, ContextType, RequireFields<SubscriptionJobProgressArgs, 'id'>>;
};

export type TextResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Text'] = ResolversParentTypes['Text']> = {
  en?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  zh?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type TimelinePointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelinePoint'] = ResolversParentTypes['TimelinePoint']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  total?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type TimelinesResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Timelines'] = ResolversParentTypes['Timelines']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  lines?: Resolver<ReadonlyArray<ReadonlyArray<ResolversTypes['TimelinePoint']>>, ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TraceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Trace'] = ResolversParentTypes['Trace']> = {
  asOf?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EdgeGroup']>, ParentType, ContextType>;
  hops?: Resolver<ReadonlyArray<ResolversTypes['TraceHop']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['TraceNode']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TraceHopResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceHop'] = ResolversParentTypes['TraceHop']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  edges?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  first?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  hops?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  last?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  nodes?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TraceNodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TraceNode'] = ResolversParentTypes['TraceNode']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  entity?: Resolver<ResolversTypes['Entity'], ParentType, ContextType>;
  hops?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  time?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type TransactionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transaction'] = ResolversParentTypes['Transaction']> = {
  amount?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  at?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['EdgeKind'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  target?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type TransactionsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Transactions'] = ResolversParentTypes['Transactions']> = {
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  rows?: Resolver<ReadonlyArray<ResolversTypes['Transaction']>, ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  stoppedBecause?: Resolver<Maybe<ResolversTypes['StopReason']>, ParentType, ContextType>;
  sum?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrendCountResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrendCount'] = ResolversParentTypes['TrendCount']> = {
  detector?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  findings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type TrendPointResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrendPoint'] = ResolversParentTypes['TrendPoint']> = {
  at?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  detectors?: Resolver<ReadonlyArray<ResolversTypes['TrendCount']>, ParentType, ContextType>;
  findings?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  run?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export interface ValueScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Value'], any> {
  name: 'Value';
}

export type VerdictFacetResolvers<ContextType = Context, ParentType extends ResolversParentTypes['VerdictFacet'] = ResolversParentTypes['VerdictFacet']> = {
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  verdict?: Resolver<ResolversTypes['ReviewState'], ParentType, ContextType>;
};

export type WorkspaceResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Workspace'] = ResolversParentTypes['Workspace']> = {
  archived?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  content?: Resolver<ResolversTypes['SceneContent'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  nodeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  own?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  owner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  savedAt?: Resolver<ResolversTypes['DateTime'], ParentType, ContextType>;
  snapshot?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkspaceConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceConnection'] = ResolversParentTypes['WorkspaceConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['WorkspaceEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['Workspace']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
  totalCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type WorkspaceEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['WorkspaceEdge'] = ResolversParentTypes['WorkspaceEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['Workspace'], ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  ActualController?: ActualControllerResolvers<ContextType>;
  AssigneeFacet?: AssigneeFacetResolvers<ContextType>;
  BeneficialOwner?: BeneficialOwnerResolvers<ContextType>;
  Borrower?: BorrowerResolvers<ContextType>;
  BorrowerConnection?: BorrowerConnectionResolvers<ContextType>;
  BorrowerEdge?: BorrowerEdgeResolvers<ContextType>;
  BorrowerGroup?: BorrowerGroupResolvers<ContextType>;
  Bounded?: BoundedResolvers<ContextType>;
  Catalogue?: CatalogueResolvers<ContextType>;
  CodeEntry?: CodeEntryResolvers<ContextType>;
  CommonNeighbor?: CommonNeighborResolvers<ContextType>;
  CommonNeighbors?: CommonNeighborsResolvers<ContextType>;
  Community?: CommunityResolvers<ContextType>;
  Concentration?: ConcentrationResolvers<ContextType>;
  Connection?: ConnectionResolvers<ContextType>;
  Connections?: ConnectionsResolvers<ContextType>;
  Contribution?: ContributionResolvers<ContextType>;
  ControlStep?: ControlStepResolvers<ContextType>;
  Coverage?: CoverageResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DetectionRun?: DetectionRunResolvers<ContextType>;
  Detector?: DetectorResolvers<ContextType>;
  DetectorFacet?: DetectorFacetResolvers<ContextType>;
  DetectorOutcome?: DetectorOutcomeResolvers<ContextType>;
  EdgeCount?: EdgeCountResolvers<ContextType>;
  EdgeGroup?: EdgeGroupResolvers<ContextType>;
  EdgeKindEntry?: EdgeKindEntryResolvers<ContextType>;
  Entity?: EntityResolvers<ContextType>;
  Evidence?: EvidenceResolvers<ContextType>;
  Exposure?: ExposureResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  FindingConnection?: FindingConnectionResolvers<ContextType>;
  FindingEdge?: FindingEdgeResolvers<ContextType>;
  FindingFacets?: FindingFacetsResolvers<ContextType>;
  FindingsChange?: FindingsChangeResolvers<ContextType>;
  Flag?: FlagResolvers<ContextType>;
  Format?: FormatResolvers<ContextType>;
  GradeShare?: GradeShareResolvers<ContextType>;
  GroupMember?: GroupMemberResolvers<ContextType>;
  GuaranteeCircle?: GuaranteeCircleResolvers<ContextType>;
  IngestRun?: IngestRunResolvers<ContextType>;
  IngestedFile?: IngestedFileResolvers<ContextType>;
  Job?: JobResolvers<ContextType>;
  JobConnection?: JobConnectionResolvers<ContextType>;
  JobEdge?: JobEdgeResolvers<ContextType>;
  JobFile?: JobFileResolvers<ContextType>;
  JobProblem?: JobProblemResolvers<ContextType>;
  JobProgress?: JobProgressResolvers<ContextType>;
  LinesBetween?: LinesBetweenResolvers<ContextType>;
  LookThroughShare?: LookThroughShareResolvers<ContextType>;
  Money?: MoneyResolvers<ContextType>;
  MoneyMonth?: MoneyMonthResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Neighborhood?: NeighborhoodResolvers<ContextType>;
  NeighborhoodNode?: NeighborhoodNodeResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  NodeCount?: NodeCountResolvers<ContextType>;
  NodeKindEntry?: NodeKindEntryResolvers<ContextType>;
  Overview?: OverviewResolvers<ContextType>;
  OwnershipNode?: OwnershipNodeResolvers<ContextType>;
  OwnershipTree?: OwnershipTreeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  Parameter?: ParameterResolvers<ContextType>;
  ParameterValue?: ParameterValueResolvers<ContextType>;
  PartyEvent?: PartyEventResolvers<ContextType>;
  PartyGroup?: PartyGroupResolvers<ContextType>;
  Path?: PathResolvers<ContextType>;
  PathAnswer?: PathAnswerResolvers<ContextType>;
  PathNode?: PathNodeResolvers<ContextType>;
  PathPair?: PathPairResolvers<ContextType>;
  PathStep?: PathStepResolvers<ContextType>;
  Pledge?: PledgeResolvers<ContextType>;
  Portfolio?: PortfolioResolvers<ContextType>;
  Profile?: ProfileResolvers<ContextType>;
  Property?: PropertyResolvers<ContextType>;
  PropertyEntry?: PropertyEntryResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Relation?: RelationResolvers<ContextType>;
  Removal?: RemovalResolvers<ContextType>;
  RemovalRun?: RemovalRunResolvers<ContextType>;
  Review?: ReviewResolvers<ContextType>;
  ReviewFindingPayload?: ReviewFindingPayloadResolvers<ContextType>;
  ReviewFindingsPayload?: ReviewFindingsPayloadResolvers<ContextType>;
  RiskScore?: RiskScoreResolvers<ContextType>;
  RiskScoreConnection?: RiskScoreConnectionResolvers<ContextType>;
  RiskScoreEdge?: RiskScoreEdgeResolvers<ContextType>;
  RiskScoreResult?: RiskScoreResultResolvers<ContextType>;
  Run?: RunResolvers<ContextType>;
  SceneContent?: GraphQLScalarType;
  ScoreError?: ScoreErrorResolvers<ContextType>;
  SearchHit?: SearchHitResolvers<ContextType>;
  Segment?: SegmentResolvers<ContextType>;
  SeverityFacet?: SeverityFacetResolvers<ContextType>;
  Source?: SourceResolvers<ContextType>;
  Stats?: StatsResolvers<ContextType>;
  Structure?: StructureResolvers<ContextType>;
  StructureNode?: StructureNodeResolvers<ContextType>;
  Subscription?: SubscriptionResolvers<ContextType>;
  Text?: TextResolvers<ContextType>;
  TimelinePoint?: TimelinePointResolvers<ContextType>;
  Timelines?: TimelinesResolvers<ContextType>;
  Trace?: TraceResolvers<ContextType>;
  TraceHop?: TraceHopResolvers<ContextType>;
  TraceNode?: TraceNodeResolvers<ContextType>;
  Transaction?: TransactionResolvers<ContextType>;
  Transactions?: TransactionsResolvers<ContextType>;
  TrendCount?: TrendCountResolvers<ContextType>;
  TrendPoint?: TrendPointResolvers<ContextType>;
  Value?: GraphQLScalarType;
  VerdictFacet?: VerdictFacetResolvers<ContextType>;
  Workspace?: WorkspaceResolvers<ContextType>;
  WorkspaceConnection?: WorkspaceConnectionResolvers<ContextType>;
  WorkspaceEdge?: WorkspaceEdgeResolvers<ContextType>;
};

