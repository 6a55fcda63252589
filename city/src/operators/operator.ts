import { type Api, Refused } from '../api/client.ts'
import { watchBoard } from '../api/live.ts'
import type { AlarmView, CandidateView, IncidentView } from '../api/words.ts'
import type { Clock } from '../clock.ts'
import type { Random } from '../model/random.ts'
import { second } from '../model/week.ts'
import { type Act, type Desk, nextAct, type Skill } from './desk.ts'

type Operator = {
  readonly name: string
  readonly skill: Skill
  readonly api: Api
  readonly clock: Clock
  readonly random: Random
  readonly signal: AbortSignal
}

/** Seconds for which something is left alone that could not be done: somebody was quicker, or no team is free. */
const putOffFor = 15

/** Sits at a console and works until the signal ends the shift. */
export async function workAsOperator({ name, skill, api, clock, random, signal }: Operator): Promise<never> {
  const parked = new Set<string>()
  const putOff = new Map<string, number>()
  const desk: Desk = {
    name,
    skill,
    board: watchBoard({ ...api, signal }),
    ageOf: ({ raisedAt }) => ((Date.now() - Date.parse(raisedAt)) / second) * clock.speed,
    parked,
    isPutOff: (id) => (putOff.get(id) ?? 0) > clock.now(),
  }
  for (;;) {
    await clock.after(random.between(...skill.thinks))
    const act = nextAct(desk)
    if (!act) continue
    const about = 'alarm' in act ? act.alarm.id : act.incident.id
    if (act.does === 'park') parked.add(about)
    const wasDone = await perform(api, act, clock.speed)
    if (!wasDone) putOff.set(about, clock.now() + putOffFor * second)
  }
}

/** @returns false when it cannot be done now. */
async function perform(api: Api, act: Act, speed: number): Promise<boolean> {
  try {
    return await performing[act.does](api, act as never, speed)
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

const performing: {
  readonly [Does in Act['does']]: (api: Api, act: Extract<Act, { does: Does }>, speed: number) => Promise<boolean>
} = {
  accept: (api, { alarm }) => done(api.command(ofAlarm(alarm, 'accept'))),
  park: (api, { alarm, seconds }, speed) =>
    done(
      api.command(ofAlarm(alarm, 'park'), {
        until: new Date(Date.now() + (seconds * second) / speed).toISOString(),
        reason: 'Egasi telefonni koʻtarmayapti, qayta qoʻngʻiroq qilinadi.',
      }),
    ),
  decide: (api, { alarm, verdict }) =>
    done(
      verdict.is === 'incident'
        ? api.command(ofAlarm(alarm, 'escalate'))
        : api.command(ofAlarm(alarm, 'close'), { disposition: verdict.disposition, note: verdict.note }),
    ),
  async send(api, { incident }) {
    const candidates = await api.get<CandidateView[]>(ofIncident(incident, 'candidates'))
    const nearest = candidates.find(({ suitable }) => suitable)
    if (!nearest) return false
    return done(api.command(ofIncident(incident, 'assignments'), { unit: nearest.unit }))
  },
  resolve: (api, { incident, disposition }) => done(api.command(ofIncident(incident, 'resolve'), { disposition })),
  close: (api, { incident }) => done(api.command(ofIncident(incident, 'close'))),
}

const done = async (command: Promise<unknown>): Promise<true> => {
  await command
  return true
}

const ofAlarm = ({ id }: AlarmView, what: string) => `/api/alarms/${encodeURIComponent(id)}/${what}`
const ofIncident = ({ id }: IncidentView, what: string) => `/api/incidents/${encodeURIComponent(id)}/${what}`
