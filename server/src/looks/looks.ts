import { createHash } from 'node:crypto'
import type { House } from '../platform/house/house.ts'
import { Problem } from '../platform/http/problems.ts'
import type { Person } from '../platform/identity/people.ts'
import type { Thing } from '../platform/looking.ts'
import { personal } from '../platform/personal.ts'
import { lookKind } from './evolve.ts'
import type { Because, Purpose } from './look.ts'
import { type Concern, purposeInHand } from './purpose.ts'
import { Searches } from './searches.ts'
import { type Before, type Circumstances, manyInARow, marksOf } from './unusual.ts'

/** Looking at the same thing for the same purpose again within so many ms is the same look; a reason that was given holds as long. */
const sameLook = 15 * 60_000

/** What looks need of other parts; the duty centre brings them together. */
export interface Neighbours {
  /** Undefined where there is no such thing. */
  concernOf(thing: Thing): Promise<Concern | undefined>
  isAtDesk(person: Person): boolean
  shiftOf(person: Person): Pick<Circumstances, 'worksShifts' | 'isOnShift'>
}

interface Line {
  readonly thing: string
  readonly subjects: readonly string[]
  readonly purpose: Purpose
  readonly text?: string | undefined
  readonly seat: string | null
}

/** Who looks at what, and why: every look leaves a line in the journal before anything is shown. */
export class Looks {
  readonly #house: House
  readonly #neighbours: Neighbours
  /** What somebody looked at just now, by person and thing: when, and for what. In memory: after a restart they are asked again. */
  readonly #recent = new Map<
    string,
    { readonly at: number; readonly purpose: Purpose; readonly written: Promise<void> }
  >()
  readonly #before = new Map<string, Before[]>()
  readonly #searches: Searches

  constructor(house: House, neighbours: Neighbours) {
    this.#house = house
    this.#neighbours = neighbours
    this.#searches = new Searches((person, seat, found) =>
      this.#write(person, { thing: 'search', subjects: found, purpose: { for: 'search' }, seat }),
    )
  }

  /** For doors: what is asked for is shown only after this. */
  readonly look = async (person: Person, thing: Thing, pass: string, now = Date.now()): Promise<void> => {
    const concern = await this.#neighbours.concernOf(thing)
    if (!concern) return // there is nothing to be seen, which is said behind the door
    const looker = { id: person.id, unit: person.unit, isAtDesk: this.#neighbours.isAtDesk(person) }
    const purpose: Purpose | undefined =
      concern.thing === 'looks' ? { for: 'audit' } : purposeInHand(concern, looker, now)
    const known = this.#known(person, concern.thing, now)
    if (known && (!purpose || isSame(known.purpose, purpose))) return known.written
    if (!purpose)
      throw new Problem(403, 'reason-needed', 'Nothing that you have in hand is the reason: say why, at /api/looks.', {
        thing,
      })
    await this.#remember(person, { thing: concern.thing, subjects: concern.subjects, purpose, seat: seatOf(pass) }, now)
  }

  /** A reason is given: the line is written with it, and the thing may be looked at for some minutes. Answers until when, ms. */
  async explain(
    person: Person,
    thing: Thing,
    { because, text }: { readonly because: Because; readonly text?: string | undefined },
    pass: string,
    now = Date.now(),
  ): Promise<number> {
    const concern = await this.#neighbours.concernOf(thing)
    if (!concern) throw new Problem(404, 'thing-not-found', 'There is nothing of that name.')
    const { subjects } = concern
    const purpose = { for: 'reason', because } as const
    await this.#remember(person, { thing: concern.thing, subjects, purpose, text, seat: seatOf(pass) }, now)
    return now + sameLook
  }

  /** For searches: the line follows once it has settled. One that could not be written is written first, or nothing more is found. */
  readonly searched = async (person: Person, things: readonly Thing[], pass: string): Promise<void> => {
    await this.#searches.ready(person)
    this.#searches.returned(person, seatOf(pass), things)
  }

  close(): Promise<void> {
    return this.#searches.close()
  }

  #known(person: Person, thing: string, now: number) {
    const known = this.#recent.get(keyOf(person, thing))
    return known && now - known.at <= sameLook ? known : undefined
  }

  /** Whoever asks for the same while the line is on its way waits for the same line. */
  #remember(person: Person, line: Line, now: number): Promise<void> {
    const key = keyOf(person, line.thing)
    const written = this.#write(person, line, now)
    this.#forgetOld(now)
    this.#recent.set(key, { at: now, purpose: line.purpose, written })
    written.catch(() => this.#recent.delete(key))
    return written
  }

  async #write(person: Person, { thing, subjects, purpose, text, seat }: Line, now = Date.now()): Promise<void> {
    const before = (this.#before.get(person.id) ?? []).filter(({ at }) => now - at < manyInARow.within)
    const marks = marksOf({ purpose, subjects }, { ...this.#neighbours.shiftOf(person), before }, now)
    this.#before.set(person.id, [...before, { at: now, purpose, subjects }])
    await this.#house.commit(
      person,
      (work) => {
        const { id, number } = work.nextNumber(lookKind)
        const parts = text !== undefined && { private: { text: personal('look-reason', `look:${id}`, text, work.now) } }
        return (
          work.decided(lookKind, id, [
            { type: 'looked', id, number, thing, subjects, purpose, marks, seat, by: work.by, ...parts },
          ]) ?? id
        )
      },
      { now },
    )
  }

  #forgetOld(now: number): void {
    if (this.#recent.size < 10_000) return
    for (const [key, { at }] of this.#recent) if (now - at > sameLook) this.#recent.delete(key)
    for (const [person, looks] of this.#before)
      if (looks.every(({ at }) => now - at >= manyInARow.within)) this.#before.delete(person)
  }
}

const keyOf = ({ id }: Person, thing: string): string => `${id} ${thing}`

const isSame = (a: Purpose, b: Purpose): boolean => a.for === b.for && ('id' in a && 'id' in b ? a.id === b.id : true)

/** Tells one session from another, and nobody can come in with it. */
const seatOf = (pass: string): string => createHash('sha256').update(pass).digest('hex').slice(0, 8)
