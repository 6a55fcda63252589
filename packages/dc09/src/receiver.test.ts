import { createSocket } from 'node:dgram'
import { connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { encodeFrame, type Message } from './encode.ts'
import { createLineMonitor } from './monitor.ts'
import { type Answer, createReceiver, type ReceivedFrame, type Receiver, type ReceiverOptions } from './receiver.ts'
import { type DecodedReply, decodeReply } from './reply.ts'
import { FrameSplitter } from './splitter.ts'

const key = Buffer.alloc(16, 'secret')
const now = Date.UTC(2026, 0, 2, 12)
const accounts: Record<string, ReturnType<ReceiverOptions['accountFor']>> = {
  '1234': {},
  CAFE: { key },
  BEEF: { key, timeTolerance: { before: 3600, after: 0 } },
  FEED: { key, timeTolerance: null },
}
const plain: Message = { token: 'SIA-DCS', sequence: '0001', account: '1234', data: '#1234|NPA1' }

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A receiver whose handler answers as told, and what was handed to it. */
async function listening(
  answer: (received: ReceivedFrame) => Answer | Promise<Answer> = () => 'ack',
  options: Partial<ReceiverOptions> = {},
) {
  const received: ReceivedFrame[] = []
  const receiver: Receiver = createReceiver({
    port: 0,
    accountFor: ({ account }) => accounts[account],
    receive(frame) {
      received.push({ ...frame, bytes: Buffer.from(frame.bytes) })
      return answer(frame)
    },
    now: () => now,
    ...options,
  })
  const port = await receiver.listen()
  closing.push(() => receiver.close(0))
  return { receiver, received, port }
}

/** A panel without any cleverness: sends bytes, and gives the replies in the order in which they come. */
interface Line {
  send(bytes: Buffer | string): void
  reply(replyKey?: Buffer): Promise<DecodedReply>
  /** Replies that have come and were not asked for. */
  readonly waiting: number
  readonly closed: Promise<void>
}

const lines: Record<'tcp' | 'udp', (port: number) => Promise<Line>> = {
  async tcp(port) {
    const { line, take, socketClosed } = lineOver((bytes) => socket.write(bytes))
    const socket: Socket = connect(port, '127.0.0.1')
    const splitter = new FrameSplitter()
    socket.on('data', (bytes) => splitter.push(bytes, { frame: take, rubbish: () => {} }))
    socket.on('error', () => {})
    socket.on('close', socketClosed)
    closing.push(() => socket.destroy())
    await new Promise((resolve) => socket.once('connect', resolve))
    return line
  },
  async udp(port) {
    const { line, take } = lineOver((bytes) => socket.send(bytes, port, '127.0.0.1'))
    const socket = createSocket('udp4').on('message', take)
    closing.push(() => socket.close())
    return line
  },
}

function lineOver(send: (bytes: Buffer) => void) {
  const come: Buffer[] = []
  const asked: ((bytes: Buffer) => void)[] = []
  let socketClosed = () => {}
  const closed = new Promise<void>((resolve) => {
    socketClosed = resolve
  })
  const line: Line = {
    send: (bytes) => send(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes),
    async reply(replyKey) {
      const bytes = come.shift() ?? (await new Promise<Buffer>((resolve) => asked.push(resolve)))
      const reply = decodeReply(bytes, replyKey)
      if (reply.defect) throw new Error(`no reply but ${reply.defect}`)
      return reply
    },
    get waiting() {
      return come.length
    },
    closed,
  }
  const take = (bytes: Buffer) => {
    const waiting = asked.shift()
    if (waiting) waiting(Buffer.from(bytes))
    else come.push(Buffer.from(bytes))
  }
  return { line, take, socketClosed }
}

/** Sends a link test behind everything else; once it is answered, nothing before it can still be on its way in. */
async function afterAll(line: Line): Promise<DecodedReply> {
  line.send(encodeFrame({ token: 'NULL', sequence: '9999', account: '1234' }))
  return line.reply()
}

describe.each(['tcp', 'udp'] as const)('over %s', (transport) => {
  test('a frame is acknowledged after its handler is done, and not before', async () => {
    let commit = () => {}
    const committed = new Promise<void>((resolve) => {
      commit = resolve
    })
    const { port, received } = await listening(({ frame }) =>
      frame.token === 'NULL' ? 'ack' : committed.then(() => 'ack' as const),
    )
    const line = await lines[transport](port)
    line.send(encodeFrame(plain))
    expect(await afterAll(line)).toMatchObject({ kind: 'ack', sequence: '9999' })
    expect(received.map(({ frame }) => frame.sequence)).toEqual(['0001', '9999'])
    expect(line.waiting).toBe(0)
    commit()
    expect(await line.reply()).toMatchObject({ kind: 'ack', sequence: '0001', account: '1234', line: '0' })
  })

  test('the handler hears all about a frame', async () => {
    const { port, received } = await listening()
    const line = await lines[transport](port)
    const bytes = encodeFrame(plain)
    line.send(bytes)
    await line.reply()
    expect(received).toMatchObject([
      { authenticated: true, known: true, receivedAt: now, frame: { data: '#1234|NPA1' } },
    ])
    expect(received[0]!.bytes).toEqual(bytes)
  })

  test('an encrypted frame has an encrypted ACK with our time', async () => {
    const { port, received } = await listening()
    const line = await lines[transport](port)
    line.send(encodeFrame({ ...plain, account: 'CAFE', timestamp: now }, { key }))
    expect(await line.reply(key)).toMatchObject({ kind: 'ack', encrypted: true, timestamp: now, account: 'CAFE' })
    expect(received).toMatchObject([{ authenticated: true }])
  })

  test.each(['duh', 'nak'] as const)('the handler answers %s', async (kind) => {
    const { port } = await listening(() => kind)
    const line = await lines[transport](port)
    line.send(encodeFrame(plain))
    expect(await line.reply()).toMatchObject({ kind })
  })

  test('no answer when the handler says so, fails or throws; the next frame is answered', async () => {
    const answers: (() => Answer | Promise<Answer>)[] = [
      () => 'none',
      () => Promise.reject(new Error('disk full')),
      () => {
        throw new Error('a mistake')
      },
    ]
    const errors: unknown[] = []
    const { port, receiver } = await listening(({ frame }) => answers[Number(frame.sequence)]?.() ?? 'ack', {
      onError: (error) => errors.push(error),
    })
    const line = await lines[transport](port)
    for (const sequence of ['0000', '0001', '0002']) line.send(encodeFrame({ ...plain, sequence }))
    expect(await afterAll(line)).toMatchObject({ sequence: '9999' })
    expect(line.waiting).toBe(0)
    expect(errors.map(String)).toEqual(expect.arrayContaining(['Error: disk full', 'Error: a mistake']))
    expect(receiver.counts()).toMatchObject({ taken: 4, replies: { ack: 1, nak: 0, duh: 0 } })
  })

  test('a frame in clear under an account with a key: handed on as unauthenticated, never acknowledged', async () => {
    const { port, received } = await listening()
    const line = await lines[transport](port)
    line.send(encodeFrame({ ...plain, account: 'CAFE', data: '#CAFE|NPA1', timestamp: now }))
    await afterAll(line)
    expect(received).toMatchObject([{ authenticated: false, known: true, frame: { account: 'CAFE' } }, {}])
    expect(line.waiting).toBe(0)
  })

  test('a frame of an unknown account is handed on as that', async () => {
    const { port, received } = await listening()
    const line = await lines[transport](port)
    line.send(encodeFrame({ ...plain, account: '9999' }))
    expect(await line.reply()).toMatchObject({ kind: 'ack', account: '9999' })
    expect(received).toMatchObject([{ known: false }])
  })

  describe('the time window of encrypted frames', () => {
    const cases: readonly [account: string, offset: number, taken: boolean][] = [
      ['CAFE', 0, true],
      ['CAFE', -40, true],
      ['CAFE', -41, false],
      ['CAFE', 20, true],
      ['CAFE', 21, false],
      ['BEEF', -3600, true],
      ['BEEF', 1, false],
      ['FEED', -1_000_000, true],
    ]
    test.each(cases)('%s, clock off by %i s: taken %s', async (account, offset, taken) => {
      const { port, received, receiver } = await listening()
      const line = await lines[transport](port)
      line.send(encodeFrame({ ...plain, account, timestamp: now + offset * 1000 }, { key }))
      const reply = await line.reply(key)
      expect(received).toHaveLength(taken ? 1 : 0)
      expect(reply).toMatchObject(
        taken ? { kind: 'ack', sequence: '0001' } : { kind: 'nak', encrypted: false, sequence: '0000', timestamp: now },
      )
      expect(receiver.counts().outsideWindow).toBe(taken ? 0 : 1)
    })
    test('does not concern frames in clear', async () => {
      const { port } = await listening()
      const line = await lines[transport](port)
      line.send(encodeFrame({ ...plain, timestamp: now - 86_400_000 }))
      expect(await line.reply()).toMatchObject({ kind: 'ack' })
    })
  })

  test('what cannot be read although it came whole gets a DUH; what came damaged gets nothing', async () => {
    const { port, received, receiver } = await listening()
    const line = await lines[transport](port)
    const damaged = encodeFrame(plain)
    damaged[1] = damaged[1] === 0x30 ? 0x31 : 0x30
    line.send(damaged)
    line.send(encodeFrame({ ...plain, account: 'ABCD', timestamp: now }, { key }))
    expect(await line.reply()).toMatchObject({ kind: 'duh', sequence: '0001', account: 'ABCD' })
    line.send(encodeFrame({ ...plain, account: 'CAFE', timestamp: now }, { key: Buffer.alloc(16, 'wrong') }))
    expect(await line.reply()).toMatchObject({ kind: 'duh', account: 'CAFE' })
    await afterAll(line)
    expect(line.waiting).toBe(0)
    expect(received).toHaveLength(1)
    expect(receiver.counts()).toMatchObject({ defects: { crc: 1, 'no-key': 1, undecipherable: 1 } })
    expect(receiver.counts().sources).toEqual([{ address: '127.0.0.1', crc: 1, 'no-key': 1, undecipherable: 1 }])
  })

  test('binary rubbish does no harm, and is counted with its source', async () => {
    const { port, receiver } = await listening()
    const line = await lines[transport](port)
    line.send(Buffer.from(Array.from({ length: 1000 }, (_, index) => (index * 37) % 256 || 1)))
    expect(await afterAll(line)).toMatchObject({ kind: 'ack' })
    const [source] = receiver.counts().sources
    expect(source).toMatchObject({ address: '127.0.0.1' })
    expect((source!.rubbish ?? 0) + (source!.format ?? 0)).toBeGreaterThan(0)
  })

  test('whoever watches the line sees what came, how it was read and what was answered', async () => {
    const monitor = createLineMonitor()
    const { port } = await listening(undefined, { monitor })
    const watch = monitor.watch()
    const line = await lines[transport](port)
    line.send(encodeFrame(plain))
    await line.reply()
    line.send(encodeFrame({ ...plain, account: 'CAFE', timestamp: 0 }, { key }))
    await line.reply()
    line.send(encodeFrame({ ...plain, account: 'CAFE', data: '#CAFE|NPA1' }))
    line.send('\n00000000"damaged"\r')
    await afterAll(line)
    watch.close()
    const seen: unknown[] = []
    for (const event of await drain(watch)) {
      expect(event).toMatchObject({ at: now, source: { transport, address: '127.0.0.1' } })
      if (event.type === 'frame') seen.push([event.outcome, event.reading.defect ?? event.reading.account])
      else if (event.type === 'reply') seen.push(event.kind)
    }
    expect(seen).toEqual([
      ['taken', '1234'],
      'ack',
      ['outside-window', 'CAFE'],
      'nak',
      ['unauthenticated', 'CAFE'],
      ['refused', 'crc'],
      ['taken', '1234'],
      'ack',
    ])
  })
})

describe('TCP and UDP', () => {
  test('share one port', async () => {
    const { port, received } = await listening()
    for (const transport of ['tcp', 'udp'] as const) {
      const line = await lines[transport](port)
      line.send(encodeFrame(plain))
      await line.reply()
    }
    expect(received).toHaveLength(2)
  })

  test('a port that is taken is refused, and nothing stays open', async () => {
    const { port } = await listening()
    const second = createReceiver({ port, accountFor: () => undefined, receive: () => 'ack' })
    await expect(second.listen()).rejects.toThrow('EADDRINUSE')
    await second.close(0)
  })
})

describe('TCP', () => {
  test('two frames in one segment, one in seven', async () => {
    const { port } = await listening()
    const line = await lines.tcp(port)
    const both = [1, 2].map((number) => encodeFrame({ ...plain, sequence: `000${number}` }))
    line.send(Buffer.concat(both))
    expect([(await line.reply()).sequence, (await line.reply()).sequence]).toEqual(['0001', '0002'])
    for (let piece = 0; piece < 7; piece++) {
      line.send(both[0]!.subarray(piece * 7, piece === 6 ? undefined : piece * 7 + 7))
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect((await line.reply()).sequence).toBe('0001')
  })

  test('a panel that closes its side behind the frame has its answer all the same', async () => {
    let commit = (_: Answer) => {}
    const { port, received } = await listening(
      () =>
        new Promise<Answer>((resolve) => {
          commit = resolve
        }),
    )
    const replies: Buffer[] = []
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    socket.on('data', (bytes) => replies.push(bytes))
    socket.end(encodeFrame(plain))
    while (received.length === 0) await new Promise((resolve) => setImmediate(resolve))
    commit('ack')
    await new Promise((resolve) => socket.on('end', resolve))
    expect(decodeReply(Buffer.concat(replies))).toMatchObject({ kind: 'ack', sequence: '0001' })
  })

  test('replies that become ready together leave together', async () => {
    let commit = () => {}
    const committed = new Promise<Answer>((resolve) => {
      commit = () => resolve('ack')
    })
    const { port, received } = await listening(() => committed)
    const segments: number[] = []
    const socket = connect(port, '127.0.0.1')
    closing.push(() => socket.destroy())
    const count = 50
    const all = new Promise<void>((resolve) => {
      let replies = 0
      const splitter = new FrameSplitter()
      socket.on('data', (bytes) => {
        segments.push(bytes.length)
        splitter.push(bytes, { frame: () => ++replies === count && resolve(), rubbish: () => {} })
      })
    })
    for (let sent = 0; sent < count; sent++) socket.write(encodeFrame({ ...plain, sequence: String(1000 + sent) }))
    while (received.length < count) await new Promise((resolve) => setImmediate(resolve))
    commit()
    await all
    expect(segments).toHaveLength(1)
  })

  test('a slow panel gets its answer, and does not hold up another', async () => {
    const { port } = await listening()
    const [slow, fast] = [await lines.tcp(port), await lines.tcp(port)]
    const bytes = encodeFrame(plain)
    for (let at = 0; at < bytes.length; at++) {
      slow.send(bytes.subarray(at, at + 1))
      if (at % 10 === 0) {
        fast.send(bytes)
        await fast.reply()
      }
    }
    expect(await slow.reply()).toMatchObject({ kind: 'ack' })
  })

  test('a frame without end is passed over, and the sound one behind it answered', async () => {
    const { port, receiver } = await listening()
    const line = await lines.tcp(port)
    line.send(`\n00000FFF"SIA-DCS"0001L0#1234[${'x'.repeat(20_000)}`)
    line.send(encodeFrame(plain))
    expect(await line.reply()).toMatchObject({ kind: 'ack', sequence: '0001' })
    expect(receiver.counts().defects.rubbish).toBeGreaterThan(0)
  })
})

describe('strangers', () => {
  test('who drips bytes and never sends a frame is hung up on; who has sent one stays', async () => {
    const { port, receiver } = await listening(undefined, { limits: { strangerTimeoutMs: 60 } })
    const stranger = await lines.tcp(port)
    const dripping = setInterval(() => stranger.send('x'), 10)
    await stranger.closed
    clearInterval(dripping)
    const panel = await lines.tcp(port)
    await afterAll(panel)
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(receiver.counts().connections).toBe(1)
    expect(await afterAll(panel)).toMatchObject({ kind: 'ack' })
  })

  test('who sends nothing but defects is hung up on', async () => {
    const { port } = await listening(undefined, { limits: { strangerDefects: 5 } })
    const stranger = await lines.tcp(port)
    for (let count = 0; count < 5; count++) stranger.send('\n00000013"NULL"0001L0#1234[]\r')
    await stranger.closed
  })

  test('have so many connections; as soon as one is a known panel’s, its address has as many as it likes', async () => {
    const { port, receiver } = await listening(undefined, { limits: { strangerConnections: 3 } })
    const held = [await lines.tcp(port), await lines.tcp(port), await lines.tcp(port)]
    await (await lines.tcp(port)).closed
    await afterAll(held[0]!)
    const more = [await lines.tcp(port), await lines.tcp(port), await lines.tcp(port)]
    for (const line of more) expect(await afterAll(line)).toMatchObject({ kind: 'ack' })
    expect(receiver.counts().connections).toBe(6)
  })

  test('well-formed frames of known accounts are never limited, however many come at once', async () => {
    const { port } = await listening(() => Promise.resolve('ack'), {
      limits: { strangerDefects: 1, strangerConnections: 1, framesPerConnection: 10 },
    })
    const line = await lines.tcp(port)
    const count = 2000
    line.send(
      Buffer.concat(
        Array.from({ length: count }, (_, index) => encodeFrame({ ...plain, sequence: String(1000 + index) })),
      ),
    )
    for (let index = 0; index < count; index++) expect((await line.reply()).sequence).toBe(String(1000 + index))
  })
})

test('with too many datagrams unanswered, further ones are dropped and counted', async () => {
  let commit = (_: Answer) => {}
  const committed = new Promise<Answer>((resolve) => {
    commit = resolve
  })
  const { port, received, receiver } = await listening(() => committed, { limits: { datagrams: 2 } })
  const line = await lines.udp(port)
  for (let sequence = 1; sequence <= 3; sequence++) line.send(encodeFrame({ ...plain, sequence: `000${sequence}` }))
  while (receiver.counts().overload === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(received).toHaveLength(2)
  commit('ack')
  await line.reply()
  await line.reply()
  expect(await afterAll(line)).toMatchObject({ kind: 'ack' })
})

test('closing waits for the frames that are being worked on', async () => {
  let commit = (_: Answer) => {}
  const { port, received, receiver } = await listening(
    () =>
      new Promise<Answer>((resolve) => {
        commit = resolve
      }),
  )
  const line = await lines.tcp(port)
  line.send(encodeFrame(plain))
  while (received.length === 0) await new Promise((resolve) => setImmediate(resolve))
  const closed = receiver.close()
  commit('ack')
  await closed
  expect(await line.reply()).toMatchObject({ kind: 'ack' })
})

/** What a closed watch still holds. */
async function drain<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const drained: Item[] = []
  for await (const item of items) drained.push(item)
  return drained
}
