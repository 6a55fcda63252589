import { useReducedMotion } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { loadPast } from '../api/past.ts'
import { type Problem, problemOf } from '../api/problem.ts'
import { incidentTimelineQuery } from '../api/questions.ts'
import type { TimelineEntry } from '../api/words.ts'
import { type Change, loadChanges, loadStretch, loadTracks, type Stretch } from './past.ts'
import { beginAt, createPlayer, type Player } from './player.ts'
import { createReel, type Reel } from './reel.ts'
import { joined, type Tracks } from './tracks.ts'

const none: readonly TimelineEntry[] = []

export interface Replay {
  readonly player: Player | null
  readonly entries: readonly TimelineEntry[]
  readonly problem: Problem | null
  readonly again: () => void
}

/** The replay of an incident: it begins with the first page of what happened, and fetches the rest meanwhile. */
export const useReplay = (incident: string): Replay => {
  const smooth = !useReducedMotion(undefined, { getInitialValueInEffect: false })
  const timeline = useQuery(incidentTimelineQuery(incident))
  const [player, setPlayer] = useState<Player | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is the same once more
  useEffect(() => {
    const stop = new AbortController()
    let made: Player | undefined
    setPlayer(null)
    setProblem(null)
    show(incident, smooth, stop.signal, (ready) => {
      made = ready
      setPlayer(ready)
    }).catch((error: unknown) => {
      if (!stop.signal.aborted) setProblem(problemOf(error))
    })
    return () => {
      stop.abort()
      made?.stop()
    }
  }, [incident, smooth, attempt])

  // The first picture is that of the first thing that happened; what was before it is one key away.
  const firstAt = timeline.data?.[0]?.at
  useEffect(() => (player && firstAt ? beginAt(player, Date.parse(firstAt)) : undefined), [player, firstAt])

  return {
    player,
    entries: timeline.data ?? none,
    problem: problem ?? (timeline.error ? problemOf(timeline.error) : null),
    again() {
      setAttempt(attempt + 1)
      void timeline.refetch()
    },
  }
}

const show = async (
  incident: string,
  smooth: boolean,
  signal: AbortSignal,
  ready: (player: Player) => void,
): Promise<void> => {
  const stretch = await loadStretch(incident, signal)
  const { from, until, seqFrom, seqUntil } = stretch
  const pages = loadChanges(seqFrom, seqUntil, signal)
  const [begin, first] = await Promise.all([loadPast({ seq: seqFrom }, signal), pages.next()])
  signal.throwIfAborted()
  const reel = createReel(begin)
  const player = createPlayer({ from, until, reel, smooth }, { now: () => performance.now(), everyFrame })
  ready(player)
  await Promise.all([
    followChanges(first.value ?? [], pages, stretch, reel, player),
    followTracks(stretch, player, signal),
  ])
}

const followChanges = async (
  first: readonly Change[],
  pages: AsyncGenerator<readonly Change[]>,
  { until }: Stretch,
  reel: Reel,
  player: Player,
): Promise<void> => {
  for (let page: readonly Change[] | undefined = first; page; ) {
    reel.add(page)
    player.grow(page.at(-1)?.at ?? player.from)
    const next: IteratorResult<readonly Change[]> = await pages.next()
    page = next.done ? undefined : next.value
  }
  player.grow(until)
}

const followTracks = async ({ from, until }: Stretch, player: Player, signal: AbortSignal): Promise<void> => {
  let tracks: Tracks = new Map()
  for await (const piece of loadTracks(from, until, signal)) {
    tracks = joined(tracks, piece)
    player.grow(from, tracks)
  }
}

const everyFrame = (draw: () => void): (() => void) => {
  let frame = requestAnimationFrame(function next() {
    frame = requestAnimationFrame(next)
    draw()
  })
  return () => cancelAnimationFrame(frame)
}
