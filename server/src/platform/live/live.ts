import type { FastifyReply } from 'fastify'
import type { Committed } from '../house/house.ts'
import type { AnyKind } from '../house/kind.ts'
import { type Client, openStream, type Stream } from './stream.ts'

/** Changes wait this long for more of them, so that a burst is one write and not a thousand. */
const coalesceFor = 25
/** How many changes are remembered for screens that come back after a break. */
const rememberedChanges = 50_000
const pulseEvery = 2_000
const positionsEvery = 500

/** What one audience gets to see of one kind of thing. */
export interface Showing<Audience extends string> {
  readonly kind: AnyKind
  /** Its name in the messages: `alarms`. */
  readonly name: string
  readonly open: () => Iterable<object>
  readonly view: (state: object, audience: Audience) => unknown
  /** Who is shown it at all. */
  readonly audiences: readonly Audience[]
}

interface Change {
  readonly seq: number
  readonly showing: number
  readonly id: string
  readonly state: object
}

/**
 * The live push (server-sent events): `reset` has everything that is open, `delta` the new state of what changed since,
 * with the journal's position as the event's id, so that a screen which reconnects gets just what it missed.
 * Each message is made once for each audience, not once for each screen.
 */
export class Live<Audience extends string> {
  readonly #showings: readonly Showing<Audience>[]
  readonly #pulse: () => object
  readonly #audiences = new Map<Audience, Set<Stream>>()
  #changes: Change[] = []
  #pending = new Map<string, Change>()
  #moved = new Map<string, readonly unknown[]>()
  #position = 0
  #forgottenTo: number
  #flushTimer: NodeJS.Timeout | undefined
  readonly #timers: NodeJS.Timeout[]

  constructor(showings: readonly Showing<Audience>[], position: number, pulse: () => object) {
    this.#showings = showings
    this.#position = position
    this.#forgottenTo = position
    this.#pulse = pulse
    this.#timers = [
      setInterval(() => this.#sendPulse(), pulseEvery),
      setInterval(() => this.#sendPositions(), positionsEvery),
    ]
  }

  /** Hand every commit to this, in order. `touched`: things whose view changed without an event of their own. */
  follow({ events, changes }: Committed, touched: readonly { kind: AnyKind; id: string; state: object }[]): void {
    this.#position = events.at(-1)!.seq
    for (const { kind, id, state } of touched) this.#changed(kind, id, state)
    for (const { kind, id, state } of changes) this.#changed(kind, id, state)
    this.#flushTimer ??= setTimeout(() => this.#flush(), coalesceFor)
  }

  moved(unit: string, fix: readonly unknown[]): void {
    this.#moved.set(unit, fix)
  }

  /** Connects a screen. `lastSeq` is where it was when its connection broke. */
  watch(reply: FastifyReply, audience: Audience, me: object, lastSeq: number | undefined, onClose: () => void): void {
    // What is pending is sent to those who were there before; the newcomer gets it with the reset.
    this.#flush()
    const streams = this.#audiences.get(audience) ?? new Set()
    this.#audiences.set(audience, streams)
    const client: Client = { catchUp: (stream) => this.#reset(stream, audience, me) }
    const stream = openStream(reply, client, () => {
      streams.delete(stream)
      onClose()
    })
    streams.add(stream)
    if (lastSeq !== undefined && lastSeq >= this.#forgottenTo && lastSeq <= this.#position)
      this.#resume(stream, audience, lastSeq)
    else this.#reset(stream, audience, me)
    stream.send('pulse', undefined, JSON.stringify(this.#pulseData()))
  }

  watching(): number {
    return [...this.#audiences.values()].reduce((sum, streams) => sum + streams.size, 0)
  }

  close(): void {
    clearTimeout(this.#flushTimer)
    for (const timer of this.#timers) clearInterval(timer)
    for (const streams of this.#audiences.values()) for (const stream of streams) stream.end()
  }

  #changed(kind: AnyKind, id: string, state: object): void {
    const showing = this.#showings.findIndex((one) => one.kind === kind)
    if (showing === -1) return
    const change = { seq: this.#position, showing, id, state }
    this.#pending.set(`${showing} ${id}`, change)
  }

  #flush(): void {
    clearTimeout(this.#flushTimer)
    this.#flushTimer = undefined
    if (this.#pending.size === 0) return
    const changes = [...this.#pending.values()]
    this.#pending = new Map()
    this.#remember(changes)
    for (const [audience, streams] of this.#audiences) {
      if (streams.size === 0) continue
      const data = this.#delta(audience, changes)
      for (const stream of streams) stream.send('delta', this.#position, data)
    }
  }

  #remember(changes: readonly Change[]): void {
    this.#changes.push(...changes)
    if (this.#changes.length < 2 * rememberedChanges) return
    this.#forgottenTo = this.#changes[this.#changes.length - rememberedChanges - 1]!.seq
    this.#changes = this.#changes.slice(-rememberedChanges)
  }

  #resume(stream: Stream, audience: Audience, lastSeq: number): void {
    const missed = new Map<string, Change>()
    for (const change of this.#changes) if (change.seq > lastSeq) missed.set(`${change.showing} ${change.id}`, change)
    stream.send('delta', this.#position, this.#delta(audience, [...missed.values()]))
  }

  #reset(stream: Stream, audience: Audience, me: object): void {
    const shown = this.#showings.filter(({ audiences }) => audiences.includes(audience))
    const everything = shown.map(({ name, open, view }) => [name, Array.from(open(), (state) => view(state, audience))])
    const head = { seq: this.#position, now: new Date().toISOString(), me }
    stream.send('reset', this.#position, JSON.stringify({ ...head, ...Object.fromEntries(everything) }))
  }

  #delta(audience: Audience, changes: readonly Change[]): string {
    const lists: Record<string, unknown[]> = {}
    for (const { showing, state } of changes) {
      const { name, view, audiences } = this.#showings[showing]!
      if (!audiences.includes(audience)) continue
      lists[name] ??= []
      lists[name].push(view(state, audience))
    }
    return JSON.stringify({ seq: this.#position, now: new Date().toISOString(), ...lists })
  }

  #pulseData(): object {
    return { now: new Date().toISOString(), seq: this.#position, ...this.#pulse() }
  }

  #sendPulse(): void {
    this.#toAll('pulse', JSON.stringify(this.#pulseData()))
  }

  #sendPositions(): void {
    if (this.#moved.size === 0) return
    const units = [...this.#moved].map(([unit, fix]) => [unit, ...fix])
    this.#moved = new Map()
    this.#toAll('positions', JSON.stringify({ units }))
  }

  #toAll(event: string, data: string): void {
    for (const streams of this.#audiences.values()) for (const stream of streams) stream.send(event, undefined, data)
  }
}
