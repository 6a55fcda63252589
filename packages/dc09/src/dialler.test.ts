import { createConnection, createServer } from 'node:net'
import { describe, expect, test } from 'vitest'
import { closing } from '../testing/line.ts'
import { createDialler, type DiallerError, type DiallerOptions, type Receipt } from './dialler.ts'
import type { Leniency } from './frame.ts'
import type { Quirks } from './quirks.ts'
import { type Answer, createReceiver, type ReceivedFrame, type ReceiverOptions } from './receiver.ts'

const key = Buffer.alloc(32, 'panel')

/** A receiver, and a panel that reports to it. `answer` is told the frame and how many came before it. */
async function reporting(
  transport: 'tcp' | 'udp',
  panelOptions: Partial<DiallerOptions> = {},
  answer: (received: ReceivedFrame, before: number) => Answer = () => 'ack',
  receiverOptions: Partial<ReceiverOptions> = {},
) {
  const received: ReceivedFrame[] = []
  const receiver = createReceiver({
    port: 0,
    accountFor: ({ account }) => (account === '1234' ? { key: panelOptions.key } : undefined),
    receive(frame) {
      received.push(frame)
      return answer(frame, received.length - 1)
    },
    ...receiverOptions,
  })
  const port = await receiver.listen()
  closing.push(() => receiver.close(0))
  const panel = createDialler({ host: '127.0.0.1', port, transport, account: '1234', timeoutMs: 150, ...panelOptions })
  closing.push(() => panel.close())
  return { receiver, received, panel, port }
}

const sequences = (received: readonly ReceivedFrame[]) => received.map(({ frame }) => frame.sequence)

describe.each(['tcp', 'udp'] as const)('a panel over %s', (transport) => {
  test('sends a signal and hears that it was taken', async () => {
    const { panel, received } = await reporting(transport)
    expect(await panel.send({ data: '#1234|Nri1/PA001' })).toMatchObject({
      reply: 'ack',
      sequence: '0001',
      attempts: 1,
    })
    expect(received[0]!.frame).toMatchObject({ token: 'SIA-DCS', line: '0', data: '#1234|Nri1/PA001' })
    expect(received[0]!.frame.timestamp).toBeTypeOf('number')
  })

  test('encrypted', async () => {
    const { panel, received } = await reporting(transport, { key, receiver: '5', line: '7' })
    const event = {
      standard: 'CID',
      qualifier: 'event',
      code: '120',
      area: '01',
      number: '012',
      modifiers: {},
    } as const
    expect(await panel.send({ token: 'ADM-CID', events: [event] })).toMatchObject({ reply: 'ack' })
    expect(received[0]).toMatchObject({
      authenticated: true,
      frame: { encrypted: true, receiver: '5', line: '7', events: [event] },
    })
  })

  test('numbers its frames, and begins anew behind 9999', async () => {
    const { panel, received } = await reporting(transport, { firstSequence: 9998 })
    await Promise.all([1, 2, 3, 4].map((zone) => panel.send({ data: `#1234|NPA${zone}` })))
    expect(sequences(received)).toEqual(['9998', '9999', '0001', '0002'])
    expect(received.map(({ frame }) => frame.data)).toEqual([1, 2, 3, 4].map((zone) => `#1234|NPA${zone}`))
  })

  test('sends the frame again, with its number, until it is answered', async () => {
    const { panel, received } = await reporting(transport, {}, (_, before) => (before < 2 ? 'none' : 'ack'))
    expect(await panel.send({ data: '#1234|NPA1' })).toMatchObject({ reply: 'ack', attempts: 3 })
    expect(sequences(received)).toEqual(['0001', '0001', '0001'])
    expect(new Set(received.map(({ frame }) => frame.content)).size).toBe(1)
  })

  test('gives up after so many attempts, and goes on with the next message', async () => {
    const { panel, received } = await reporting(transport, { attempts: 2, timeoutMs: 40 }, ({ frame }) =>
      frame.data.includes('PA') ? 'none' : 'ack',
    )
    const given = panel.send({ data: '#1234|NPA1' })
    const next = panel.send({ data: '#1234|NFA1' })
    await expect(given).rejects.toMatchObject({ name: 'DiallerError', code: 'no-reply' })
    expect(await next).toMatchObject({ reply: 'ack', sequence: '0002' })
    expect(sequences(received)).toEqual(['0001', '0001', '0002'])
  })

  test('hears that the receiver cannot do anything with it', async () => {
    const { panel, received } = await reporting(transport, {}, () => 'duh')
    expect(await panel.send({ token: 'XYZ-1', data: 'what' })).toMatchObject({ reply: 'duh', attempts: 1 })
    expect(received).toHaveLength(1)
  })

  test('sets its clock by a NAK', async () => {
    const wrong = () => Date.now() - 3_600_000
    const { panel, received, receiver } = await reporting(transport, { key, now: wrong })
    expect(await panel.send({ data: '#1234|NPA1' })).toMatchObject({ reply: 'ack', attempts: 2 })
    expect(receiver.counts()).toMatchObject({ outsideWindow: 1, replies: { nak: 1, ack: 1 } })
    expect(sequences(received)).toEqual(['0001'])
    expect(Math.abs(panel.clockOffset - 3_600_000)).toBeLessThan(2000)
    expect(await panel.send({ data: '#1234|NPA2' })).toMatchObject({ attempts: 1 })
  })

  test('tests its link when it has nothing to say', async () => {
    const outcomes: (Receipt | DiallerError)[] = []
    const { received } = await reporting(transport, { linkTestMs: 20, onLinkTest: (outcome) => outcomes.push(outcome) })
    while (outcomes.length < 3) await new Promise((resolve) => setImmediate(resolve))
    expect(outcomes).toMatchObject([{ reply: 'ack' }, { reply: 'ack' }, { reply: 'ack' }])
    expect(received[0]!.frame).toMatchObject({ token: 'NULL', data: '', events: [] })
  })

  test('refuses what no frame can hold, and goes on', async () => {
    const { panel } = await reporting(transport)
    await expect(panel.send({ data: 'a]b' })).rejects.toThrow('brackets')
    expect(await panel.send({ data: '#1234|NPA1' })).toMatchObject({ reply: 'ack' })
  })

  test('closed in the middle of a message', async () => {
    const { panel, received } = await reporting(transport, {}, () => 'none')
    const sent = panel.send({ data: '#1234|NPA1' })
    const queued = panel.send({ data: '#1234|NPA2' })
    while (received.length === 0) await new Promise((resolve) => setImmediate(resolve))
    panel.close()
    await expect(sent).rejects.toMatchObject({ code: 'closed' })
    await expect(queued).rejects.toMatchObject({ code: 'closed' })
    await expect(panel.send({ data: '' })).rejects.toMatchObject({ code: 'closed' })
  })

  describe('that behaves badly is understood', () => {
    const cases: readonly [Quirks, Leniency[]][] = [
      [{ lowerCaseHex: true }, ['lower-case-hex']],
      [{ binaryCrc: true }, ['binary-crc']],
      [{ decimalLength: true }, ['length']],
      [{ emptyLine: true }, ['empty-line']],
      [{ accountInDataOnly: true }, ['account-in-data']],
      // Over TCP the NUL may come in a segment of its own.
      [{ trailingNul: true }, transport === 'udp' ? ['trailing-nul'] : []],
    ]
    test.each(cases)('%j', async (quirks, leniencies) => {
      const { panel, received } = await reporting(transport, { quirks })
      // The letters make certain that there is something to write small.
      for (let zone = 0; zone < 8; zone++) {
        expect(await panel.send({ data: `#1234|NPA${zone}` })).toMatchObject({ reply: 'ack', attempts: 1 })
      }
      const found = new Set(received.flatMap(({ frame }) => frame.leniencies))
      for (const leniency of leniencies) expect(found).toContain(leniency)
    })

    test('all of it at once, encrypted', async () => {
      const quirks = { lowerCaseHex: true, binaryCrc: true, decimalLength: true, emptyLine: true, padWithoutBar: true }
      const { panel, received } = await reporting(transport, {
        key,
        quirks: { ...quirks, trailingNul: true },
        segments: 7,
      })
      for (let zone = 0; zone < 5; zone++) {
        expect(await panel.send({ data: `#1234|NPA${zone}` })).toMatchObject({ reply: 'ack', attempts: 1 })
      }
      expect(received.map(({ frame }) => frame.data)).toEqual([0, 1, 2, 3, 4].map((zone) => `#1234|NPA${zone}`))
    })
  })
})

