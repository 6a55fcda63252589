import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { waysQuery } from '../api/questions.ts'
import { isUnderWay } from '../console/actions.ts'
import type { Thing } from '../console/thing.ts'
import type { Point } from './features.ts'
import { incidentOf } from './inHand.ts'
import { noWays, type Ways } from './ways.ts'

/** They drive on: which way is left is asked for anew this often, ms. */
const ASK_EVERY = 10_000

/** By which roads those come who were sent to what is in hand. */
export const useWays = (thing: Thing | null): Ways => {
  const incident = useLive((state) => (thing ? incidentOf(state, thing) : null))
  const coming = useLive((state) => {
    const { assignments = [] } = (incident && state.incidents.get(incident)) || {}
    return assignments.flatMap(({ id, status }) => (isUnderWay.has(status) ? [`${id} ${status}`] : [])).join()
  })
  const closures = useLive((state) => state.closures)
  const { data, refetch } = useQuery({
    ...waysQuery(incident ?? ''),
    enabled: coming !== '',
    refetchInterval: ASK_EVERY,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what it waits for, not what it reads
  useEffect(() => {
    if (coming !== '') void refetch()
  }, [coming, closures, refetch])
  return useMemo(
    () =>
      data && coming !== ''
        ? new Map(data.map(({ unit, line }) => [unit, line.map(([lon, lat]): Point => [lon!, lat!])]))
        : noWays,
    [data, coming],
  )
}
