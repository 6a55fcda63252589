import { type EncodeOptions, encodeFrame } from './encode.ts'
import type { ExtendedData, SignalCode } from './frame.ts'
import { openTcpLine, openUdpLine, type PanelLine } from './panel-line.ts'
import type { Quirks } from './quirks.ts'
import { decodeReply } from './reply.ts'

/** What a panel says: codes, or data as it stands in the frame. */
export interface PanelMessage {
  /** `SIA-DCS` where nothing is said. */
  readonly token?: string
  readonly events?: readonly SignalCode[]
  readonly data?: string
  readonly extended?: readonly ExtendedData[]
}

/** How a message ended. */
export interface Receipt {
  /** `duh`: the receiver got the frame whole and cannot do anything with it. */
  readonly reply: 'ack' | 'duh'
  readonly sequence: string
  /** How often the frame was sent. */
  readonly attempts: number
  /** From the first attempt to the reply, in milliseconds. */
  readonly elapsedMs: number
}

/** A message that was given up. */
export class DiallerError extends Error {
  readonly code: 'no-reply' | 'closed'

  constructor(code: 'no-reply' | 'closed', message: string) {
    super(message)
    this.name = 'DiallerError'
    this.code = code
  }
}

export interface DiallerOptions {
  readonly host: string
  readonly port: number
  readonly transport: 'tcp' | 'udp'
  readonly account: string
  readonly receiver?: string
  /** `0` where nothing is said. */
  readonly line?: string
  /** Encrypts with it: 16, 24 or 32 bytes. */
  readonly key?: Buffer
  /** How long a reply is waited for before the frame is sent again, in milliseconds; 5,000 where nothing is said. */
  readonly timeoutMs?: number
  /** How often a frame is sent before its message is given up; 4 where nothing is said. */
  readonly attempts?: number
  /** TCP: stay connected from one message to the next. Yes, where nothing is said. */
  readonly persistent?: boolean
  /** Sends a link test when nothing else was sent for so long, in milliseconds. */
  readonly linkTestMs?: number
  /** The first sequence number, 1 to 9999. */
  readonly firstSequence?: number
  /** The panel's clock, in epoch milliseconds; it may well be wrong. A NAK sets it right. */
  readonly now?: () => number
  /** Frames in clear carry a timestamp too (encrypted ones must). Yes, where nothing is said. */
  readonly timestamps?: boolean
  readonly quirks?: Quirks
  /** TCP: in how many segments a frame goes out. */
  readonly segments?: number
  /** Told how each link test that the interval started ended. */
  onLinkTest?(outcome: Receipt | DiallerError): void
}

/** A panel's reporting unit: sends one message after the other, each until it is acknowledged. */
export interface Dialler {
  /**
   * Sends a message and waits for its reply.
   * @throws DiallerError when no attempt was answered, or the dialler was closed.
   */
  send(message: PanelMessage): Promise<Receipt>
  linkTest(): Promise<Receipt>
  /** What NAKs have added to the panel's clock, in milliseconds. */
  readonly clockOffset: number
  close(): void
}

/** A message under way. */
interface Attempt {
  readonly sequence: string
  /** Sends the frame once more, or gives up. */
  send(): void
  settle(kind: 'ack' | 'duh'): void
  fail(error: Error): void
}

const highestSequence = 9999

/**
 * The panel's side of DC-09. A frame that gets no reply is sent again with its sequence number; a NAK sets the clock and
 * has the frame sent again with the new time; numbers run from 0001 to 9999 and begin anew.
 *
 * @example
 * const panel = createDialler({ host: '127.0.0.1', port: 12300, transport: 'tcp', account: '1234' })
 * await panel.send({ data: '#1234|Nri1/PA001' })
 */
