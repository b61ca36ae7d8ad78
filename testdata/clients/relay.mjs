// relay-compiler: ids, refetching and connections are as Relay expects them.
// What it writes goes into the folder build.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import assert from "node:assert/strict";

rmSync("build", { recursive: true, force: true });
mkdirSync("build/artifacts", { recursive: true });
cpSync("relay", "build/src", { recursive: true });
// Relay's compiler takes a field `node` with the argument id alone.
const schema = readFileSync("../../schema.graphqls", "utf8");
const forRelay = schema.replace(/(\n  node\(\s*"[^"]*"\s*id: ID!)\s*"[^"]*"\s*knownAt: DateTime/, "$1");
assert.notEqual(forRelay, schema);
writeFileSync("build/schema.graphql", forRelay); // the name that it knows
writeFileSync("build/relay.config.json", JSON.stringify({ src: "src", schema: "schema.graphql", language: "javascript", artifactDirectory: "artifacts" }));
execFileSync("../node_modules/.bin/relay-compiler", ["relay.config.json"], { cwd: "build", stdio: ["ignore", "inherit", "inherit"] });
assert.deepEqual(readdirSync("build/artifacts").sort(), ["eventsPaginationQuery.graphql.js", "eventsQuery.graphql.js", "events_actor.graphql.js"]);
console.log("relay-compiler");
