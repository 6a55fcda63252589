import { server } from '../api/client.ts'
import type { Delta } from '../api/live/messages.ts'
import { answerOf } from '../api/questions.ts'
import type { Sample } from './tracks.ts'

/** What the server says of how the past went on (how it was: `api/past.ts`). All of it throws a `ProblemError` when it is refused. */

/** From where to where the replay of an incident goes; times in ms. */
export interface Stretch {
  readonly from: number
  readonly until: number
  readonly seqFrom: number
  readonly seqUntil: number
}

/** One event, and what it changed. */
export interface Change {
  readonly seq: number
  /** ms */
  readonly at: number
  readonly type: string
  readonly delta: Omit<Delta, 'seq' | 'now'>
}

/** So many events are looked at for the first page, so that the replay can begin; then more at once. */
const FIRST_PAGE = 200
const PAGE = 2000
/** Tracks are fetched in pieces of so many ms, the first one shorter. */
const FIRST_PIECE = 5 * 60_000
const PIECE = 3_600_000

export const loadStretch = async (incident: string, signal: AbortSignal): Promise<Stretch> => {
  const { from, until, seqFrom, seqUntil } = answerOf(
    await server.GET('/api/incidents/{id}/replay', { params: { path: { id: incident } }, signal }),
  )
  return { from: Date.parse(from), until: Date.parse(until), seqFrom, seqUntil }
}

/** What happened after one position and up to another, page by page. */
export async function* loadChanges(after: number, to: number, signal: AbortSignal): AsyncGenerator<readonly Change[]> {
  for (let next: number | null = after, limit = FIRST_PAGE; next !== null; limit = PAGE) {
    const page: { changes: readonly unknown[]; next: number | null } = answerOf(
      await server.GET('/api/past/changes', { params: { query: { after: next, to, limit } }, signal }),
    )
    yield (page.changes as readonly (Omit<Change, 'at'> & { at: string })[]).map(({ at, ...change }) => ({
      ...change,
      at: Date.parse(at),
    }))
    next = page.next
  }
}

/** Where units were from one time to another, in pieces, each from where the last one ended. */
export async function* loadTracks(
  from: number,
  until: number,
  signal: AbortSignal,
): AsyncGenerator<ReadonlyMap<string, readonly Sample[]>> {
  for (let begin = from, length = FIRST_PIECE; begin < until; begin += length, length = PIECE) {
    const query = { from: instant(begin), until: instant(Math.min(begin + length, until)) }
    const { tracks } = answerOf(await server.GET('/api/past/tracks', { params: { query }, signal }))
    yield new Map(tracks as unknown as [string, Sample[]][])
  }
}

const instant = (ms: number): string => new Date(ms).toISOString()
