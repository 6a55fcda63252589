import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { live } from '../api/live/scene.ts'
import { useLive } from '../api/live/useLive.ts'
import { recommendationQuery } from '../api/questions.ts'
import type { ConsideredUnit, Incident, Recommendation } from '../api/words.ts'
import { exchanged, filling, type Going, inTheirPlaces, isUsedUp, openOf, pinned, placesAnew } from './teams.ts'

/** Units drive: times are asked for anew this often, ms. */
const ASK_EVERY = 10_000

const none: readonly never[] = []

/** The units on the button, and whether the operator put them there. */
interface Shown {
  readonly incident: string
  readonly round: string
  readonly going: readonly Going[]
  readonly chosen: boolean
  /** The recommendation by which they were put there. */
  readonly by: string
}

/** Who stands where while one chooses. */
interface Places {
  readonly incident: string
  readonly round: string
  readonly units: readonly string[]
}

export interface Recommended {
  /** Undefined while the server is being asked, or when nobody is sent any more. */
  readonly recommendation: Recommendation | undefined
  /** Every unit, each where it stands while one chooses. */
  readonly all: readonly ConsideredUnit[]
  readonly asking: boolean
  /** Those on the button. */
  readonly going: readonly ConsideredUnit[]
  /** What was before the eyes of whoever sends those: what they were offered, or what they chose from. */
  readonly by: string | undefined
  /** Needs for which somebody is recommended and nobody on the button goes, by their place. */
  readonly open: readonly number[]
  readonly isChosen: boolean
  readonly choose: (unit: string) => void
  /** Puts those on the button again who are recommended. */
  readonly offerAgain: () => void
}

/** Who should be sent to an incident that is not over. Asked again whenever a unit's status changes. */
export const useRecommendation = (incident: Incident | null): Recommended => {
  const queries = useQueryClient()
  const units = useLive((state) => state.units)
  const id = incident && incident.status !== 'resolved' && incident.status !== 'closed' ? incident.id : null
  // With every unit that is sent, or wanted, it is chosen anew.
  const round =
    incident && id
      ? [incident.assignments.length, incident.backUpWanted?.since, incident.alarmLevel, incident.type].join(' ')
      : ''
  const { data, isPending, isPlaceholderData } = useQuery({
    ...recommendationQuery(id ?? '', round),
    enabled: id !== null,
    refetchInterval: ASK_EVERY,
    // What was recommended before stays to be read, but nobody is sent by it.
    placeholderData: (before, question) => (question?.queryKey[1] === id ? before : undefined),
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: `units` is what it waits for, not what it reads
  useEffect(() => {
    void queries.invalidateQueries({ queryKey: ['recommendation'] })
  }, [queries, units])
  const recommendation = id === null || isPlaceholderData ? undefined : data

  const [shown, setShown] = useState<Shown | null>(null)
  const before = id !== null && shown?.incident === id && shown.round === round ? shown : null
  const going = recommendation ? pinned(recommendation, before?.going ?? none, before?.chosen) : none
  const isNew = going.length > 0 ? going !== before?.going : Boolean(before?.going.length)
  if (id && recommendation && isNew) setShown({ incident: id, round, going, chosen: false, by: recommendation.id })

  const [places, setPlaces] = useState<Places | null>(null)
  const stood = places?.incident === id ? places.units : none
  const considered = (id === null ? undefined : data)?.considered ?? none
  if (id && recommendation && (places?.incident !== id || places.round !== round || isUsedUp(considered, stood)))
    setPlaces({ incident: id, round, units: placesAnew(considered, stood) })

  const byUnit = new Map(considered.map((one) => [one.unit, one]))
  const open = recommendation && going.length > 0 ? openOf(recommendation, going) : none
  return {
    recommendation,
    all: inTheirPlaces(considered, stood),
    asking: id !== null && (isPending || isPlaceholderData),
    going: going.flatMap(({ unit }) => byUnit.get(unit) ?? []),
    by: before?.chosen ? recommendation?.id : (before?.by ?? recommendation?.id),
    open,
    isChosen: before?.chosen ?? false,
    choose(unit) {
      if (!id || !recommendation) return
      const canFill = filling(recommendation, live.get().units.get(unit)?.capabilities ?? [])
      const after = exchanged(going, unit, canFill, open)
      setShown({ incident: id, round, going: after, chosen: true, by: recommendation.id })
    },
    offerAgain: () => setShown(null),
  }
}
