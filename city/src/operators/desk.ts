import type { Board } from '../api/live.ts'
import type { AlarmView, IncidentView } from '../api/words.ts'
import { isUnderWay } from '../crews/duty.ts'
import { isForVisitor, isWorthParking, outcomeOf, teamsFor, type Verdict, verdictOn } from './judgement.ts'

/** How quick an operator is, in seconds of the city, and how much of the work is left to the visitor. */
export type Skill = {
  /** From one act to the next. */
  readonly thinks: readonly [least: number, most: number]
  /** An alarm is taken only when nobody took it for so long. */
  readonly waits: number
  /** Of all alarms, the share (0 to 1) that the visitor gets … */
  readonly leaves: number
  /** … for so long. After that the visitor does not want it. */
  readonly leavesFor: number
}

/** One thing that an operator does. */
export type Act =
  | { readonly does: 'accept'; readonly alarm: AlarmView }
  | { readonly does: 'park'; readonly alarm: AlarmView; readonly seconds: number }
  | { readonly does: 'decide'; readonly alarm: AlarmView; readonly verdict: Verdict }
  | { readonly does: 'send'; readonly incident: IncidentView }
  | { readonly does: 'resolve'; readonly incident: IncidentView; readonly disposition: string }
  | { readonly does: 'close'; readonly incident: IncidentView }

/** What an operator has before and in mind. */
export type Desk = {
  readonly name: string
  readonly skill: Skill
  readonly board: Board
  /** Seconds of the city since an alarm last became more urgent. */
  readonly ageOf: (alarm: AlarmView) => number
  /** Alarms that were parked once: nobody parks the same one twice. */
  readonly parked: ReadonlySet<string>
  /** Alarms and incidents with which nothing could be done just now. */
  readonly isPutOff: (id: string) => boolean
}

/** Seconds for which an alarm is parked. */
const parksFor = 60

/** First what is in hand, then the incidents that need something, then the queue, most urgent first. */
export const nextAct = (desk: Desk): Act | undefined => actOnAlarmInHand(desk) ?? actOnIncident(desk) ?? takeAlarm(desk)

function actOnAlarmInHand({ name, board, parked, isPutOff }: Desk): Act | undefined {
  const alarm = [...board.alarms.values()].find(
    ({ id, inHandOf, incident, parkedUntil }) =>
      inHandOf?.name === name && incident === null && parkedUntil === null && !isPutOff(id),
  )
  if (!alarm) return undefined
  if (isWorthParking(alarm) && !parked.has(alarm.id)) return { does: 'park', alarm, seconds: parksFor }
  return { does: 'decide', alarm, verdict: verdictOn(alarm) }
}

function actOnIncident({ name, board, isPutOff }: Desk): Act | undefined {
  for (const incident of board.incidents.values()) {
    if (incident.openedBy.name !== name || isPutOff(incident.id)) continue
    const act = needOf(incident)
    if (act) return act
  }
  return undefined
}

/** Teams, until there are enough; an end, when the last of them is through; and the file closed. */
function needOf(incident: IncidentView): Act | undefined {
  if (incident.status === 'closed') return undefined
  if (incident.status === 'resolved') return { does: 'close', incident }
  const sent = incident.assignments.filter(({ status }) => status !== 'recalled')
  const wanted = teamsFor(incident.type) + (incident.backUpWanted ? 1 : 0)
  const isUnattended = sent.every((assignment) => !isUnderWay(assignment))
  if (sent.length > 0 && isUnattended) return { does: 'resolve', incident, disposition: outcomeOf(incident) }
  return sent.length < wanted ? { does: 'send', incident } : undefined
}

function takeAlarm({ skill, board, ageOf, isPutOff }: Desk): Act | undefined {
  const [alarm] = [...board.alarms.values()]
    .filter((candidate) => candidate.status === 'waiting' && !isPutOff(candidate.id))
    .filter((candidate) => ageOf(candidate) > (isForVisitor(candidate, skill.leaves) ? skill.leavesFor : skill.waits))
    .sort((a, b) => a.priority - b.priority || a.openedAt.localeCompare(b.openedAt))
  return alarm && { does: 'accept', alarm }
}
