import type { Person } from './identity/people.ts'

/** For so long whoever lost the connection is listed as such; then they are simply not there. Milliseconds. */
const missedFor = 15 * 60_000
/** A connection that comes back within this time was never away, for who asks since when somebody is here. Milliseconds. */
const blink = 60_000

/** Somebody who is here, or was until just now. */
export interface Present {
  readonly person: Person
  readonly since: number
  /** How many screens they have open; none when the connection is lost. */
  readonly screens: number
  readonly lostSince: number | null
}

interface Known {
  readonly person: Person
  readonly since: number
  readonly screens: number
  readonly lostAt: number | null
}

/** Who is there: whoever holds a live connection, or has asked for something just now. In memory only. */
export class Presence {
  readonly #known = new Map<string, Known>()
  /** Screens on a wall: they hang there, whoever opened them may be at home. */
  readonly #walls = new Map<string, number>()
  readonly #lastSeen = new Map<string, number>()
  readonly #since: number

  constructor(now: number) {
    this.#since = now
  }

  connected(person: Person, now: number): void {
    const before = this.#known.get(person.id)
    const stayed = before && (before.lostAt === null || now - before.lostAt <= blink)
    this.#known.set(person.id, {
      person,
      since: stayed ? before.since : now,
      screens: (before?.screens ?? 0) + 1,
      lostAt: null,
    })
  }

  disconnected(id: string, now: number): void {
    const before = this.#known.get(id)
    if (before) {
      const screens = Math.max(0, before.screens - 1)
      this.#known.set(id, { ...before, screens, lostAt: screens === 0 ? now : null })
    }
    this.#lastSeen.set(id, now)
  }

  /** They said that they go: nobody need look for them when their screens close. */
  left(id: string): void {
    this.#known.delete(id)
  }

  /** A screen was hung on the wall, or opened in the office, where nobody takes alarms; or taken down: `by` is 1 or -1. */
  hung(id: string, by: 1 | -1): void {
    const walls = (this.#walls.get(id) ?? 0) + by
    if (walls > 0) this.#walls.set(id, walls)
    else this.#walls.delete(id)
  }

  /** How many live connections a person holds, those of walls among them. */
  connections(id: string): number {
    return this.#screens(id) + (this.#walls.get(id) ?? 0)
  }

  seen(id: string, now: number): void {
    this.#lastSeen.set(id, now)
  }

  /** Somebody who has a screen open now. */
  present(id: string): Person | undefined {
    const known = this.#known.get(id)
    return known && known.screens > 0 ? known.person : undefined
  }

  /** Everybody who is here, and who has lost the connection a short while ago. */
  list(now: number): Present[] {
    for (const [id, { lostAt }] of this.#known) if (lostAt !== null && now - lostAt > missedFor) this.#known.delete(id)
    return Array.from(this.#known.values(), ({ person, since, screens, lostAt }) => ({
      person,
      since,
      screens,
      lostSince: lostAt,
    }))
  }

  /** Since when nobody has heard of a person; undefined while they are there. After a restart everybody has the benefit of the doubt. */
  goneSince(id: string): number | undefined {
    if (this.#screens(id) > 0) return undefined
    return Math.max(this.#lastSeen.get(id) ?? 0, this.#since)
  }

  #screens(id: string): number {
    return this.#known.get(id)?.screens ?? 0
  }
}
