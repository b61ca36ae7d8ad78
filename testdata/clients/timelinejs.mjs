// TimelineJS reads a timeline: its own reader of data, without the browser that
// it is made for. Its sources name files without their endings, as bundlers
// take them, and clean markup with the browser's help.
import assert from 'node:assert/strict'
import { register } from 'node:module'

register('data:text/javascript,' + encodeURIComponent(`
  export async function resolve(name, context, next) {
    if (name === 'dompurify') return { url: 'data:text/javascript,export default { sanitize: text => text, addHook() {} }', shortCircuit: true }
    const ours = context.parentURL?.includes('@knight-lab/timelinejs') && name.startsWith('.')
    return next(ours && !name.endsWith('.js') ? name + '.js' : name, context)
  }
  export async function load(url, context, next) {
    return next(url, url.includes('@knight-lab/timelinejs') ? { ...context, format: 'module' } : context)
  }`))
globalThis.window = globalThis
globalThis.document = { createElement: () => ({ style: {} }), documentElement: { style: {} } }
globalThis.getComputedStyle = () => ({})
globalThis.DOMParser = class {
  parseFromString(text) {
    assert.doesNotMatch(text, /[<&]/) // so there is no markup to take out
    return { body: { textContent: text } }
  }
}
const { TimelineConfig } = await import('./node_modules/@knight-lab/timelinejs/src/js/core/TimelineConfig.js')

const server = process.argv[2].replace(/\/graphql$/, '')
const answer = await fetch(`${server}/export?format=timelinejs&kind=talks`)
const timeline = await answer.json()
const config = new TimelineConfig(structuredClone(timeline))
config.validate()
assert.deepEqual(config.getErrors(), [])
assert.equal(config.title.text.headline, 'Talks')
assert.equal(config.events.length, timeline.events.length)
for (const [i, event] of config.events.entries()) {
  const { year, month, day } = timeline.events[i].start_date
  assert.equal(event.start_date.data.date_obj.toDateString(), new Date(year, month - 1, day).toDateString())
  assert.match(event.text.text, /First reported \d{4}-.*recorded here \d{4}-/)
  assert.match(event.text.headline, /talks/)
}
console.log('timelinejs', config.events.length)
