// Apollo Client: its cache by id, automatic persisted queries by GET, errors.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { ApolloClient, CombinedGraphQLErrors, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { check, text, url, variables } from "./question.mjs";

const asked = [];
const http = new HttpLink({ uri: url, fetch: (uri, options) => (asked.push(`${options.method} ${uri} ${options.body ?? ""}`), fetch(uri, options)) });
const persisted = new PersistedQueryLink({ sha256: (query) => createHash("sha256").update(query).digest("hex"), useGETForHashedQueries: true });
const client = new ApolloClient({
  link: persisted.concat(http),
  cache: new InMemoryCache({ possibleTypes: { Event: ["Meeting", "Agreement", "Proposal", "Statement"] } }),
});

const query = gql(text);
check((await client.query({ query, variables })).data);
assert.equal(asked.length, 2, "the hash alone first, then with the query");
check((await client.query({ query, variables, fetchPolicy: "network-only" })).data);
assert.equal(asked.length, 3, "now the hash is known");
assert.match(asked[2], /^GET /);
check((await client.query({ query, variables })).data);
assert.equal(asked.length, 3, "answered from the cache");

const id = client.cache.extract().ROOT_QUERY;
assert.match(JSON.stringify(id), /"__ref":"(Person|Actor)[^"]*:act_/, "things are kept by their ids");

const wrong = await client.query({ query: gql`{ node(id: "evt_gone") { id } }`, errorPolicy: "all" });
assert.ok(CombinedGraphQLErrors.is(wrong.error));
assert.ok(wrong.error.errors[0].extensions.code);
console.log("Apollo Client");
