import type { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import type { Identity } from '../platform/identity/identity.ts'
import { isSession } from '../platform/identity/identity.ts'
import type { Person } from '../platform/identity/people.ts'
import { viewPerson } from '../platform/identity/person.ts'
import type { Pins } from '../platform/identity/pins.ts'
import { instantOrNull } from '../platform/words.ts'
import { staffKind } from './evolve.ts'
import type { SessionView } from './session.ts'

/** What a browser is told of who sits at it. `pass`: what it came with; undefined where that is only being given. */
export type SessionOf = (person: Person, pass: string | undefined) => Promise<z.input<typeof SessionView>>

export const viewSession =
  (
    house: House,
    identity: Identity,
    pins: Pins,
    { demo, lockAfter, timeZone }: { demo: boolean; lockAfter: number; timeZone: string },
  ): SessionOf =>
  async (person, pass) => {
    const session = pass !== undefined && isSession(pass) ? await identity.sessions.who(pass) : undefined
    const staff = house.get(staffKind, person.id)
    const isAtDesk = staff !== undefined && person.role !== 'crew'
    return {
      ...viewPerson(person),
      demo,
      way: session?.way ?? null,
      endsAt: instantOrNull(session?.endsAt ?? null),
      locked: session?.locked ?? false,
      pin: staff !== undefined && (await pins.has(person.id)),
      keys: staff?.status === 'active',
      // Who watches a demonstration is not sent away from it.
      lockAfter: isAtDesk && !demo ? lockAfter : null,
      timeZone,
    }
  }
