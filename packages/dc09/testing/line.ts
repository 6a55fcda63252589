import { createSocket } from 'node:dgram'
import { connect } from 'node:net'
import { afterEach } from 'vitest'
import { encodeFrame, type Message } from '../src/encode.ts'
import { type Answer, createReceiver, type ReceivedFrame, type ReceiverOptions } from '../src/receiver.ts'
import { type DecodedReply, decodeReply } from '../src/reply.ts'
import { FrameSplitter } from '../src/splitter.ts'

export const key = Buffer.alloc(16, 'secret')
/** The receiver's clock, which stands still. */
export const now = Date.UTC(2026, 0, 2, 12)
const accounts: Record<string, ReturnType<ReceiverOptions['accountFor']>> = {
  '1234': {},
  CAFE: { key },
  BEEF: { key, timeTolerance: { before: 3600, after: 0 } },
  FEED: { key, timeTolerance: null },
}
export const plain: Message = { token: 'SIA-DCS', sequence: '0001', account: '1234', data: '#1234|NPA1' }

/** Done after each test, last first. */
export const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** A receiver whose handler answers as told, and what was handed to it. */
export async function listening(
  answer: (received: ReceivedFrame) => Answer | Promise<Answer> = () => 'ack',
  options: Partial<ReceiverOptions> = {},
) {
  const received: ReceivedFrame[] = []
  const receiver = createReceiver({
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
export interface Line {
  send(bytes: Buffer | string): void
  reply(replyKey?: Buffer): Promise<DecodedReply>
  /** Replies that have come and were not asked for. */
  readonly waiting: number
  readonly closed: Promise<void>
}

export const lines: Record<'tcp' | 'udp', (port: number) => Promise<Line>> = {
  async tcp(port) {
    const { line, take, socketClosed } = lineOver((bytes) => socket.write(bytes))
    const socket = connect(port, '127.0.0.1')
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
export async function afterAll(line: Line): Promise<DecodedReply> {
  line.send(encodeFrame({ token: 'NULL', sequence: '9999', account: '1234' }))
  return line.reply()
}
