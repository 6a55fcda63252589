/**
 * A receiver and a panel that talk. Run it with `node packages/dc09/example.ts`.
 *
 * The receiver keeps what it took in a list. A real one would write it to disk, and answer only then.
 */
import { type Answer, createDialler, createDuplicateFilter, createReceiver, type DecodedFrame } from './src/index.ts'

const key = Buffer.from('0123456789abcdef0123456789abcdef', 'hex')
const accounts = new Map([['1234', { key }]])
const duplicates = createDuplicateFilter<Answer>()
const signals: DecodedFrame[] = []

const receiver = createReceiver({
  port: 0,
  accountFor: ({ account }) => accounts.get(account),
  receive({ frame, account, authenticated }, source) {
    if (!account) return 'duh'
    if (frame.token === 'NULL') return 'ack'
    return duplicates.once({ ...frame, authenticated }, async () => {
      signals.push(frame)
      console.log(`${source.transport} ${frame.account} ${frame.data}`)
      return 'ack'
    })
  },
})
const port = await receiver.listen()

const panel = createDialler({ host: '127.0.0.1', port, transport: 'tcp', account: '1234', key })
const linkTest = await panel.linkTest()
console.log(`link test ${linkTest.sequence}: ${linkTest.reply}`)

const alarm = await panel.send({
  events: [{ standard: 'SIA', code: 'PA', area: '1', number: '001', modifiers: {}, text: 'front desk' }],
  extended: [{ type: 'position', longitude: 69.2797, latitude: 41.3111 }],
})
console.log(`alarm ${alarm.sequence}: ${alarm.reply} in ${alarm.elapsedMs.toFixed(1)} ms`)

panel.close()
await receiver.close()
