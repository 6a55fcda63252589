import { describe, expect, test } from 'vitest'
import { afterAll, key, lines, listening, now, plain } from '../testing/line.ts'
import { encodeFrame } from './encode.ts'
import { createLineMonitor } from './monitor.ts'
import { type Answer, createReceiver } from './receiver.ts'

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
      { authenticated: true, account: {}, receivedAt: now, frame: { data: '#1234|NPA1' } },
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
    expect(receiver.counts()).toMatchObject({ taken: 4, silent: 1, replies: { ack: 1, nak: 0, duh: 0 } })
  })

  test('a frame in clear under an account with a key: handed on as unauthenticated, never acknowledged', async () => {
    const { port, received } = await listening()
    const line = await lines[transport](port)
    line.send(encodeFrame({ ...plain, account: 'CAFE', data: '#CAFE|NPA1', timestamp: now }))
    await afterAll(line)
    expect(received).toMatchObject([
      { authenticated: false, account: { key: expect.any(Buffer) }, frame: { account: 'CAFE' } },
      {},
    ])
    expect(line.waiting).toBe(0)
  })

  test('a frame of an unknown account is handed on as that', async () => {
    const { port, received } = await listening()
    const line = await lines[transport](port)
    line.send(encodeFrame({ ...plain, account: '9999' }))
    expect(await line.reply()).toMatchObject({ kind: 'ack', account: '9999' })
    expect(received).toMatchObject([{ account: undefined }])
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
