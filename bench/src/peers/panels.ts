import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { encodeFrame } from '@yordam/dc09'
import { Latencies } from '../latencies.ts'
import { answerAsPeer } from '../peer.ts'
import type { BenchAccount } from '../register.ts'

export interface Load {
  readonly port: number
  /** Each has one connection, and on it one frame at a time. */
  readonly accounts: readonly BenchAccount[]
  /** In all frames: by it the frames of one load are others than those of the loads before. */
  readonly area: number
  /** With what a reply must begin behind its CRC and length; the sequence of the frame follows. */
  readonly replyToken: string
  readonly warmUpMs: number
  readonly measureMs: number
  /** From a reply to the next frame; left out: none, which is as fast as can be. */
  readonly restMs?: number
  /** So many frames are made beforehand, over all connections. */
  readonly frames: number
}

export interface Loaded {
  /** Replies per second while it was measured. */
  readonly rate: number
  readonly p50: number
  readonly p99: number
  /** All frames that were acknowledged, the warm-up and the end included. */
  readonly acknowledged: number
}

/** The order `wave`: one alarm of each account, evenly spread over a time. Answers when each was sent. */
export interface Wave {
  readonly port: number
  readonly accounts: readonly string[]
  readonly perSecond: number
  readonly connections: number
}

export type Panels = {
  load: { ask: Load; answer: Loaded }
  wave: { ask: Wave; answer: Float64Array }
}

/** Behind LF, CRC and length. */
const tokenAt = 9

answerAsPeer<Panels>({
  async load({ port, accounts, area, replyToken, warmUpMs, measureMs, restMs = 0, frames }) {
    const framesOf = accounts.map((account) => prepareFrames(account, area, Math.ceil(frames / accounts.length)))
    const latencies = new Latencies()
    const token = Buffer.from(replyToken)
    let acknowledged = 0
    let measuring = false
    let stopping = false
    const panels = framesOf.map((own) =>
      runPanel({ port, frames: own, token, restMs, isStopping: () => stopping, report }),
    )

    function report(ms: number): void {
      acknowledged++
      if (measuring) latencies.add(ms)
    }

    await Promise.race([Promise.all(panels), sleep(warmUpMs)])
    measuring = true
    const begun = performance.now()
    await Promise.race([Promise.all(panels), sleep(measureMs)])
    measuring = false
    const seconds = (performance.now() - begun) / 1_000
    stopping = true
    await Promise.all(panels)
    return {
      rate: latencies.total / seconds,
      p50: latencies.percentile(0.5),
      p99: latencies.percentile(0.99),
      acknowledged,
    }
  },

  async wave({ port, accounts, perSecond, connections }) {
    const sockets = await Promise.all(Array.from({ length: connections }, () => open(port)))
    for (const socket of sockets) socket.resume()
    const frames = accounts.map((account) => prepareFrames({ account }, 1, 1)[0]!)
    const sentAt = new Float64Array(accounts.length)
    const begun = performance.now()
    for (let next = 0; next < frames.length; ) {
      const due = Math.min(frames.length, Math.floor(((performance.now() - begun) * perSecond) / 1_000))
      for (; next < due; next++) {
        sentAt[next] = performance.timeOrigin + performance.now()
        sockets[next % connections]!.write(frames[next]!)
      }
      await sleep(1)
    }
    await sleep(1_000) // the last ones are still being acknowledged
    for (const socket of sockets) socket.destroy()
    return sentAt
  },
})

/** Frames of other zones in turn, since no panel reports the same thing a thousand times a second; `area` tells loads apart. */
function prepareFrames({ account, key }: BenchAccount, area: number, count: number): Buffer[] {
  if (count > 9_999) throw new Error('a connection has no more than 9,999 sequences before they repeat')
  const cipher = key === undefined ? undefined : Buffer.from(key, 'hex')
  const timestamp = cipher && Date.now()
  return Array.from({ length: count }, (_, index) => {
    const sequence = String(index + 1).padStart(4, '0')
    const data = `#${account}|Nri${area}/BA${sequence}`
    return encodeFrame({ token: 'SIA-DCS', sequence, account, data, timestamp }, { key: cipher })
  })
}

async function open(port: number): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await once(socket, 'connect')
  return socket
}

interface Running {
  readonly port: number
  readonly frames: readonly Buffer[]
  readonly token: Buffer
  readonly restMs: number
  readonly isStopping: () => boolean
  readonly report: (ms: number) => void
}

/**
 * One panel: the next frame goes out when the last one is acknowledged. Resolves when it has stopped and nothing is
 * outstanding; rejects when a reply is not what it should be, and when there are no more frames.
 */
function runPanel({ port, frames, token, restMs, isStopping, report }: Running): Promise<void> {
  return new Promise((resolve, reject) => {
    let next = 0
    let sentAt = 0
    /** All sockets read into buffers that live as long as they do: the client must cost as little as can be. */
    const buffer = Buffer.allocUnsafe(4_096)
    const socket = connect({
      port,
      host: '127.0.0.1',
      noDelay: true,
      onread: {
        buffer,
        callback(length) {
          take(length)
          return true
        },
      },
    })
    const fail = (error: Error) => {
      socket.destroy()
      reject(error)
    }
    const send = () => {
      const frame = frames[next]
      if (!frame) return fail(new Error(`${frames.length} frames for each connection were not enough`))
      sentAt = performance.now()
      socket.write(frame)
    }
    const take = (length: number) => {
      const wrong = faultOf(buffer, length, token, next + 1)
      if (wrong) return fail(new Error(`${wrong} in the reply ${buffer.toString('latin1', 0, length)}`))
      report(performance.now() - sentAt)
      next++
      if (isStopping()) {
        socket.destroy()
        resolve()
      } else if (restMs > 0) setTimeout(send, restMs)
      else send()
    }
    socket.on('connect', send).on('error', fail)
    socket.on('close', () => reject(new Error('the server hung up')))
  })
}

/** What is wrong with a reply of one segment; undefined when it is whole, of the right kind, and to the right frame. */
function faultOf(bytes: Buffer, length: number, token: Buffer, sequence: number): string | undefined {
  if (bytes[0] !== 0x0a || bytes[length - 1] !== 0x0d) return 'no frame'
  for (let at = 0; at < token.length; at++) if (bytes[tokenAt + at] !== token[at]) return 'another token'
  const at = tokenAt + token.length
  const given =
    (bytes[at]! - 48) * 1_000 + (bytes[at + 1]! - 48) * 100 + (bytes[at + 2]! - 48) * 10 + (bytes[at + 3]! - 48)
  return given === sequence ? undefined : 'another sequence'
}
