import type { RecordedEvent } from '@yordam/journal'
import type { FastifyReply } from 'fastify'
import type { Committed } from '../house/house.ts'
import { type AnyKind, streamOf } from '../house/kind.ts'
import { type Client, messageOf, openStream, type Stream } from './stream.ts'

/** Changes wait this long for more of them, so that a burst is one write and not a thousand. */
const coalesceFor = 25
/** For so long a picture of everything that is open serves all who come: after a break, all screens come at once. */
const snapshotFor = 2_000
/** How many changes are remembered for screens that come back after a break. */
const rememberedChanges = 50_000
const pulseEvery = 2_000
const positionsEvery = 500

/** What audiences get to see of one kind of thing. */
export interface Showing<Audience extends string> {
  readonly kind: AnyKind
  /** Its name in the messages: `alarms`. */
  readonly name: string
  readonly open: () => Iterable<object>
  /** Whom this one concerns: nobody else is told of it. Whom it ever concerned it goes on to concern, for they have it on their screens. */
  readonly audiencesOf: (state: object) => readonly Audience[]
  /** Whom one of its events is news for, where that is not everybody whom the thing concerns: nothing changes for the others. */
  readonly newsFor?: (event: RecordedEvent, state: object) => readonly Audience[] | undefined
  readonly view: (state: object, audience: Audience) => unknown
}

/** Where a unit is, and what goes with it: longitude and latitude first. */
export type Fix = readonly [longitude: number, latitude: number, ...rest: readonly unknown[]]

/** What goes out beside the things themselves. */
export interface Beside<Audience extends string> {
  /** Said with everything that is told anew, and with every pulse. */
  readonly always?: object
  /** Said with every pulse. */
  readonly pulse: () => object
  /** Who is told where units are, and how exactly. */
  readonly positionsTo: ReadonlyMap<Audience, (fix: Fix) => Fix>
}

/** Who watches: asked with every pulse whether they still may, told of once when they go. */
export interface Watcher {
  /** What a screen is told of who it belongs to. */
  readonly me: object
  readonly mayStay: () => Promise<boolean>
  readonly onClose: () => void
}

interface Change<Audience> {
  readonly seq: number
  readonly showing: number
  readonly id: string
  readonly state: object
  /** Whom it is news for; undefined: all whom the thing concerns. */
  readonly newsFor: ReadonlySet<Audience> | undefined
}

/** Everything that is open, as one audience sees it, in the members of a JSON object. */
interface Snapshot {
  readonly seq: number
  readonly at: number
  readonly members: readonly string[]
  /** Where units have been reported since. */
  readonly moved: Map<string, Fix>
}

/**
 * The live push (server-sent events): `reset` has everything that is open, `delta` the new state of what changed since,
 * with the journal's position as the event's id, so that a screen which reconnects gets just what it missed.
 * Each message is made once for each audience, not once for each screen, and only for those whom it concerns.
 */
export class Live<Audience extends string> {
  readonly #showings: readonly Showing<Audience>[]
  readonly #beside: Beside<Audience>
  /** Those with a screen that watches, and no others. */
  readonly #audiences = new Map<Audience, Map<Stream, Watcher>>()
  #changes: Change<Audience>[] = []
  #pending = new Map<string, Change<Audience>>()
  readonly #snapshots = new Map<Audience, Snapshot>()
  #moved = new Map<string, Fix>()
  #position = 0
  #forgottenTo: number
  #flushTimer: NodeJS.Timeout | undefined
  readonly #timers: NodeJS.Timeout[]

