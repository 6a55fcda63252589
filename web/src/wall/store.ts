import { useRef, useSyncExternalStore } from 'react'
import { server } from '../api/client.ts'
import { keepConnected } from '../api/live/connection.ts'
import type { Link } from '../api/live/messages.ts'
import { clock } from '../ui/clock.ts'
import { keepZone } from '../ui/i18n/zone.ts'
import { apply, nothingYet, type WallState } from './state.ts'
import type { WallMessage } from './words.ts'

let state = nothingYet
const watchers = new Set<() => void>()

const become = (after: WallState): void => {
  state = after
  for (const watch of watchers) watch()
}

/** What this wall knows, outside React: components subscribe to the part that they draw. */
export const wall = {
  get: (): WallState => state,
  subscribe(watch: () => void): () => void {
    watchers.add(watch)
    return () => watchers.delete(watch)
  },
}

/** Follows the live push for the wall, for ever. `signedOut`: the server knows nobody here any more. */
export const followWall = (signedOut: () => void): (() => void) => {
  const stop = keepConnected<WallMessage>(
    {
      open: () => {
        const { seq } = state
        return new EventSource(seq < 0 ? '/api/live?view=wall' : `/api/live?view=wall&lastEventId=${seq}`)
      },
      welcome: async () => {
        const { response } = await server.GET('/api/session').catch(() => ({ response: undefined }))
        if (response?.status === 401) signedOut()
        return response?.status !== 401
      },
      every: (ms, look) => {
        const timer = setInterval(look, ms)
        return () => clearInterval(timer)
      },
      now: Date.now,
    },
    {
      hear(message) {
        keepZone((message.body as { readonly timeZone?: string }).timeZone)
        become(apply(state, message, Date.now()))
      },
      link: (link: Link) => become({ ...state, link }),
    },
  )
  return () => {
    stop()
    become(nothingYet)
  }
}

/** Draws again only when the selected part changed. */
export const useWall = <Part>(
  select: (known: WallState) => Part,
  same: (a: Part, b: Part) => boolean = Object.is,
): Part => {
  const last = useRef<{ readonly part: Part } | null>(null)
  return useSyncExternalStore(wall.subscribe, () => {
    const part = select(state)
    if (!last.current || !same(last.current.part, part)) last.current = { part }
    return last.current.part
  })
}

/** What follows from the server's time, drawn again only in the second in which it changes. `derive` gets ms. */
export const useWallTime = <Part extends string | number | boolean>(derive: (now: number) => Part): Part =>
  useSyncExternalStore(clock.subscribe, () => derive(clock.now() + state.skew))
