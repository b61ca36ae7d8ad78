// graphql-request: POST, GET, errors.
import assert from "node:assert/strict";
import { ClientError, GraphQLClient } from "graphql-request";
import { check, text, url, variables } from "./question.mjs";

for (const method of ["POST", "GET"]) {
  const client = new GraphQLClient(url, { method });
  check(await client.request(text, variables));
  await assert.rejects(client.request("{ nothing }"), (error) => {
    assert.ok(error instanceof ClientError);
    assert.equal(error.response.errors[0].extensions.code, "GRAPHQL_VALIDATION_FAILED");
    return true;
  });
}
console.log("graphql-request");
