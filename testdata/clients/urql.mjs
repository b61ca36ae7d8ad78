// urql: POST, GET, persisted queries, errors.
import assert from "node:assert/strict";
import { Client, fetchExchange, gql } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import { check, text, url, variables } from "./question.mjs";

for (const preferGetMethod of [false, "force"]) {
  const plain = new Client({ url, exchanges: [fetchExchange], preferGetMethod });
  const { data, error } = await plain.query(gql(text), variables).toPromise();
  assert.equal(error, undefined);
  check(data);
}

const persisted = new Client({ url, exchanges: [persistedExchange({ preferGetForPersistedQueries: true }), fetchExchange] });
for (let i = 0; i < 2; i++) {
  const { data, error } = await persisted.query(gql(text), variables).toPromise();
  assert.equal(error, undefined);
  check(data);
}

const wrong = await persisted.query(gql`{ nothing }`, {}).toPromise();
assert.equal(wrong.error.graphQLErrors[0].extensions.code, "GRAPHQL_VALIDATION_FAILED");
console.log("urql");
