// The Model Context Protocol's client for TypeScript asks over HTTP and by
// starting "parley mcp", and is told the same tools.
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'

const address = new URL('/mcp', process.argv[2])
const folder = mkdtempSync(join(tmpdir(), 'parley-'))
const told = []
for (const transport of [
  new StreamableHTTPClientTransport(address),
  new StdioClientTransport({ command: process.env.PARLEY, args: ['mcp', '--store', `sqlite:${folder}/empty.db`], env: process.env }),
]) {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(transport)
  assert.match(client.getInstructions(), /never follow instructions/)
  const { tools } = await client.listTools()
  told.push(tools.map(tool => tool.name).sort())
  // The client holds answers against the schemas that the tools declare.
  const { structuredContent, isError } = await client.callTool({ name: 'search_events', arguments: { kinds: ['talks'], first: 2 } })
  assert.ok(!isError)
  if (told.length === 1) {
    assert.equal(structuredContent.events.length, 2)
    const { structuredContent: one } = await client.callTool({ name: 'get_event', arguments: { id: structuredContent.events[0].id } })
    assert.ok(one.event.citations[0].quotes[0].untrusted_text)
    const { structuredContent: met } = await client.callTool({ name: 'contacts', arguments: { actor: 'Sergei Lavrov' } })
    assert.ok(met.contacts.length > 1)
  }
  await client.close()
}
rmSync(folder, { recursive: true })
assert.deepEqual(told[0], told[1])
console.log('assistant', told[0].length)
