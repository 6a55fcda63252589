import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { live } from '../api/live/scene.ts'
import { useLive } from '../api/live/useLive.ts'
import { recommendationQuery } from '../api/questions.ts'
import type { ConsideredUnit, Incident, Recommendation } from '../api/words.ts'
import { exchanged, filling, type Going, inTheirPlaces, pinned } from './teams.ts'

/** Units drive: times are asked for anew this often, ms. */
const ASK_EVERY = 10_000

const none: readonly never[] = []

/** As many as there are digits. */
const MOST_SHOWN = 9

/** The units on the button, and whether the operator put them there. */
interface Shown {
  readonly round: string
  readonly going: readonly Going[]
  readonly chosen: boolean
}

/** Who stood where when one began to choose. */
interface Places {
  readonly round: string
  readonly units: readonly string[]
}

export interface Recommended {
  /** Undefined while the server is being asked, or when nobody is sent any more. */
  readonly recommendation: Recommendation | undefined
  /** Every unit, in the place in which it stood when one began to choose. */
  readonly all: readonly ConsideredUnit[]
  readonly asking: boolean
  /** Those on the button. */
  readonly going: readonly ConsideredUnit[]
  readonly choose: (unit: string) => void
}

/** Who should be sent to an incident that is not over. Asked again whenever a unit's status changes. */
export const useRecommendation = (incident: Incident | null): Recommended => {
  const queries = useQueryClient()
  const units = useLive((state) => state.units)
  const id = incident && incident.status !== 'resolved' && incident.status !== 'closed' ? incident.id : null
  const { data, isPending } = useQuery({
    ...recommendationQuery(id ?? ''),
    enabled: id !== null,
    refetchInterval: ASK_EVERY,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `units` is what it waits for, not what it reads
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['recommendation'] })
  }, [queries, units])
  const recommendation = id === null ? undefined : data

  // With every unit that is sent, or wanted, it is chosen anew.
  const round =
    incident && id
      ? [id, incident.assignments.length, incident.backUpWanted?.since, incident.alarmLevel, incident.type].join(' ')
      : null
  const [shown, setShown] = useState<Shown | null>(null)
  const before = round !== null && shown?.round === round ? shown : null
  const going = recommendation ? pinned(recommendation, before?.going ?? none, before?.chosen) : none
  const isNew = going.length > 0 ? going !== before?.going : Boolean(before?.going.length)
  if (round && recommendation && isNew) setShown({ round, going, chosen: false })

  const [places, setPlaces] = useState<Places | null>(null)
  const stood = places?.round === round ? places.units : none
  const considered = recommendation?.considered ?? none
  if (round && considered.length > 0 && stood.length === 0)
    setPlaces({ round, units: considered.slice(0, MOST_SHOWN).map(({ unit }) => unit) })

  const byUnit = new Map(considered.map((one) => [one.unit, one]))
  return {
    recommendation,
    all: inTheirPlaces(considered, stood),
    asking: id !== null && isPending,
    going: going.flatMap(({ unit }) => byUnit.get(unit) ?? []),
    choose(unit) {
      if (!round || !recommendation) return
      const canFill = filling(recommendation, live.get().units.get(unit)?.capabilities ?? [])
      setShown({ round, going: exchanged(going, unit, canFill), chosen: true })
    },
  }
}
