import type { Scene } from '../api/live/scene.ts'
import type { LiveState } from '../api/live/state.ts'
import { countUpTo } from './countUpTo.ts'
import type { Reel } from './reel.ts'
import { sightedAt, type Tracks } from './tracks.ts'

export const speeds = [1, 2, 5, 10, 30, 60] as const
export type Speed = (typeof speeds)[number]

/** Where the replay stands; times in ms. */
export interface PlayerState {
  readonly now: number
  readonly playing: boolean
  readonly speed: Speed
  /** So far everything is known; playing waits there for more. */
  readonly known: number
}

export interface Player {
  readonly from: number
  readonly until: number
  readonly get: () => PlayerState
  readonly subscribe: (watch: () => void) => () => void
  /** What the screens draw: the room as it was. */
  readonly scene: Scene
  readonly play: () => void
  readonly pause: () => void
  readonly setSpeed: (speed: Speed) => void
  readonly seek: (time: number) => void
  /** To the next (1) or the last (-1) of some times, in order. */
  readonly step: (times: readonly number[], by: 1 | -1) => void
  /** More has been fetched; `known`: up to where. */
  readonly grow: (known: number, tracks?: Tracks) => void
  readonly stop: () => void
}

interface Film {
  readonly from: number
  readonly until: number
  readonly reel: Reel
  /** Whether things may glide: not for who asked for less motion. */
  readonly smooth: boolean
}

/** What a player needs of the world; tests bring their own. */
export interface Projector {
  readonly now: () => number
  /** Calls back with every picture that the screen draws; returns what ends it. */
  readonly everyFrame: (draw: () => void) => () => void
}

/** Units move, and ages tick, so often at most: real ms. */
const DRAWN_EVERY = 250

/** Goes to where a replay is to begin as soon as that is known, unless somebody has gone elsewhere meanwhile. Returns what ends the wait. */
export const beginAt = ({ from, get, subscribe, seek }: Player, time: number): (() => void) => {
  const mayStillBegin = () => get().now === from && !get().playing
  const begin = () => {
    if (mayStillBegin() && get().known >= time) seek(time)
    if (!mayStillBegin()) stop()
  }
  const stop = subscribe(begin)
  begin()
  return stop
}

export const createPlayer = ({ from, until, reel, smooth }: Film, { now: clock, everyFrame }: Projector): Player => {
  let state: PlayerState = { now: from, playing: false, speed: 1, known: from }
  let tracks: Tracks = new Map()
  let room: LiveState = reel.after(0)
  /** What the room shows: the time of its clock and of its units, and how many changes it has seen. */
  let shown = { time: from, count: 0, drawnAt: Number.NEGATIVE_INFINITY }
  let endFrames: (() => void) | undefined
  const watchers = new Set<() => void>()
  const roomWatchers = new Set<(before: LiveState, after: LiveState) => void>()
  const clockWatchers = new Set<() => void>()

  const become = (change: Partial<PlayerState>) => {
    state = { ...state, ...change }
    for (const watch of watchers) watch()
  }

  /** Brings the room to the time of the player. Between two pictures of units only what happened is shown. */
  const draw = (whole: boolean) => {
    const count = reel.countAt(state.now)
    const due = whole || clock() - shown.drawnAt >= DRAWN_EVERY
    if (count === shown.count && !due) return
    const before = room
    const time = due ? state.now : shown.time
    room = { ...reel.after(count), sightings: sightingsAt(time) }
    shown = { time, count, drawnAt: due ? clock() : shown.drawnAt }
    for (const watch of roomWatchers) watch(before, room)
    if (due) for (const watch of clockWatchers) watch()
  }

  /** Who was not driving is where the first picture has them. */
  const sightingsAt = (time: number): LiveState['sightings'] => {
    const sightings = new Map(reel.after(0).sightings)
    for (const [unit, track] of tracks) {
      const seen = sightedAt(track, time, smooth)
      if (seen) sightings.set(unit, seen)
    }
    return sightings
  }

  const pause = () => {
    endFrames?.()
    endFrames = undefined
    if (state.playing) become({ playing: false })
    draw(true)
  }

  const seek = (time: number) => {
    become({ now: Math.min(Math.max(time, from), state.known) })
    draw(true)
  }

  const play = () => {
    if (state.playing) return
    if (state.now >= until) seek(from)
    let last = clock()
    become({ playing: true })
    endFrames = everyFrame(() => {
      const present = clock()
      become({ now: Math.min(state.now + (present - last) * state.speed, state.known) })
      last = present
      draw(false)
      if (state.now >= until) pause()
    })
  }

  return {
    from,
    until,
    get: () => state,
    subscribe(watch) {
      watchers.add(watch)
      return () => watchers.delete(watch)
    },
    scene: {
      store: {
        get: () => room,
        subscribe(watch) {
          roomWatchers.add(watch)
          return () => roomWatchers.delete(watch)
        },
      },
      clock: {
        now: () => shown.time,
        subscribe(watch) {
          clockWatchers.add(watch)
          return () => clockWatchers.delete(watch)
        },
      },
    },
    play,
    pause,
    setSpeed: (speed) => become({ speed }),
    seek,
    step(times, by) {
      const at = countUpTo(times, (one) => one, by === 1 ? state.now : state.now - 1)
      const next = times[by === 1 ? at : at - 1]
      pause()
      seek(next ?? (by === 1 ? until : from))
    },
    grow(known, more) {
      if (more) tracks = more
      become({ known: Math.max(state.known, known) })
      draw(true)
    },
    stop: () => endFrames?.(),
  }
}
