import { lookup } from 'node:dns/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type DecodeOptions, decodeFrame } from './decode.ts'
import type { AccountRef, DecodedFrame, FrameDefect, Header } from './frame.ts'
import { defaultLimits, type Limits } from './limits.ts'
import type { Link } from './link.ts'
import type { LineMonitor, Outcome } from './monitor.ts'
import { encodeReply, type ReplyKind } from './reply.ts'
import { type DefectCounts, type Source, type SourceCounts, Sources } from './source.ts'
import { TcpListener } from './tcp.ts'
import { isWithin, type TimeTolerance } from './tolerance.ts'
import { UdpListener } from './udp.ts'

/** What the receiver must know of an account. */
export interface KnownAccount {
  /** 16, 24 or 32 bytes; always the same Buffer for the same key. */
  readonly key?: Buffer | undefined
  /** How far the clock of an encrypted frame may be off; `null` for no check, 40 s and 20 s where nothing is said. */
  readonly timeTolerance?: TimeTolerance | null | undefined
}

/** A well-formed frame, handed on. */
export interface ReceivedFrame<Account extends KnownAccount = KnownAccount> {
  readonly frame: DecodedFrame
  /** False for a frame in clear under an account that has a key: anybody may have sent it. It gets no ACK. */
  readonly authenticated: boolean
  /** What `accountFor` said of it; undefined for a stranger's. */
  readonly account: Account | undefined
  /** Epoch milliseconds. */
  readonly receivedAt: number
  /** The frame as it came. Only lent: copy what is kept. */
  readonly bytes: Buffer
}

/** What is answered; with `none`, the panel hears nothing and sends the frame again. */
export type Answer = ReplyKind | 'none'

export interface ReceiverOptions<Account extends KnownAccount = KnownAccount> {
  /** 127.0.0.1 where nothing is said. */
  readonly host?: string
  /** 0 for any free one. TCP and UDP use the same. */
  readonly port: number
  /** Both where nothing is said. */
  readonly transports?: readonly ('tcp' | 'udp')[]
  /** What is known of an account; undefined for a stranger's. Called for every frame. */
  accountFor(account: AccountRef): Account | undefined
  /**
   * Decides on a frame, link tests included. The answer is sent when its promise resolves, and not before: so an ACK can
   * mean that the signal is safe. When it rejects, nothing is answered.
   */
  receive(received: ReceivedFrame<Account>, source: Source): Answer | Promise<Answer>
  /** Told of handlers that failed and of sockets that broke; nothing else happens because of them. */
  onError?(error: unknown): void
  readonly monitor?: LineMonitor
  readonly limits?: Partial<Limits>
  readonly now?: () => number
}

export interface ReceiverCounts {
  /** Well-formed frames that were handed on. */
  readonly taken: number
  readonly outsideWindow: number
  readonly overload: number
  /** Frames that were handed on, and that the handler wanted no answer for. */
  readonly silent: number
  readonly replies: Readonly<Record<ReplyKind, number>>
  readonly defects: DefectCounts
  /** The defects by the address that they came from. */
  readonly sources: readonly SourceCounts[]
  /** TCP connections that are open. */
  readonly connections: number
}

export interface Receiver {
  /** Starts listening. Returns the port. */
  listen(): Promise<number>
  /** Stops listening, lets frames that are being worked on have their answers for up to `graceMs`, hangs up. */
  close(graceMs?: number): Promise<void>
  counts(): ReceiverCounts
}

/**
 * A receiver of DC-09 frames over TCP and UDP on one port.
 *
 * What is answered (5.5.3): the handler's ACK, NAK or DUH; NAK with our time for an encrypted frame outside its time
 * window (5.5.3.2); DUH for a frame that came whole and cannot be read, because it is not built as it should be or its key
 * is not the one we have (5.5.3.3). Bytes whose CRC is wrong get no answer at all: the standard names none for them, since
 * what they say of their sender and sequence cannot be believed, and the panel repeats what is not acknowledged.
 */
