import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../session.ts'
import { followLive } from './follow.ts'
import { keeping } from './freshness.ts'
import { live } from './scene.ts'

/** Keeps the live state current for as long as the component that calls it is there and the person is the same. */
export const useLiveStream = (person: string): void => {
  const queries = useQueryClient()
  useEffect(() => {
    const stop = followLive(person, () => queries.setQueryData(sessionQuery.queryKey, null))
    // What could not be asked while nobody answered is asked again as soon as somebody does.
    const stopLooking = live.subscribe((before, after) => {
      const isBack = after.link === 'open' && keeping(after) === 'kept'
      if (isBack && (before.link !== 'open' || keeping(before) !== 'kept'))
        void queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })
    })
    return () => {
      stopLooking()
      stop()
      live.forget()
    }
  }, [person, queries])
}
