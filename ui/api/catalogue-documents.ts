/** What the explorer asks about the portfolio as a whole, and what kinds and detectors there are. Types come from `npm run generate`. */
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
