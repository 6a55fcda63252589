import type { Position } from '../../platform/words.ts'
import type { Choosable } from '../recommend.ts'
import type { Call } from './calls.ts'
import type { Team } from './scenario.ts'

/** A call that has come in, as far as it has been answered. */
export interface Case {
  readonly call: Call
  /** How many crews have begun to work on it. */
  begun: number
  /** Nobody could be sent when it came in. */
  delayed: boolean
  /** When somebody was first sent, and when the first was there. */
  sentAt: number | undefined
  thereAt: number | undefined
  /** Who was there first. */
  first: string | undefined
}

/** A team in the middle of its day: where it is, what it does, and when that is over. */
export class Crew {
  readonly team: Team
  status: 'available' | 'en-route' | 'on-scene' = 'available'
  on: Case | undefined
  /** When it arrives or is done; Infinity while it has nothing to do. */
  next = Infinity
  /** Seconds in which it had something to do. */
  busy = 0
  #from: Position
  #to: Position
  #left = 0
  #arrives = 0

  constructor(team: Team) {
    this.team = team
    this.#from = team.home
    this.#to = team.home
  }

  /** Where it will stand if nobody needs it. */
  get standing(): Position {
    return this.#to
  }

  /** Where it is now: on the straight line between where it left and where it goes. */
  at(now: number): Position {
    if (now >= this.#arrives) return this.#to
    const part = (now - this.#left) / (this.#arrives - this.#left)
    const [[x1, y1], [x2, y2]] = [this.#from, this.#to]
    return [x1 + (x2 - x1) * part, y1 + (y2 - y1) * part]
  }

  drive(to: Position, seconds: number, now: number): void {
    this.#from = this.at(now)
    this.#to = to
    this.#left = now
    this.#arrives = now + seconds
  }

  /** As the choosing sees it. */
  get unit(): Choosable {
    const incident = this.on?.call.id ?? null
    return {
      id: this.team.id,
      capabilities: this.team.capabilities,
      status: this.status,
      incident,
      assignment: incident,
      isOffShift: false,
      isCalling: false,
    }
  }
}
