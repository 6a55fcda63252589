import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { server } from '../client.ts'
import { sessionQuery } from '../session.ts'
import { keepConnected } from './connection.ts'
import { live, useScene } from './scene.ts'
import { shareStream } from './share.ts'
import type { LiveState } from './state.ts'
import { asReset } from './store.ts'

type Same<Part> = (a: Part, b: Part) => boolean

/** Draws again only when the selected part changed, by `same` (identity unless told otherwise). */
export const useLive = <Part>(select: (state: LiveState) => Part, same: Same<Part> = Object.is): Part => {
  const { store } = useScene()
  const last = useRef<{ readonly part: Part } | null>(null)
  return useSyncExternalStore(store.subscribe, () => {
    const part = select(store.get())
    if (!last.current || !same(last.current.part, part)) last.current = { part }
    return last.current.part
  })
}

/** For selections that are lists of ids, or flat records: equal when their members are. */
export const sameMembers = <Part extends object>(a: Part, b: Part): boolean => {
  const [left, right] = [Object.entries(a), Object.entries(b)]
  return left.length === right.length && left.every(([key, value]) => Object.is(value, b[key as keyof Part]))
}

/** Keeps the live state current for as long as the component that calls it is there and the person is the same. */
export const useLiveStream = (person: string): void => {
  const queries = useQueryClient()
  useEffect(() => {
    const welcome = async () => {
      const { response } = await server.GET('/api/session').catch(() => ({ response: undefined }))
      if (response?.status === 401) queries.setQueryData(sessionQuery.queryKey, null)
      return response?.status !== 401
    }
    const stop = shareStream({
      name: `yordam-live-${person}`,
      hear: live.hear,
      link: live.link,
      snapshot: () => {
        const message = asReset(live.get(), Date.now())
        return message && { message, link: live.get().link }
      },
      connect: (ears) => keepConnected({ open, welcome, every, now: Date.now }, ears),
    })
    return () => {
      stop()
      live.forget()
    }
  }, [person, queries])
}

/** A new EventSource cannot set `Last-Event-ID`: what we know goes into the address, so that only what was missed comes. */
const open = (): EventSource => {
  const { seq } = live.get()
  return new EventSource(seq < 0 ? '/api/live' : `/api/live?lastEventId=${seq}`)
}

const every = (ms: number, look: () => void): (() => void) => {
  const timer = setInterval(look, ms)
  return () => clearInterval(timer)
}