export function createDialler(options: DiallerOptions): Dialler {
  const { account, receiver, line, key, timeoutMs = 5000, attempts = 4, persistent = true, now = Date.now } = options
  const { timestamps = true, segments = 1, linkTestMs } = options
  const encoding: EncodeOptions = { key, quirks: options.quirks }
  const openLine = options.transport === 'tcp' ? openTcpLine : openUdpLine
  const wire: PanelLine = openLine(options.host, options.port, { reply: takeReply, broken: retryNow })

  let next = options.firstSequence ?? 1
  let clockOffset = 0
  let current: Attempt | undefined
  let timer: NodeJS.Timeout | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let linkTestTimer: NodeJS.Timeout | undefined
  let closed = false

  function takeSequence(): string {
    const sequence = String(next).padStart(4, '0')
    next = next >= highestSequence ? 1 : next + 1
    return sequence
  }

  /** A line that breaks in the middle of a message is a reply that will not come: no need to wait for it. */
  function retryNow(): void {
    if (!current) return
    clearTimeout(timer)
    // Not at once, lest a receiver that is down be called in a tight loop.
    timer = setTimeout(current.send, Math.min(timeoutMs, 100))
  }

  function takeReply(bytes: Buffer): void {
    const reply = decodeReply(bytes, key)
    if (reply.defect || !current) return
    if (reply.kind === 'nak') {
      // It says 0000 whatever it answers, and what it wants is a frame with the time that it gives.
      if (reply.timestamp !== undefined) clockOffset = reply.timestamp - now()
      clearTimeout(timer)
      current.send()
      return
    }
    const answersCurrent = reply.sequence === current.sequence // else a late reply to an earlier frame
    const isGenuine = reply.kind === 'duh' || reply.encrypted === (key !== undefined)
    if (answersCurrent && isGenuine) current.settle(reply.kind)
  }

  function frameOf({ token = 'SIA-DCS', ...content }: PanelMessage, sequence: string): Buffer {
    const timestamp = timestamps || key ? now() + clockOffset : undefined
    return encodeFrame({ token, sequence, receiver, line, account, ...content, timestamp }, encoding)
  }

  function transmit(message: PanelMessage, sequence: string): Promise<Receipt> {
    if (closed) return Promise.reject(new DiallerError('closed', 'the dialler is closed'))
    return new Promise((resolve, reject) => {
      const firstAt = performance.now()
      let count = 0
      const finish = () => {
        clearTimeout(timer)
        current = undefined
        if (!persistent) wire.hangUp()
        scheduleLinkTest()
      }
      const attempt: Attempt = {
        sequence,
        send() {
          if (count === attempts) {
            attempt.fail(new DiallerError('no-reply', `no reply to frame ${sequence} in ${attempts} attempts`))
            return
          }
          count++
          timer = setTimeout(attempt.send, timeoutMs)
          wire.send(frameOf(message, sequence), segments)
        },
        settle(reply) {
          finish()
          resolve({ reply, sequence, attempts: count, elapsedMs: performance.now() - firstAt })
        },
        fail(error) {
          finish()
          reject(error)
        },
      }
      current = attempt
      try {
        attempt.send()
      } catch (error) {
        attempt.fail(error as Error) // a message that no frame can hold
      }
    })
  }

  /** One message at a time (the acknowledgement of one goes before the next). */
  function enqueue(message: PanelMessage): Promise<Receipt> {
    const sent = queue.then(() => transmit(message, takeSequence()))
    queue = sent.catch(() => {})
    return sent
  }

  const linkTest = () => enqueue({ token: 'NULL', data: '' })

  function scheduleLinkTest(): void {
    clearTimeout(linkTestTimer)
    if (linkTestMs === undefined || closed) return
    linkTestTimer = setTimeout(() => {
      linkTest().then(
        (receipt) => options.onLinkTest?.(receipt),
        (error: DiallerError) => options.onLinkTest?.(error),
      )
    }, linkTestMs)
  }

  scheduleLinkTest()
  return {
    send: enqueue,
    linkTest,
    get clockOffset() {
      return clockOffset
    },
    close() {
      if (closed) return
      closed = true
      clearTimeout(linkTestTimer)
      current?.fail(new DiallerError('closed', 'the dialler was closed'))
      wire.close()
    },
  }
}
