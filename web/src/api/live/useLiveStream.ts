import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { sessionQuery } from '../session.ts'
import { followLive } from './follow.ts'
import { live } from './scene.ts'

/** Keeps the live state current for as long as the component that calls it is there and the person is the same. */
export const useLiveStream = (person: string): void => {
  const queries = useQueryClient()
  useEffect(() => {
    const stop = followLive(person, () => queries.setQueryData(sessionQuery.queryKey, null))
    return () => {
      stop()
      live.forget()
    }
  }, [person, queries])
}
