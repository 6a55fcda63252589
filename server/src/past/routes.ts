import type { FastifyReply } from 'fastify'
import { type Door, Id } from '../platform/http/door.ts'
import { notFound, Problem } from '../platform/http/problems.ts'
import type { Thing } from '../platform/looking.ts'
import { oneAtATime } from '../platform/turns.ts'
import { instant, type Position } from '../platform/words.ts'
import type { PastBoard } from './board.ts'
import { ChangesQuery, ChangesView, MomentQuery, PastView, ReplayView, TracksQuery, TracksView } from './past.ts'

const tag = 'past'

/** A day of tracks at most is given at once. */
const longestTracks = 24 * 3_600_000
/** A replay begins so long before the first of an incident, and goes on so long after its end. */
const around = 30_000

/** What the past needs of other parts; the duty centre brings them together. */
export interface Neighbours {
  /** When the first of an incident happened, and its end, ms; `until` is null while it is open. */
  lifeOf(incident: string): Promise<{ from: number; until: number | null } | undefined>
  /** The tracks of all units, ms. */
  tracks(from: number, until: number, every: number | undefined): Promise<ReadonlyMap<string, readonly Place[]>>
}

/** Where a unit was at a time, ms. */
interface Place {
  readonly at: number
  readonly position: Position
  readonly heading: number | null
}

export const pastRoutes = (door: Door, board: PastBoard, neighbours: Neighbours): void => {
  /** A question about the past is long work, and nobody's life hangs on its answer: one at a time, whoever asks, while they wait for it. */
  const inTurn = oneAtATime()
  const stretches = new Stretches()

  door.route({
    method: 'GET',
    url: '/api/past',
    action: 'past:read',
    tag,
    summary: 'Everything that was open at a time, as the room saw it then: say `at`, or `seq`',
    query: MomentQuery,
    answer: PastView,
    looksAt: ({ query: { at, seq }, person }) =>
      stretches.lookAt(person.id, ({ from, until, seqFrom, seqUntil }) =>
        at === undefined ? within(seq ?? 0, seqFrom, seqUntil) : within(Date.parse(at), from, until),
      ),
    answerTo: async ({ query: { at, seq }, person: { id, name, role, unit }, request: { signal }, reply }) => {
      if ((at === undefined) === (seq === undefined))
        throw new Problem(400, 'bad-request', 'Say when: either `at` or `seq`.')
      const time = at === undefined ? ((await board.timeOf(seq!)) ?? Date.now()) : Math.min(Date.parse(at), Date.now())
      const position = seq === undefined ? await board.seqAt(time) : board.reached(seq)
      const lists = await inTurn(() => board.everythingAt(position, time), signal)
      return written(reply, { seq: position, now: instant(time), me: { id, name, role, unit }, ...lists })
    },
  })

  door.route({
    method: 'GET',
    url: '/api/past/changes',
    action: 'past:read',
    tag,
    summary:
      'What changed after a position of the journal, event for event, page by page: up to `until`, to `to`, or to now',
    query: ChangesQuery,
    answer: ChangesView,
    looksAt: ({ query: { after, until: end, to }, person }) =>
      stretches.lookAt(
        person.id,
        ({ until, seqFrom, seqUntil }) =>
          within(after, seqFrom, seqUntil) && (to === undefined ? Date.parse(end ?? '') <= until : to <= seqUntil),
      ),
    answerTo: async ({ query: { after, until, to, limit }, request: { signal }, reply }) => {
      const end = to ?? (await board.seqAt(until === undefined ? Date.now() : Date.parse(until)))
      const { changes, next } = await inTurn(() => board.changes(after, end, limit), signal)
      return written(reply, {
        changes: changes.map(({ seq, at, type, list, view }) => ({
          seq,
          at: instant(at),
          type,
          delta: { [list]: [view] },
        })),
        next,
      })
    },
  })

  door.route({
    method: 'GET',
    url: '/api/past/tracks',
    action: 'past:read',
    tag,
    summary:
      'Where staffed units were, for at most a day at once: in full for the last 24 hours, one place a minute before',
    query: TracksQuery,
    answer: TracksView,
    looksAt: ({ query, person }) =>
      stretches.lookAt(
        person.id,
        ({ from, until }) => Date.parse(query.from) >= from && Date.parse(query.until) <= until,
      ),
    answerTo: async ({ query: { from, until, every }, request: { signal }, reply }) => {
      const [begin, end] = [Date.parse(from), Date.parse(until)]
      if (end < begin || end - begin > longestTracks)
        throw new Problem(400, 'bad-request', 'Ask for tracks from a time to a later one, at most 24 hours after it.')
      const tracks = await inTurn(() => neighbours.tracks(begin, end, every && every * 1_000), signal)
      return written(reply, { tracks: Array.from(tracks, trackOf) })
    },
  })

  door.route({
    method: 'GET',
    url: '/api/incidents/:id/replay',
    action: 'past:read',
    tag,
    summary: 'From where to where the replay of an incident goes, in time and in the journal',
    params: Id,
    looksAt: ({ params: { id } }) => `incident:${id}`,
    answer: ReplayView,
    answerTo: async ({ params: { id }, person }) => {
      const life = await neighbours.lifeOf(id)
      if (!life) throw notFound('incident', id)
      const from = life.from - around
      const until = Math.min((life.until ?? Number.MAX_SAFE_INTEGER) + around, Date.now())
      const [seqFrom, seqUntil] = await Promise.all([board.seqAt(from), board.seqAt(until)])
      stretches.given(person.id, { incident: id, from, until, seqFrom, seqUntil })
      return {
        incident: id,
        from: instant(from),
        until: instant(until),
        seqFrom,
        seqUntil,
        over: life.until !== null,
      }
    },
  })
}

const within = (value: number, from: number, until: number): boolean => value >= from && value <= until

/** From where to where the replay of an incident goes, ms and positions of the journal. */
interface Stretch {
  readonly incident: string
  readonly from: number
  readonly until: number
  readonly seqFrom: number
  readonly seqUntil: number
}

/**
 * Which replays somebody has open. A question about the past that lies within one of them is a look at its incident; any
 * other is a look at the room of then, for which nothing in hand is the reason.
 */
class Stretches {
  readonly #of = new Map<string, readonly Stretch[]>()

  given(person: string, stretch: Stretch): void {
    const others = (this.#of.get(person) ?? []).filter(({ incident }) => incident !== stretch.incident)
    this.#of.set(person, [stretch, ...others].slice(0, 10))
  }

  lookAt(person: string, covers: (stretch: Stretch) => boolean): Thing {
    const stretch = this.#of.get(person)?.find(covers)
    return stretch ? `incident:${stretch.incident}` : 'past'
  }
}

type WrittenPlace = [at: number, longitude: number, latitude: number, heading: number | null]

const trackOf = ([unit, places]: [string, readonly Place[]]): [string, WrittenPlace[]] => [
  unit,
  places.map(({ at, position: [longitude, latitude], heading }) => [
    at,
    rounded(longitude, 6),
    rounded(latitude, 6),
    heading === null ? null : rounded(heading, 0),
  ]),
]

/** A tenth of a metre, or a degree of a heading, is as exact as a phone is: a track has thousands of them. */
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))

/** Thousands of views and places are written out as they are: looking each of them through again would hold everybody up. */
const written = (reply: FastifyReply, body: object): Buffer => {
  reply.type('application/json; charset=utf-8')
  return Buffer.from(JSON.stringify(body))
}
