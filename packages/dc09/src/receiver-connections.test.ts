import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { afterAll, closing, key, lines, listening, now, plain } from '../testing/line.ts'
import { encodeFrame } from './encode.ts'
import type { Answer } from './receiver.ts'
import { decodeReply } from './reply.ts'
import { FrameSplitter } from './splitter.ts'

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

  test.each([
    ['forged in clear', encodeFrame({ ...plain, account: 'CAFE', data: '#CAFE|NPA1' })],
    ['captured long ago', encodeFrame({ ...plain, account: 'CAFE', timestamp: now - 3_600_000 }, { key })],
  ])('a frame of a keyed account that was %s makes nobody known', async (_, frame) => {
    const { port, receiver } = await listening(undefined, {
      limits: { strangerTimeoutMs: 200, strangerConnections: 2 },
    })
    const held = await lines.tcp(port)
    held.send(frame)
    await expect.poll(() => receiver.counts().taken + receiver.counts().outsideWindow).toBe(1)
    await lines.tcp(port)
    await (await lines.tcp(port)).closed
    await held.closed
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
