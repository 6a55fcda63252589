import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLive } from '../api/live/useLive.ts'
import { candidatesQuery } from '../api/questions.ts'
import type { Candidate, Incident } from '../api/words.ts'
import { inTheirPlaces, pinned } from './actions.ts'

/** Units drive: distances are asked for anew this often, ms. */
const ASK_EVERY = 10_000

const none: readonly never[] = []

/** As many as there are digits. */
const MOST_SHOWN = 9

/** The unit on the button, and whether the operator put it there. */
interface Shown {
  readonly incident: string
  readonly unit: string
  readonly chosen: boolean
}

/** Who stood where when one began to choose. */
interface Places {
  readonly round: string
  readonly units: readonly string[]
}

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

  const [shown, setShown] = useState<Shown | null>(null)
  const before = shown?.incident === id ? shown : null
  const offered = id ? pinned(all, before?.unit ?? null, before?.chosen) : null
  if (id && offered && offered.unit !== before?.unit) setShown({ incident: id, unit: offered.unit, chosen: false })

  // With every unit that is sent, or wanted, it is chosen anew.
  const round = incident && id ? [id, incident.assignments.length, incident.backUpWanted?.since].join(' ') : null
  const [places, setPlaces] = useState<Places | null>(null)
  const stood = places?.round === round ? places.units : none
  const inPlaces = inTheirPlaces(all, stood)
  if (round && all.length > 0 && stood.length === 0)
    setPlaces({ round, units: all.slice(0, MOST_SHOWN).map(({ unit }) => unit) })
  return {
    all: id ? inPlaces : none,
    asking: id !== null && isPending,
    offered,
    choose: (unit) => id && setShown({ incident: id, unit, chosen: true }),
  }
}
