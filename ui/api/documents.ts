/** Every question that the explorer asks of the server. Types come from `npm run generate`. */
import { graphql } from '../generated/gql.ts';

export const catalogueDocument = graphql(`
  query Catalogue {
    caller
    catalogue {
      version
      nodeKinds { kind color shape label { zh en } keyLabel { zh en } }
      edgeKinds { kind directed time label { zh en } }
      detectors { id title { zh en } summary { zh en } }
    }
    stats {
      nodes
      edges
      findings
      quarantined
      horizon
      snapshot
      nodeCounts { kind count }
      edgeCounts { kind count }
    }
  }
`);

export const findingsDocument = graphql(`
  query Findings($filter: FindingFilter, $orderBy: FindingOrder, $first: Int, $after: String) {
    findings(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      nodes { ...FindingRow }
      pageInfo { hasNextPage endCursor }
      totalCount
      facets {
        detectors { detector count }
        severities { severity count }
        verdicts { verdict count }
        assignees { assignee count }
      }
    }
  }
  fragment FindingRow on Finding {
    id
    detector
    title { zh en }
    text { zh en }
    severity
    severityBand
    confidence
    amount { amount currency }
    subjects { id kind name }
    verdict
    assignee
    foundAt
    asOf
  }
`);

export const findingDocument = graphql(`
  query Finding($id: ID!) {
    finding(id: $id) {
      ...FindingRow
      nextStep { zh en }
      evidence(limit: 300) {
        nodes { ...EntityRef }
        edges { ...RelationRow }
        edgeCount
        complete
        stoppedBecause
      }
      parameters { name text { zh en } value }
      reviews { ...ReviewRow }
      run
      snapshot
    }
  }
  fragment EntityRef on Entity { id kind name placeholder flags { column } score { score } severity }
  fragment RelationRow on Relation {
    id
    kind
    label { zh en }
    from { id kind name }
    to { id kind name }
    at
    validFrom
    validTo
    amount { amount currency }
    share
    confidence
    flags { column }
    sources(first: 1) { system file line }
  }
  fragment ReviewRow on Review { id verdict assigns assignee reason reviewer at }
`);

export const findingScoresDocument = graphql(`
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
          contributions(first: 20) { type value portion text { zh en } party { name } }
          coverage { ran noData incomplete }
          asOf
          snapshot
        }
      }
    }
  }
`);

export const findingsChangedDocument = graphql(`
  subscription FindingsChanged {
    findingsChanged { revision totalCount added }
  }
`);

export const reviewDocument = graphql(`
  mutation Review($input: ReviewFindingsInput!) {
    reviewFindings(input: $input) {
      findings { id verdict assignee reviews { ...ReviewRow } }
    }
  }
`);

export const searchDocument = graphql(`
  query Search($text: String!, $limit: Int) {
    search(text: $text, limit: $limit) {
      why
      matched
      entity { id kind name key }
      holders { id name }
    }
  }
`);

export const neighborhoodDocument = graphql(`
  query Neighborhood($id: ID!, $hops: Int, $kinds: [EdgeKind!], $asOf: DateTime, $limit: Int) {
    neighborhood(id: $id, hops: $hops, kinds: $kinds, asOf: $asOf, limit: $limit) {
      center { id }
      nodes { hops hidden entity { ...EntityRef } }
      edges { ...LineGroup }
      complete
      stoppedBecause
    }
  }
  fragment LineGroup on EdgeGroup { kind directed from to count total { amount currency } share first last confidence }
`);

export const entityDocument = graphql(`
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
        label { zh en }
        properties { name label { zh en } text { zh en } }
        flags { column label { zh en } raw }
        sources(first: 10) { system file line }
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
            text { zh en }
            bond
            finding { id title { zh en } }
            signal { id name kind }
            party { id name kind }
          }
          coverage { ran noData incomplete }
          asOf
        }
        findings(first: 20) { nodes { ...FindingRow } totalCount }
      }
    }
  }
`);

export const ownershipDocument = graphql(`
  query Ownership($id: ID!, $asOf: DateTime) {
    ownership(id: $id, direction: UP, asOf: $asOf, levels: 6) {
      nodes { id parent level share pathShare repeated circular entity { id kind name } }
      lookThrough { share entity { id kind name } }
      unknownShare
      overstated
      actualController {
        confidence
        controller { id kind name }
        path { rule confidence controller { id name } company { id name } }
      }
      beneficialOwners { rule share person { id kind name } }
      complete
    }
  }
`);

export const lineDocument = graphql(`
  query Line($kind: EdgeKind!, $from: ID!, $to: ID!, $asOf: DateTime, $first: Int = 50) {
    edgeGroup(kind: $kind, from: $from, to: $to, asOf: $asOf) {
      count
      edges(first: $first) { ...RelationRow }
    }
  }
`);

export const connectionsDocument = graphql(`
  query Connections($id: ID!, $asOf: DateTime, $known: [ID!]) {
    connections(id: $id, asOf: $asOf, known: $known) {
      neighbors
      kinds { kind neighbors outgoing incoming total { amount } last worst { id name severity score { score } } }
      complete
    }
  }
`);

