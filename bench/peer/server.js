// The peer of the benchmark: @neo4j/graphql with Apollo Server over the graph
// that Parley keeps in Neo4j (internal/store/neo4j/README.md draws it). Types
// name what the five workloads ask; relationships and indexes are Parley's.
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { Neo4jGraphQL } from "@neo4j/graphql";
import neo4j from "neo4j-driver";

const typeDefs = /* GraphQL */ `
  type Event @node {
    id: ID!
    title: String!
    kind: String!
    status: String!
    start: Date
    sortKey: String!
    participants: [Actor!]! @relationship(type: "PARTICIPATED_IN", direction: IN)
    venue: [Venue!]! @relationship(type: "HELD_AT", direction: OUT)
    mentions: [Mention!]! @relationship(type: "OF", direction: IN)
    previousRounds: [Event!]!
      @cypher(
        statement: """
        MATCH (e:Event {trackId: this.trackId})
        WHERE e.sortKey IS NOT NULL AND e.place < this.place
        RETURN e ORDER BY e.trackId DESC, e.sortKey DESC LIMIT 10
        """
        columnName: "e"
      )
  }

  type Actor @node {
    id: ID!
    name: String!
    events: [Event!]! @relationship(type: "INVOLVED_IN", direction: OUT)
    contacts: [Contact!]!
      @cypher(
        statement: """
        MATCH (this)-[:INVOLVED_IN]->()<-[:INVOLVED_IN]-(b)
        WITH b, count(*) AS n ORDER BY n DESC, b.nameKey LIMIT 20
        RETURN {id: b.id, name: b.name, count: n} AS contact
        """
        columnName: "contact"
      )
  }

  type Contact {
    id: ID!
    name: String!
    count: Int!
  }

  type Venue @node {
    id: ID!
    name: String!
    city: String
    place: [Place!]! @relationship(type: "LOCATED_IN", direction: OUT)
  }

  type Place @node {
    name: String!
    country: String
  }

  type Mention @node {
    id: ID!
    article: [Article!]! @relationship(type: "TELLS", direction: IN)
  }

  type Article @node {
    id: ID!
    title: String!
    outlet: String
  }

  type Query {
    path(from: ID!, to: ID!): [Actor!]!
      @cypher(
        statement: """
        MATCH (a:Actor {id: $from}), (b:Actor {id: $to})
        MATCH p = shortestPath((a)-[:INVOLVED_IN*..6]-(b))
        UNWIND [n IN nodes(p) WHERE n:Actor] AS actor
        RETURN actor
        """
        columnName: "actor"
      )
  }
`;

const { NEO4J_URI, NEO4J_USERNAME = "neo4j", NEO4J_PASSWORD, PORT = "4000" } = process.env;
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD));
const schema = await new Neo4jGraphQL({ typeDefs, driver }).getSchema();
const server = new ApolloServer({ schema });
const { url } = await startStandaloneServer(server, { listen: { host: "127.0.0.1", port: Number(PORT) } });
console.log(`the peer answers on ${url}`);
