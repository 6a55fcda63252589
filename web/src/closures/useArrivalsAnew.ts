import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useLive } from '../api/live/useLive.ts'

/** Who is there first, and why not sooner, is asked anew as soon as other roads are closed. */
export const useArrivalsAnew = (): void => {
  const queries = useQueryClient()
  const closures = useLive((state) => state.closures)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `closures` is what it waits for, not what it reads
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['recommendation'] })
    void queries.invalidateQueries({ queryKey: ['closures-ahead'] })
  }, [queries, closures])
}
