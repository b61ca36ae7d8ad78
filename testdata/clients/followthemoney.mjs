// FollowTheMoney knows every schema and property of the entities, and whom they
// name is there.
import assert from 'node:assert/strict'
import ftm from '@alephdata/followthemoney'

const server = process.argv[2].replace(/\/graphql$/, '')
const answer = await fetch(`${server}/export?format=followthemoney&kind=talks`)
const model = new ftm.Model(ftm.defaultModel)
const given = (await answer.text()).trim().split('\n').map(line => JSON.parse(line))
const ids = new Set(given.map(e => e.id))
assert.equal(ids.size, given.length)
const events = []
for (const data of given) {
  const entity = model.getEntity(data)
  assert.match(data.id, /^[0-9a-zA-Z][0-9a-zA-Z.-]*$/) // as its importers want
  for (const [name, values] of Object.entries(data.properties)) {
    const property = entity.schema.getProperty(name)
    assert.deepEqual(entity.getProperty(name), values)
    if (property.type.isEntity) for (const id of values) assert.ok(ids.has(id), `${data.id}: there is no ${name} ${id}`)
  }
  if (entity.schema.name === 'Event') events.push(entity)
}
assert.ok(events.length > 2)
for (const event of events) {
  assert.match(event.getFirst('description'), /First reported .*, recorded here /)
  assert.ok(event.hasProperty('involved') && event.hasProperty('proof') && event.hasProperty('modifiedAt'))
}
console.log('followthemoney', given.length)