export const linesBetweenDocument = graphql(`
  query LinesBetween($ids: [ID!]!, $kinds: [EdgeKind!], $asOf: DateTime) {
    linesBetween(ids: $ids, kinds: $kinds, asOf: $asOf) {
      lines { ...LineGroup }
      unknown
      complete
    }
  }
`);

export const timelinesDocument = graphql(`
  query Timelines($lines: [LineInput!]!, $asOf: DateTime) {
    timelines(lines: $lines, asOf: $asOf) {
      lines { first last count total { amount } }
      complete
    }
  }
`);

export const transactionsDocument = graphql(`
  query Transactions(
    $between: [ID!]!
    $filter: TransactionFilter
    $orderBy: TransactionOrder
    $descending: Boolean
    $offset: Int
    $first: Int
    $asOf: DateTime
  ) {
    transactions(
      between: $between
      filter: $filter
      orderBy: $orderBy
      descending: $descending
      offset: $offset
      first: $first
      asOf: $asOf
    ) {
      rows { id kind at amount { amount currency } purpose from to source target }
      total
      sum { amount currency }
      complete
      snapshot
    }
  }
`);

export const profileDocument = graphql(`
  query Profile($id: ID!, $asOf: DateTime) {
    profile(id: $id, asOf: $asOf, limit: 60, months: 36) {
      asOf
      exposure { ...ExposureParts }
      group {
        size
        exposure { ...ExposureParts }
        members {
          entity { id kind name score { score grade } }
          joinedBy { rule confidence controller { id kind name } }
          exposure { ...ExposureParts }
        }
      }
      loans { id kind name properties { name text { zh en } value } }
      guaranteesGiven { ...RelationRow }
      guaranteesReceived { ...RelationRow }
      pledges {
        relation { ...RelationRow }
        collateral { id kind name properties { name text { zh en } value } }
        loan { id kind name }
      }
      money {
        month
        received { amount currency }
        paid { amount currency }
        receivedFromGroup { amount currency }
        paidToGroup { amount currency }
        borrowed { amount currency }
        repaid { amount currency }
        withdrawn { amount currency }
      }
      events { at type kind text { zh en } outgoing other { id kind name } relation { id amount { amount currency } share } }
      complete
      stoppedBecause
    }
  }
  fragment ExposureParts on Exposure {
    loans
    balance { amount currency }
    unknownBalances
    guarantees { amount currency }
    total { amount currency }
  }
`);

export const portfolioDocument = graphql(`
  query Portfolio($asOf: DateTime) {
    portfolio(asOf: $asOf) {
      asOf
      balance { amount currency }
      borrowerCount
      groupCount
      grades { grade borrowers balance { amount currency } }
      industries { code label { zh en } borrowers balance { amount currency } }
      provinces { code label { zh en } borrowers balance { amount currency } }
      groups(first: 12) {
        face { id kind name }
        members
        borrowers
        exposure { ...ExposureParts }
      }
      concentration { largestGroup tenLargestGroups herfindahl }
      trend(runs: 30) { run at findings detectors { detector findings } }
    }
    circles: findings(filter: { detectors: ["guarantee-circle"] }, orderBy: AMOUNT, first: 8) {
      nodes { ...FindingRow }
      totalCount
    }
    findings(first: 1) {
      totalCount
      facets { detectors { detector count } severities { severity count } verdicts { verdict count } }
    }
  }
`);

export const borrowersDocument = graphql(`
  query Borrowers($asOf: DateTime, $filter: BorrowerFilter, $after: String) {
    portfolio(asOf: $asOf) {
      borrowers(filter: $filter, first: 25, after: $after) {
        totalCount
        nodes { grade balance { amount currency } entity { id kind name severity } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const pathsDocument = graphql(`
  query Paths($between: [ID!]!, $search: PathSearch, $maxHops: Int, $filter: PathFilter, $asOf: DateTime, $limit: Int) {
    paths(between: $between, search: $search, maxHops: $maxHops, filter: $filter, asOf: $asOf, limit: $limit) {
      nodes { hidden entity { ...EntityRef } }
      edges { id ...LineGroup }
      paths { from to hops nodes steps { from to edges } kinds amount { amount currency } first last }
      pairs { from to reach hops noneWithin }
      complete
    }
  }
`);

export const commonDocument = graphql(`
  query Common($between: [ID!]!, $asOf: DateTime, $limit: Int) {
    commonNeighbors(between: $between, asOf: $asOf, limit: $limit) {
      neighbors { of degree entity { ...EntityRef } }
      edges { ...LineGroup }
      complete
    }
  }
`);

export const circleDocument = graphql(`
  query Circle($id: ID!, $asOf: DateTime, $limit: Int) {
    guaranteeCircle(id: $id, asOf: $asOf, limit: $limit) {
      members { ...EntityRef }
      size
      edges { ...LineGroup }
      complete
    }
  }
`);

export const treeDocument = graphql(`
  query Tree($id: ID!, $direction: OwnershipDirection, $asOf: DateTime) {
    ownership(id: $id, direction: $direction, asOf: $asOf, levels: 10) {
      root { ...EntityRef }
      nodes { id parent level share pathShare repeated circular entity { ...EntityRef } edge { confidence } }
      lookThrough { share entity { id kind name } }
      unknownShare
      complete
    }
  }
`);

export const overviewDocument = graphql(`
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
`);
