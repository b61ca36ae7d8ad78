// The audits of the GraphQL over HTTP specification that graphql-http ships.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2], fetchFn: fetch });
const failed = results.filter((r) => r.status !== "ok");
for (const r of failed) console.error(`${r.id} ${r.name}: ${r.status}: ${r.reason}`);
console.log(`${results.length - failed.length} of ${results.length} audits`);
if (failed.length > 0 || results.length < 61) process.exit(1);
