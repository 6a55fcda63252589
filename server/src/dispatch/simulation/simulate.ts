import { askedBy, planFor } from '../plans.ts'
import { type Fleet, recommend } from '../recommend.ts'
import type { Call } from './calls.ts'
import { type Case, Crew } from './crew.ts'
import type { Policy } from './policies.ts'
import type { Scenario } from './scenario.ts'

/** How one call was answered. */
export interface Response {
  readonly call: Call
  /** Seconds from the call until somebody was there. */
  readonly seconds: number
  /** Seconds from the call until somebody was sent; 0 for most. */
  readonly waited: number
  /** Nobody could be sent when it came in. */
  readonly delayed: boolean
  /** Who was there first. */
  readonly unit: string
}

export interface Outcome {
  readonly responses: readonly Response[]
  /** The part of the time in which each unit had something to do. */
  readonly workload: ReadonlyMap<string, number>
  /** Moves from one post to another. */
  readonly moves: number
}

/**
 * Plays these calls through, from one thing that happens to the next: a call comes in, a crew arrives, a crew is done. Who is
 * sent is chosen by the rules by which the duty centre chooses, nothing else. What nobody can be sent to waits, the most
 * urgent first, then the oldest. Who is called away leaves their call waiting again. When the first crew is done, no more are
 * sent there. Crews that are done drive home, and can be sent from wherever they are.
 *
 * @param until seconds from the beginning: what happens later is still played to its end, and counts in no workload
 * @param onProgress told what part of the calls has come in
 */
export const simulate = (
  scenario: Scenario,
  policy: Policy,
  calls: readonly Call[],
  until: number,
  onProgress?: (part: number) => void,
): Outcome => {
  const crews = scenario.teams.map((team) => new Crew(team, scenario))
  const crewOf = new Map(crews.map((crew) => [crew.team.id, crew]))
  const cases = new Map<string, Case>()
  const waiting = new Set<Case>()
  let moves = 0
  let now = 0

  const fleetFor = ({ call }: Case): Fleet => ({
    units: crews.map(({ unit }) => unit),
    seconds: crews.map((crew) => crew.secondsTo(call.source.position, now)),
    workOf: (incident) => cases.get(incident)?.call.source,
  })

  const send = (one: Case): void => {
    const { id, source } = one.call
    const wanting = { id, type: source.type, priority: source.priority, distress: null }
    const asked = askedBy(planFor(scenario.plans, source.type, source.priority))
    const { chosen, missing } = policy.choose(recommend(wanting, asked, fleetFor(one)), one, crews)
    for (const { unit, seconds } of chosen) {
      const crew = crewOf.get(unit)!
      if (crew.on) waiting.add(crew.on)
      one.sentAt ??= now
      crew.drive(source.position, seconds, now)
      Object.assign(crew, { on: one, status: 'en-route', next: now + seconds })
    }
    if (missing.length === 0) waiting.delete(one)
    else waiting.add(one)
  }

  /** The calls that wait, as long as there is somebody to send; then who is left takes their places. */
  const settle = (): void => {
    for (const one of [...waiting].sort(byUrgency)) {
      if (!crews.some(({ status }) => status === 'available')) break
      if (waiting.has(one)) send(one)
    }
    for (const { crew, to, seconds } of policy.moves(crews, now)) {
      crew.drive(to, seconds, now)
      moves++
    }
  }

  const receive = (call: Call): void => {
    const one: Case = { call, begun: 0, delayed: false, sentAt: undefined, thereAt: undefined, first: undefined }
    cases.set(call.id, one)
    send(one)
    one.delayed = one.sentAt === undefined
    settle()
  }

  const arrive = (crew: Crew, one: Case): void => {
    one.thereAt ??= now
    one.first ??= crew.team.id
    const { work } = one.call
    Object.assign(crew, { status: 'on-scene', next: now + work[one.begun++ % work.length]! })
  }

  const finish = (crew: Crew, one: Case): void => {
    waiting.delete(one)
    Object.assign(crew, { on: undefined, status: 'available', next: Infinity })
    crew.drive(crew.team.home, crew.secondsTo(crew.team.home, now), now)
    settle()
  }

  /** Time goes on: who has something to do has had it for so much longer. */
  const pass = (to: number): void => {
    const counted = Math.max(0, Math.min(to, until) - Math.min(now, until))
    for (const crew of crews) if (crew.on) crew.busy += counted
    now = to
  }

  for (let at = 0; ; ) {
    const call = calls[at]
    const crew = crews.reduce((first, other) => (other.next < first.next ? other : first))
    const then = Math.min(call?.at ?? Infinity, crew.next)
    if (then === Infinity) break
    pass(then)
    if (call && call.at <= crew.next) {
      at++
      receive(call)
      onProgress?.(at / calls.length)
    } else if (crew.status === 'en-route') arrive(crew, crew.on!)
    else finish(crew, crew.on!)
  }

  return {
    responses: [...cases.values()].flatMap(({ call, thereAt, sentAt, delayed, first }) =>
      thereAt === undefined
        ? []
        : [{ call, seconds: thereAt - call.at, waited: sentAt! - call.at, delayed, unit: first! }],
    ),
    workload: new Map(crews.map(({ team, busy }) => [team.id, busy / until])),
    moves,
  }
}

const byUrgency = (a: Case, b: Case): number => a.call.source.priority - b.call.source.priority || a.call.at - b.call.at
