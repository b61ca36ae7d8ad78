// The streams of a running server, asked by graphql-ws and graphql-sse. Another
// process writes into its store.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { createClient as createSSEClient } from "graphql-sse";
import { createClient as createWSClient } from "graphql-ws";
import WebSocket from "ws";

const parley = process.env.PARLEY;
let folder, server, address;

before(async () => {
  assert.ok(parley, "PARLEY names the program to test");
  folder = await mkdtemp(join(tmpdir(), "parley-clients-"));
  server = spawn(parley, ["serve", "--store", store(), "--addr", "127.0.0.1:0"], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface(server.stdout)) {
    address = line.match(/http:\/\/(\S+\/graphql)/)?.[1];
    if (address) break;
  }
  assert.ok(address, "the server says where it answers");
});

after(async () => {
  server.kill("SIGTERM");
  await rm(folder, { recursive: true });
});

const store = () => "sqlite:" + join(folder, "parley.db");

// write lets another process read an article on talks of a day.
async function write(name, day) {
  const file = join(folder, name + ".txt");
  await writeFile(file, `Lavrov and Rubio meet\n\nSergei Lavrov met Marco Rubio in Riyadh on ${day} for talks on the war in Ukraine.\n`);
  await promisify(execFile)(parley, ["ingest", "--store", store(), "--published", day, "--outlet", name, file]);
}

const follow = "subscription Follow($after: String) { eventChanged(after: $after) { sequence kind event { id } } }";

const clients = {
  "graphql-ws": () => createWSClient({ url: "ws://" + address, webSocketImpl: WebSocket, retryAttempts: 0 }),
  "graphql-sse": () => createSSEClient({ url: "http://" + address, retryAttempts: 0 }),
};

for (const [name, open] of Object.entries(clients)) {
  test(name + " asks a query", async () => {
    const client = open();
    const results = [];
    for await (const result of client.iterate({ query: "{ coverage { articles } }" })) results.push(result);
    assert.equal(results.length, 1);
    assert.ok(Number.isInteger(results[0].data.coverage.articles));
    await client.dispose();
  });

  test(name + " hears what is wrong", async () => {
    const client = open();
    let heard;
    try {
      for await (const result of client.iterate({ query: "{ nothing }" })) heard = result.errors;
    } catch (errors) {
      heard = errors;
    }
    assert.equal(heard[0].extensions.code, "GRAPHQL_VALIDATION_FAILED");
    await client.dispose();
  });

  test(name + " follows another process and goes on after a break", async () => {
    const client = open();
    const sequences = [];
    const take = async (variables, count) => {
      const stream = client.iterate({ query: follow, variables });
      for (let i = 0; i < count; i++) {
        const { value } = await stream.next();
        assert.equal(value.errors, undefined);
        sequences.push(Number(value.data.eventChanged.sequence));
      }
      await stream.return();
    };
    await write(name + "-a", "2025-02-18");
    await take({ after: "0" }, 1);
    await write(name + "-b", "2025-04-10");
    await write(name + "-c", "2025-06-11");
    await take({ after: String(sequences.at(-1)) }, 2);
    assert.deepEqual(sequences, [1, 2, 3]);
    await client.dispose();
  });
}

test("graphql-ws is told when the server ends", async () => {
  let code;
  const client = createWSClient({ url: "ws://" + address, webSocketImpl: WebSocket, retryAttempts: 0, on: { closed: (e) => (code = e.code) } });
  const stream = client.iterate({ query: follow });
  const next = stream.next();
  await new Promise((done) => setTimeout(done, 500));
  server.kill("SIGTERM");
  await assert.rejects(next);
  assert.equal(code, 1001);
});
