/** What the explorer asks about one entity or line, and how it finds one. Types come from `npm run generate`. */
import { graphql } from '../generated/gql.ts';

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

export const timelinesDocument = graphql(`
  query Timelines($lines: [LineInput!]!, $asOf: DateTime) {
    timelines(lines: $lines, asOf: $asOf) {
      lines { first last count total { amount } }
      complete
    }
  }
`);
