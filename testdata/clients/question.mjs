// What every client asks here, and what must come back.
import assert from "node:assert/strict";

export const url = process.argv[2];

export const text = `query Latest($name: String!, $first: Int!) {
  actor(name: $name) {
    id
    name
    events(first: $first) {
      edges { cursor node { __typename id title } }
      pageInfo { hasNextPage endCursor }
    }
  }
}`;

export const variables = { name: "Vladimir Medinsky", first: 2 };

export function check(data) {
  assert.equal(data.actor.name, "Vladimir Medinsky");
  assert.equal(data.actor.events.edges.length, 2);
  assert.equal(data.actor.events.pageInfo.hasNextPage, true);
}
