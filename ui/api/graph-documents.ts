/** What the explorer asks to draw more of the graph. Types come from `npm run generate`. */
import { graphql } from '../generated/gql.ts';

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
