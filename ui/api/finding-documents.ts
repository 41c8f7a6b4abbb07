/** What the explorer asks about findings, and how it says what was decided. Types come from `npm run generate`. */
import { graphql } from '../generated/gql.ts';

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
