import type { People, Person } from './people.ts'
import type { Pins } from './pins.ts'
import type { Sessions } from './sessions.ts'

/** Who asks, as far as a pass says it. */
export interface Known {
  readonly person: Person
  /** The desk is locked: nothing but unlocking it is answered. */
  readonly locked: boolean
}

/** The two kinds of pass: a session is a person's at a browser, everything else a device's, a program's or a link's. */
export class Identity {
  readonly people: People
  readonly sessions: Sessions
  readonly #pins: Pins

  constructor(people: People, sessions: Sessions, pins: Pins) {
    this.people = people
    this.sessions = sessions
    this.#pins = pins
  }

  /** Whether this pass is no guess: it was good when it was last looked up, or bears our signature. */
  isNoGuess(pass: string): boolean {
    return isSession(pass) ? this.sessions.isOurs(pass) : this.people.hasMet(pass)
  }

  /** The site that a pass says it is of, where that is not ours. */
  otherSiteOf(pass: string): number | undefined {
    return isSession(pass) ? undefined : this.people.otherSiteOf(pass)
  }

  async who(pass: string): Promise<Known | undefined> {
    if (!isSession(pass)) {
      const person = await this.people.who(pass)
      return person && { person, locked: false }
    }
    return this.sessions.who(pass)
  }

  /** Ends this one pass. */
  end(pass: string): Promise<void> {
    return isSession(pass) ? this.sessions.end(pass) : this.people.end(pass)
  }

  /** Ends everything by which a person comes in: within seconds they are out, their open screens included. */
  async endAll(person: string): Promise<number> {
    await this.#pins.forget(person)
    return (await this.people.endAll(person)) + (await this.sessions.endAll(person))
  }

  /** Takes every key away from somebody, and what they come in by until they have new ones: but for a link that is given then. */
  async forgetKeys(staff: string): Promise<void> {
    await this.sessions.forgetKeys(staff)
    await this.endAll(staff)
  }
}

/** better-auth's cookies are a token and its signature; our own passes begin with their kind. */
export const isSession = (pass: string): boolean => /^[^_.]+\.[^.]+$/.test(pass)

/** Under which name a session stands in the database. */
export const tokenOf = (session: string): string => session.slice(0, session.indexOf('.'))
