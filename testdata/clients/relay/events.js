// Compiled, not run: Relay's compiler checks ids and connections.
import { graphql } from "relay-runtime";

export const fragment = graphql`
  fragment events_actor on Actor
  @refetchable(queryName: "eventsPaginationQuery")
  @argumentDefinitions(first: { type: "Int", defaultValue: 20 }, after: { type: "String" }) {
    name
    events(first: $first, after: $after) @connection(key: "events_actor__events") {
      edges { node { id title } }
    }
  }
`;

export const query = graphql`
  query eventsQuery($id: ID!) {
    node(id: $id) {
      id
      ...events_actor @alias(as: "actor")
    }
  }
`;
