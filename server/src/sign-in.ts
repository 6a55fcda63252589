import type { Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import type { DataFolder } from './platform/folder.ts'
import type { House } from './platform/house/house.ts'
import type { Door } from './platform/http/door.ts'
import { Attempts } from './platform/identity/attempts.ts'
import { openAuth } from './platform/identity/auth.ts'
import { Codes } from './platform/identity/codes.ts'
import { secretIn } from './platform/identity/cookie-secret.ts'
import { Identity } from './platform/identity/identity.ts'
import { Keys } from './platform/identity/keys.ts'
import { People } from './platform/identity/people.ts'
import { Pins } from './platform/identity/pins.ts'
import { Proofs } from './platform/identity/proofs.ts'
import { screenRoutes } from './platform/identity/screen-routes.ts'
import { Sessions } from './platform/identity/sessions.ts'
import type { Presence } from './platform/presence.ts'
import type { Settings } from './platform/settings.ts'
import { personOfStaff, staffByLogin } from './staff/board.ts'
import { employDemoPeople } from './staff/demo.ts'
import { deskRoutes } from './staff/desk-routes.ts'
import { Entrance } from './staff/entering.ts'
import { staffKind } from './staff/evolve.ts'
import { keyRoutes } from './staff/key-routes.ts'
import { staffRoutes } from './staff/routes.ts'
import { viewSession } from './staff/session-board.ts'
import { sessionRoutes } from './staff/session-routes.ts'
import { unitKind } from './units/evolve.ts'

export interface OfSignIn {
  readonly connection: string
  readonly pool: Pool
  readonly folder: DataFolder
  readonly settings: Settings
  readonly house: House
  readonly presence: Presence
  readonly open: (sealed: Sealed) => unknown
  readonly demo: boolean
  readonly log: (line: string) => void
}

export interface SignIn {
  readonly identity: Identity
  routes(door: Door): void
  /** Deletes what has ended; who is on shift stays in. */
  forgetEnded(now: number): Promise<void>
  close(): Promise<void>
}

/** Nobody is sent away in the middle of a shift: the phone of a unit that is on one stays in. */
export const stayOnShift = (house: House, people: People, now: number): Promise<void> => {
  const onShift = Array.from(house.list(unitKind)).filter(({ shift }) => shift !== null)
  return people.stay(
    onShift.map(({ id }) => id),
    now,
  )
}

/** Who is there, and by what they come in: brought together from the platform's identity and the people who work here. */
export const openSignIn = async (of: OfSignIn): Promise<SignIn> => {
  const { connection, pool, folder, settings, house, presence, open, demo, log } = of
  const people = new People(pool, settings.site)
  const pins = new Pins(pool)
  await people.prepare()
  await pins.prepare()
  const codes = new Codes(pool)
  await codes.prepare()
  const auth = await openAuth({
    connection,
    origin: settings.origin,
    secret: secretIn(folder.within('keys', 'session.secret')),
    oidc: settings.oidc,
    staffOf: async (login, subject) => {
      const staff = staffByLogin(house, login)
      return staff && (await sessions.belongsTo(staff.id, subject)) ? staff.id : undefined
    },
    onProblem: (problem) => log(`sign-in: ${problem}`),
  })
  const sessions = new Sessions(auth, personOfStaff(house))
  const identity = new Identity(people, sessions, pins)
  if (demo) await employDemoPeople(house)

  return {
    identity,
    routes(door) {
      const secure = settings.origin.startsWith('https:')
      const entrance = new Entrance(house, identity, presence)
      const sessionOf = viewSession(house, identity, pins, {
        demo,
        lockAfter: settings.lockAfter,
        timeZone: settings.timeZone,
      })
      const byLogin = (login: string) => staffByLogin(house, login)
      const loginOf = (staff: string) => house.get(staffKind, staff)?.login
      sessionRoutes(door, {
        identity,
        proofs: new Proofs(auth, sessions, codes, settings.origin),
        attempts: new Attempts(Date.now()),
        entrance,
        staffByLogin: byLogin,
        isStaff: (id) => house.get(staffKind, id) !== undefined,
        sessionOf,
        demo,
        secure,
        origin: settings.origin,
        organisation: settings.oidc?.name ?? null,
      })
      deskRoutes(door, { identity, pins, entrance, sessionOf, staffByLogin: byLogin, loginOf })
      keyRoutes(door, house, new Keys(auth, sessions, settings.origin), sessions)
      screenRoutes(door, identity, presence, secure)
      staffRoutes(door, house, identity, { open, linkOf: (code) => `${settings.origin}/enter#${code}` })
    },
    async forgetEnded(now) {
      await stayOnShift(house, people, now)
      await people.forgetEnded()
      await sessions.forgetEnded()
      await pins.forgetEnded()
      await codes.forgetEnded()
    },
    close: () => auth.close(),
  }
}
