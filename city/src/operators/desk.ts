import type { Board } from '../api/live.ts'
import type { AlarmView, IncidentView, UnitView } from '../api/words.ts'
import { isUnderWay } from '../crews/duty.ts'
import type { Chronicle } from '../model/chronicle.ts'
import { isForVisitor, isWorthParking, outcomeOf, type Verdict, verdictOn } from './judgement.ts'
import { courtesy, type Skill } from './skills.ts'

/** One thing that an operator does. */
export type Act =
  | { readonly does: 'accept'; readonly alarm: AlarmView }
  | { readonly does: 'park'; readonly alarm: AlarmView; readonly seconds: number }
  | { readonly does: 'decide'; readonly alarm: AlarmView; readonly verdict: Verdict }
  | { readonly does: 'send'; readonly incident: IncidentView }
  | { readonly does: 'resolve'; readonly incident: IncidentView; readonly disposition: string }
  | { readonly does: 'close'; readonly incident: IncidentView }
  | { readonly does: 'take-distress'; readonly unit: UnitView }
  | { readonly does: 'end-distress'; readonly unit: UnitView; readonly reason: string }

/** What an operator has before and in mind. */
export type Desk = {
  readonly name: string
  readonly skill: Skill
  /** The one who looks after what nobody else does: calls for help of crews, incidents that a visitor left. */
  readonly leads: boolean
  readonly board: Board
  readonly chronicle: Pick<Chronicle, 'ofAccount' | 'atPlace' | 'first'>
  /** Seconds of the city since an instant. */
  readonly secondsSince: (instant: string) => number
  /** Is a visitor there, to whom something can be left? */
  readonly isHosting: () => boolean
  /** Is this alarm the visitor's own still: the first of all? */
  readonly isFirst: (alarm: AlarmView) => boolean
  /** Alarms that were parked once: nobody parks the same one twice. */
  readonly parked: ReadonlySet<string>
  /** Incidents of crews whose call this operator has ended: what is left of them is theirs too. */
  readonly ended: ReadonlySet<string>
  /** Things with which nothing could be done just now. */
  readonly isPutOff: (id: string) => boolean
}

/** Seconds for which an alarm is parked. */
const parksFor = 60
/** Seconds for which a visitor may be the first to answer a crew's call for help, and after which it should be over. */
const distress = { waits: 45, lasts: 300 } as const
/** Seconds after which an incident on which nobody works was left by whoever opened it. */
const abandonedAfter = 900

/** First who is in danger, then what is in hand, then the incidents that need something, then the queue. */
export const nextAct = (desk: Desk): Act | undefined =>
  actOnDistress(desk) ?? actOnAlarmInHand(desk) ?? actOnIncident(desk) ?? takeAlarm(desk)

function actOnDistress({ name, leads, board, secondsSince, isPutOff }: Desk): Act | undefined {
  if (!leads) return undefined
  for (const unit of board.units.values()) {
    if (!unit.distress || isPutOff(unit.id)) continue
    const { takenBy, since } = unit.distress
    if (!takenBy && secondsSince(since) > distress.waits) return { does: 'take-distress', unit }
    if (takenBy?.name === name && secondsSince(since) > distress.lasts)
      return { does: 'end-distress', unit, reason: 'Ekipaj bilan bogʻlanildi: xavf oʻtdi.' }
  }
  return undefined
}

function actOnAlarmInHand({ name, skill, board, chronicle, parked, isPutOff }: Desk): Act | undefined {
  const alarm = [...board.alarms.values()].find(
    ({ id, inHandOf, incident, parkedUntil }) =>
      inHandOf?.name === name && incident === null && parkedUntil === null && !isPutOff(id),
  )
  if (!alarm) return undefined
  const truth = chronicle.ofAccount(alarm.account)
  if (isWorthParking(alarm, truth, skill.parks) && !parked.has(alarm.id))
    return { does: 'park', alarm, seconds: parksFor }
  return { does: 'decide', alarm, verdict: verdictOn(alarm, truth, skill.errs) }
}

function actOnIncident(desk: Desk): Act | undefined {
  const mine = [...desk.board.incidents.values()]
    .filter((incident) => isMine(desk, incident) && !desk.isPutOff(incident.id))
    .sort((a, b) => a.priority - b.priority)
  for (const incident of mine) {
    const act = needOf(desk, incident)
    if (act) return act
  }
  return undefined
}

function isMine(desk: Desk, incident: IncidentView): boolean {
  const { name, leads, secondsSince } = desk
  const { id, openedBy, openedAt, assignments } = incident
  if (openedBy.name === name) return true
  if (!leads) return false
  const call = callOf(desk, incident)
  // Whoever answers the crew looks after all of it: nobody else sends, or ends it behind their back.
  if (call) return call.takenBy?.name === name
  if (desk.ended.has(id)) return true
  return secondsSince(openedAt) > abandonedAfter && !assignments.some(isUnderWay)
}

/** The call for help of the crew for which an incident was opened, while it goes on. */
function callOf({ board }: Desk, { id, distress }: IncidentView): UnitView['distress'] {
  const call = distress === null ? null : (board.units.get(distress)?.distress ?? null)
  return call?.incident === id ? call : null
}

/** Those whom the duty centre recommends, and more when a crew asks for it; an end, when the last of them is through; and the file closed. */
function needOf(desk: Desk, incident: IncidentView): Act | undefined {
  const { chronicle } = desk
  if (incident.status === 'closed') return undefined
  if (incident.status === 'resolved') return { does: 'close', incident }
  const sent = incident.assignments.filter(({ status }) => status !== 'recalled')
  const wantsHelp = sent.length === 0 || incident.backUpWanted !== null
  const isUnattended = sent.every((assignment) => !isUnderWay(assignment))
  // A crew that calls is not through with it, whoever has left.
  if (callOf(desk, incident)) return wantsHelp ? { does: 'send', incident } : undefined
  if ((sent.length > 0 || incident.distress !== null) && isUnattended) {
    const truth = incident.place ? chronicle.atPlace(incident.place.position) : undefined
    return { does: 'resolve', incident, disposition: outcomeOf(incident, truth) }
  }
  return wantsHelp ? { does: 'send', incident } : undefined
}

function takeAlarm(desk: Desk): Act | undefined {
  const waiting = [...desk.board.alarms.values()]
    .filter(({ status }) => status === 'waiting')
    .sort((a, b) => a.priority - b.priority || a.openedAt.localeCompare(b.openedAt))
  const left = leftToVisitor(desk, waiting)
  const alarm = waiting.find(
    (candidate) =>
      !left.has(candidate) && !desk.isPutOff(candidate.id) && desk.secondsSince(candidate.raisedAt) > desk.skill.waits,
  )
  return alarm && { does: 'accept', alarm }
}

/** Those of the queue that are a visitor's for now: the youngest of them, when they become too many. */
function leftToVisitor(
  { chronicle, secondsSince, isHosting, isFirst }: Desk,
  waiting: readonly AlarmView[],
): ReadonlySet<AlarmView> {
  if (!isHosting()) return new Set()
  const { share, atLeast, atMost, urgentFor, otherFor, urgent } = courtesy
  const isQueueShort = waiting.length <= atLeast
  const left = waiting
    .filter((alarm) => isQueueShort || isForVisitor(alarm, chronicle.ofAccount(alarm.account), share))
    .filter(({ priority, raisedAt }) => secondsSince(raisedAt) < (priority <= urgent ? urgentFor : otherFor))
    .sort((a, b) => b.raisedAt.localeCompare(a.raisedAt))
    .slice(0, atMost)
  return new Set([...left, ...waiting.filter(isFirst)])
}
