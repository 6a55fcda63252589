import { createContext, useContext, useMemo } from 'react'
import { type Freshness, freshness, keeping } from '../api/live/freshness.ts'
import { useLive } from '../api/live/useLive.ts'
import type { SignedIn } from '../api/words.ts'
import {
  type Distress,
  distressAsPressed,
  type Job,
  jobAsPressed,
  messagesAsPressed,
  pressedSince,
  recallsSince,
  type ShownMessage,
  unitAsPressed,
} from './outbox/asPressed.ts'
import type { Deed } from './outbox/deeds.ts'
import { press, useOutbox } from './outbox/outbox.ts'
import { pressedBy } from './outbox/pressedBy.ts'
import { useOnline } from './phone/online.ts'
import { useSecond } from './useSecond.ts'
import type { CrewUnit } from './words.ts'

/** All that the crew's screens draw, and the one way in which they do anything. */
export interface Crew {
  readonly person: SignedIn
  readonly unit: CrewUnit
  /** Since when the centre knows of the shift, ms of its clock; null while it does not, or as soon as its end was pressed. */
  readonly onShiftSince: number | null
  readonly job: Job | null
  /** Jobs of this shift from which the unit was called off, the latest last. */
  readonly recalls: readonly Job[]
  readonly messages: readonly ShownMessage[]
  readonly distress: Distress | null
  readonly freshness: Freshness
  /** Whether the centre keeps what it is told. */
  readonly kept: ReturnType<typeof keeping>
  /** When the centre was last heard, ms of our clock. */
  readonly heardAt: number | null
  /** Pictures of the job that are still to be sent. */
  readonly unsentPictures: number
  readonly press: (deed: Deed) => Promise<void>
}

const CrewContext = createContext<Crew | null>(null)
export const CrewProvider = CrewContext.Provider

export const useCrew = (): Crew => {
  const crew = useContext(CrewContext)
  if (!crew) throw new Error('useCrew is used outside the crew’s page')
  return crew
}

/** What this phone knows of the unit, with what was pressed on it; null while it has heard nothing of the unit. */
export const useNewCrew = (person: SignedIn, unitId: string): Crew | null => {
  const known = useLive((state) => state.units.get(unitId)) as CrewUnit | undefined
  const incidents = useLive((state) => state.incidents)
  const messages = useLive((state) => state.messages)
  const heardAt = useLive((state) => state.heardAt)
  const link = useLive((state) => state.link)
  const kept = useLive(keeping)
  const { waiting, sent, refused, read } = useOutbox()
  const now = useSecond()
  const online = useOnline()

  return useMemo(() => {
    // What was pressed before the page was opened is known only when it was read: until then nothing may be asked again.
    if (!known || !read) return null
    const pressed = pressedSince(pressedBy(person.id, { waiting, sent, refused }), heardAt)
    const unit = unitAsPressed(known, pressed)
    const job = jobAsPressed(incidents, unitId, pressed)
    return {
      person,
      unit,
      onShiftSince: unit.shift && known.shift ? Date.parse(known.shift.since) : null,
      job,
      recalls: unit.shift ? recallsSince(incidents, unitId, unit.shift.since) : [],
      messages: messagesAsPressed(messages, person.id, pressed, now),
      distress: distressAsPressed(known, pressed),
      freshness: freshness({ link: online ? link : 'broken', heardAt }, now),
      kept,
      heardAt,
      unsentPictures: pressed('photo').filter(({ deed, unsent }) => unsent && deed.incident === job?.incident.id)
        .length,
      press: (deed) => press({ person: person.id, unit: unitId }, deed),
    }
  }, [person, unitId, known, incidents, messages, heardAt, link, kept, online, waiting, sent, refused, read, now])
}