  constructor(showings: readonly Showing<Audience>[], position: number, beside: Beside<Audience>) {
    this.#showings = showings
    this.#position = position
    this.#forgottenTo = position
    this.#beside = beside
    this.#timers = [
      setInterval(() => this.#sendPulse(), pulseEvery),
      setInterval(() => this.#sendPositions(), positionsEvery),
    ]
  }

  /** Hand every commit to this, in order. `touched`: things whose view changed without an event of their own. */
  follow({ events, changes }: Committed, touched: readonly { kind: AnyKind; id: string; state: object }[]): void {
    this.#position = events.at(-1)!.seq
    for (const { kind, id, state } of touched) this.#changed(kind, id, state, [])
    for (const { kind, id, state } of changes) this.#changed(kind, id, state, events)
    this.#flushTimer ??= setTimeout(() => this.#flush(), coalesceFor)
  }

  moved(unit: string, fix: Fix): void {
    this.#moved.set(unit, fix)
    for (const snapshot of this.#snapshots.values()) snapshot.moved.set(unit, fix)
  }

  /** It is not known any more where a unit is; that it is so, its own view says. */
  lost(unit: string): void {
    this.#moved.delete(unit)
    for (const snapshot of this.#snapshots.values()) snapshot.moved.delete(unit)
  }

  /** Connects a screen. `lastSeq` is where it was when its connection broke. */
  watch(reply: FastifyReply, audience: Audience, watcher: Watcher, lastSeq: number | undefined): void {
    const streams = this.#audiences.get(audience) ?? new Map()
    this.#audiences.set(audience, streams)
    const client: Client = { catchUp: (stream) => this.#reset(stream, audience, watcher.me) }
    const stream = openStream(reply, client, () => {
      streams.delete(stream)
      if (streams.size === 0) this.#forget(audience)
      watcher.onClose()
    })
    this.#flush() // what is pending goes to those who are here already; the newcomer gets it with what it missed
    streams.set(stream, watcher)
    if (lastSeq !== undefined && lastSeq >= this.#forgottenTo && lastSeq <= this.#position)
      this.#resume(stream, audience, lastSeq)
    else this.#reset(stream, audience, watcher.me)
    stream.send(this.#pulseMessage())
  }

  /** Tells an audience what is so at this moment. It is said again before long: nobody is told later what they missed. */
  say(audience: Audience, what: string, body: object): void {
    if (this.#audiences.get(audience)?.size) this.#send(messageOf(what, undefined, JSON.stringify(body)), [audience])
  }

  /** Says at once what is otherwise said with the next pulse. */
  pulse(): void {
    this.#send(this.#pulseMessage(), this.#audiences.keys())
  }

  watching(): number {
    return [...this.#audiences.values()].reduce((sum, streams) => sum + streams.size, 0)
  }

  close(): void {
    clearTimeout(this.#flushTimer)
    for (const timer of this.#timers) clearInterval(timer)
    for (const streams of this.#audiences.values()) for (const stream of streams.keys()) stream.end()
  }

  #changed(kind: AnyKind, id: string, state: object, events: readonly RecordedEvent[]): void {
    const showing = this.#showings.findIndex((one) => one.kind === kind)
    if (showing === -1) return
    const key = `${showing} ${id}`
    const waiting = this.#pending.get(key)
    const own = this.#newsFor(showing, id, state, events)
    // What waits goes out with it, to whom that was news for too.
    const newsFor = waiting ? waiting.newsFor && own && waiting.newsFor.union(own) : own
    this.#pending.set(key, { seq: this.#position, showing, id, state, newsFor })
  }

  #newsFor(
    showing: number,
    id: string,
    state: object,
    events: readonly RecordedEvent[],
  ): ReadonlySet<Audience> | undefined {
    const { kind, newsFor } = this.#showings[showing]!
    if (!newsFor) return undefined
    const stream = streamOf(kind, id)
    const told = events.flatMap((event) => (event.stream === stream ? [newsFor(event, state)] : []))
    return told.length > 0 && told.every((audiences) => audiences !== undefined) ? new Set(told.flat()) : undefined
  }

  #flush(): void {
    clearTimeout(this.#flushTimer)
    this.#flushTimer = undefined
    if (this.#pending.size === 0) return
    const changes = [...this.#pending.values()]
    this.#pending = new Map()
    this.#remember(changes)
    for (const [audience, theirs] of this.#byAudience(changes)) {
      const delta = this.#delta(audience, theirs)
      for (const stream of this.#audiences.get(audience)!.keys()) stream.send(delta)
    }
  }

  #byAudience(changes: readonly Change<Audience>[]): Map<Audience, Change<Audience>[]> {
    const theirs = new Map<Audience, Change<Audience>[]>()
    for (const change of changes) {
      for (const audience of this.#showings[change.showing]!.audiencesOf(change.state)) {
        if (!this.#audiences.has(audience) || change.newsFor?.has(audience) === false) continue
        const list = theirs.get(audience)
        if (list) list.push(change)
        else theirs.set(audience, [change])
      }
    }
    return theirs
  }

  #forget(audience: Audience): void {
    this.#audiences.delete(audience)
    this.#snapshots.delete(audience)
  }

  #remember(changes: readonly Change<Audience>[]): void {
    this.#changes.push(...changes)
    if (this.#changes.length < 2 * rememberedChanges) return
    this.#forgottenTo = this.#changes[this.#changes.length - rememberedChanges - 1]!.seq
    this.#changes = this.#changes.slice(-rememberedChanges)
  }

  #resume(stream: Stream, audience: Audience, lastSeq: number): void {
    this.#flush() // what is pending has its place in the journal before the delta that now goes out
    const missed = new Map<string, Change<Audience>>()
    for (const change of this.#changes) {
      if (change.seq <= lastSeq || change.newsFor?.has(audience) === false) continue
      missed.set(`${change.showing} ${change.id}`, change)
    }
    const theirs = [...missed.values()].filter(({ showing, state }) =>
      this.#showings[showing]!.audiencesOf(state).includes(audience),
    )
    stream.send(this.#delta(audience, theirs))
  }

  #reset(stream: Stream, audience: Audience, me: object): void {
    const { seq, members, moved } = this.#snapshot(audience)
    const head = JSON.stringify({ seq, now: new Date().toISOString(), ...this.#beside.always, me })
    stream.send(messageOf('reset', seq, `${head.slice(0, -1)},${members.join(',')}}`))
    if (seq < this.#position) this.#resume(stream, audience, seq)
    const shown = this.#beside.positionsTo.get(audience)
    if (moved.size > 0 && shown) stream.send(positionsOf(moved, shown))
  }

  #snapshot(audience: Audience): Snapshot {
    const kept = this.#snapshots.get(audience)
    if (kept && kept.seq >= this.#forgottenTo && Date.now() - kept.at < snapshotFor) return kept
    const members = this.#showings.map(({ name, open, audiencesOf, view }) => {
      const list: unknown[] = []
      for (const state of open()) if (audiencesOf(state).includes(audience)) list.push(view(state, audience))
      return `${JSON.stringify(name)}:${JSON.stringify(list)}`
    })
    const snapshot = { seq: this.#position, at: Date.now(), members, moved: new Map() }
    this.#snapshots.set(audience, snapshot)
    return snapshot
  }

  #delta(audience: Audience, changes: readonly Change<Audience>[]): Buffer {
    const lists: Record<string, unknown[]> = {}
    for (const { showing, state } of changes) {
      const { name, view } = this.#showings[showing]!
      lists[name] ??= []
      lists[name].push(view(state, audience))
    }
    const data = JSON.stringify({ seq: this.#position, now: new Date().toISOString(), ...lists })
    return messageOf('delta', this.#position, data)
  }

  #pulseMessage(): Buffer {
    const data = { now: new Date().toISOString(), seq: this.#position, ...this.#beside.always, ...this.#beside.pulse() }
    return messageOf('pulse', undefined, JSON.stringify(data))
  }

  #sendPulse(): void {
    for (const streams of this.#audiences.values())
      for (const [stream, watcher] of streams) void this.#endUnlessIn(stream, watcher)
    this.#send(this.#pulseMessage(), this.#audiences.keys())
  }

  #sendPositions(): void {
    if (this.#moved.size === 0) return
    for (const [audience, shown] of this.#beside.positionsTo)
      if (this.#audiences.get(audience)?.size) this.#send(positionsOf(this.#moved, shown), [audience])
    this.#moved = new Map()
  }

  /** While nobody can say who may stay, nobody is sent away: a broken database must not make screens dark. */
  async #endUnlessIn(stream: Stream, { mayStay }: Watcher): Promise<void> {
    if (!(await mayStay().catch(() => true))) stream.end()
  }

  #send(message: Buffer, audiences: Iterable<Audience>): void {
    for (const audience of audiences)
      for (const stream of this.#audiences.get(audience)?.keys() ?? []) stream.send(message)
  }
}

const positionsOf = (moved: ReadonlyMap<string, Fix>, shown: (fix: Fix) => Fix): Buffer =>
  messageOf(
    'positions',
    undefined,
    JSON.stringify({ units: Array.from(moved, ([unit, fix]) => [unit, ...shown(fix)]) }),
  )