describe('a panel over TCP', () => {
  test('stays connected, or connects for each message', async () => {
    for (const persistent of [true, false]) {
      const sources = new Set<number>()
      const { panel } = await reporting('tcp', { persistent }, () => 'ack', {
        receive(_, { port }) {
          sources.add(port)
          return 'ack'
        },
      })
      for (let zone = 0; zone < 3; zone++) await panel.send({ data: `#1234|NPA${zone}` })
      expect(sources.size).toBe(persistent ? 1 : 3)
    }
  })

  test('sends a frame in seven segments', async () => {
    const { panel, received } = await reporting('tcp', { segments: 7 })
    expect(await panel.send({ data: '#1234|NPA1' })).toMatchObject({ reply: 'ack', attempts: 1 })
    expect(received).toHaveLength(1)
  })

  test('calls again when the line breaks before the answer', async () => {
    const { port, received } = await reporting('tcp')
    let calls = 0
    const unreliable = createServer((socket) => {
      calls++
      if (calls === 1) socket.destroy()
      else socket.pipe(createConnection(port)).pipe(socket)
    })
    await new Promise<void>((resolve) => unreliable.listen(0, '127.0.0.1', resolve))
    closing.push(() => unreliable.close())
    const { port: unreliablePort } = unreliable.address() as { port: number }
    const panel = createDialler({ host: '127.0.0.1', port: unreliablePort, transport: 'tcp', account: '1234' })
    closing.push(() => panel.close())
    expect(await panel.send({ data: '#1234|NPA1' })).toMatchObject({ reply: 'ack', attempts: 2 })
    expect(received).toHaveLength(1)
  })

  test('nobody listens', async () => {
    const { receiver, panel } = await reporting('tcp', { attempts: 2, timeoutMs: 30 })
    await receiver.close(0)
    await expect(panel.send({ data: '#1234|NPA1' })).rejects.toMatchObject({ code: 'no-reply' })
  })
})