export function createReceiver<Account extends KnownAccount>(options: ReceiverOptions<Account>): Receiver {
  const { accountFor, receive, monitor, now = Date.now, transports = ['tcp', 'udp'] } = options
  const limits = { ...defaultLimits, ...options.limits }
  const onError = options.onError?.bind(options) ?? (() => {})
  const sources = new Sources()
  const decoding: DecodeOptions = { keyFor: (account) => accountFor(account)?.key }
  const replies: Record<ReplyKind, number> = { ack: 0, nak: 0, duh: 0 }
  const defects: Partial<Record<keyof DefectCounts, number>> = {}
  let taken = 0
  let outsideWindow = 0
  let overload = 0
  let silent = 0
  let unanswered = 0

  let tcp: TcpListener | undefined
  let udp: UdpListener | undefined

  const reportFrame = (bytes: Buffer, link: Link, reading: DecodedFrame | FrameDefect, outcome: Outcome) => {
    if (!monitor?.active) return
    monitor.report({ type: 'frame', at: now(), source: link.source, bytes: Buffer.from(bytes), reading, outcome })
  }

  function reply(kind: ReplyKind, to: Header, link: Link, key: Buffer | undefined): void {
    const at = now()
    const bytes = encodeReply(kind, to, { now: at, key })
    replies[kind]++
    link.send(bytes)
    if (monitor?.active) monitor.report({ type: 'reply', at, source: link.source, bytes, kind })
  }

  function countDefect(kind: keyof DefectCounts, link: Link): void {
    defects[kind] = (defects[kind] ?? 0) + 1
    sources.countDefect(link.source.address, kind)
    link.defective()
  }

  function refuse(bytes: Buffer, link: Link, reading: FrameDefect): void {
    countDefect(reading.defect, link)
    reportFrame(bytes, link, reading, 'refused')
    if (reading.header) reply('duh', reading.header, link, undefined)
  }

  function take(bytes: Buffer, link: Link): void {
    const frame = decodeFrame(bytes, decoding)
    if (frame.defect) {
      refuse(bytes, link, frame)
      return
    }
    const account = accountFor(frame)
    const receivedAt = now()
    if (frame.encrypted && !isWithin(account?.timeTolerance, frame.timestamp, receivedAt)) {
      outsideWindow++
      link.wellFormed(false)
      reportFrame(bytes, link, frame, 'outside-window')
      reply('nak', frame, link, undefined)
      return
    }
    const authenticated = frame.encrypted || account?.key === undefined
    // Whoever forges or replays a frame of a registered account must not have its address trusted for that.
    link.wellFormed(account !== undefined && authenticated)
    if (link.source.transport === 'udp' && udp!.unanswered >= limits.datagrams) {
      overload++
      reportFrame(bytes, link, frame, 'overload')
      return
    }
    taken++
    reportFrame(bytes, link, frame, authenticated ? 'taken' : 'unauthenticated')
    handOn({ frame, authenticated, account, receivedAt, bytes }, link)
  }

  function handOn(received: ReceivedFrame<Account>, link: Link): void {
    const answer = (kind: Answer) => {
      if (kind === 'none') silent++
      // Whoever forges a frame must never be told that it worked, and whoever lost its key must find out.
      if (kind !== 'none' && (kind !== 'ack' || received.authenticated))
        reply(kind, received.frame, link, received.account?.key)
      finish()
    }
    const finish = () => {
      unanswered--
      link.end()
    }
    const fail = (error: unknown) => {
      finish()
      onError(error)
    }
    unanswered++
    link.begin()
    try {
      const kind = receive.call(options, received, link.source)
      if (typeof kind === 'string') answer(kind)
      else kind.then(answer, fail)
    } catch (error) {
      fail(error)
    }
  }

  const handler = {
    frame: take,
    rubbish(count: number, link: Link) {
      countDefect('rubbish', link)
      if (monitor?.active) monitor.report({ type: 'rubbish', at: now(), source: link.source, count })
    },
  }

  async function listen(): Promise<number> {
    const { address } = await lookup(options.host ?? '127.0.0.1')
    // A free TCP port may be taken as a UDP port; another one is then tried.
    for (let attempt = 1; ; attempt++) {
      tcp = transports.includes('tcp') ? new TcpListener(handler, limits, sources, onError) : undefined
      udp = transports.includes('udp') ? new UdpListener(address, handler, sources, onError) : undefined
      try {
        const port = tcp ? await tcp.listen(options.port, address) : options.port
        return udp ? await udp.bind(port, address) : port
      } catch (error) {
        await close(0)
        if (options.port !== 0 || attempt === 10) throw error
      }
    }
  }

  async function close(graceMs = 2000): Promise<void> {
    const stopped = tcp?.stopAccepting()
    for (const end = performance.now() + graceMs; unanswered > 0 && performance.now() < end; ) await sleep(10)
    await sleep(0) // the last replies are written in this tick
    tcp?.hangUp()
    const unbound = udp?.close()
    tcp = udp = undefined
    await Promise.all([stopped, unbound])
  }

  return {
    listen,
    close,
    counts: () => ({
      taken,
      outsideWindow,
      overload,
      silent,
      replies: { ...replies },
      defects: { ...defects },
      sources: sources.defects(),
      connections: tcp?.connections ?? 0,
    }),
  }
}
