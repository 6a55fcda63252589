import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { candidatesQuery } from '../api/questions.ts'
import type { Candidate, Incident } from '../api/words.ts'
import { pinned } from './actions.ts'

/** Units drive: distances are asked for anew this often, ms. */
const ASK_EVERY = 10_000

const none: readonly Candidate[] = []

export interface Candidates {
  readonly all: readonly Candidate[]
  readonly asking: boolean
  /** The one on the button. */
  readonly offered: Candidate | null
  readonly choose: (unit: string) => void
}

/** Who could be sent to an incident that is not over. Asked again whenever a unit's status changes. */
export const useCandidates = (incident: Incident | null): Candidates => {
  const queries = useQueryClient()
  const units = useLive((state) => state.units)
  const id = incident && incident.status !== 'resolved' && incident.status !== 'closed' ? incident.id : null
  const { data: all = none, isPending } = useQuery({
    ...candidatesQuery(id ?? ''),
    enabled: id !== null,
    refetchInterval: ASK_EVERY,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `units` is what it waits for, not what it reads
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['candidates'] })
  }, [queries, units])

  const [shown, setShown] = useState<{ readonly incident: string; readonly unit: string } | null>(null)
  const before = shown?.incident === id ? shown.unit : null
  const offered = id ? pinned(all, before) : null
  if (id && offered && offered.unit !== before) setShown({ incident: id, unit: offered.unit })
  return {
    all: id ? all : none,
    asking: id !== null && isPending,
    offered,
    choose: (unit) => id && setShown({ incident: id, unit }),
  }
}
