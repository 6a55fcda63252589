import { type Api, Refused } from '../api/client.ts'
import { type Board, watchBoard } from '../api/live.ts'
import type { AlarmView, IncidentView, RecommendationView, UnitView } from '../api/words.ts'
import type { Clock } from '../clock.ts'
import type { Visitors } from '../house/visitors.ts'
import type { Chronicle } from '../model/chronicle.ts'
import type { Random } from '../model/random.ts'
import { second } from '../model/week.ts'
import { type Act, type Desk, nextAct } from './desk.ts'
import { courtesy, type Skill } from './skills.ts'

type Operator = {
  readonly name: string
  readonly skill: Skill
  readonly leads: boolean
  readonly api: Api
  readonly visitors: Pick<Visitors, 'areHere'>
  readonly chronicle: Chronicle
  readonly clock: Clock
  readonly random: Random
  readonly signal: AbortSignal
}

/**
 * Seconds for which something is left alone that could not be done: somebody was quicker, or no team is free. Each time it
 * is twice as long, up to the longest, or all thought would go to what cannot be helped.
 */
const putOffFor = { first: 15, longest: 240 } as const
/** So many things may be on their way to the server at a time: at sixty times the speed, an answer takes long. */
const mostUnderWay = 6
/** Until the live push has told what came of an act (ms by the wall clock); who looks sooner would send a second team. */
const newsTakes = 600
/** Up to so many waiting alarms nobody hurries, … */
const calmUpTo = 10
/** … and nobody is quicker than this share of the usual time. */
const greatestHaste = 0.3
/** After so many attempts any free team will do. */
const choosyFor = 2

/** Sits at a console and works until the signal ends the shift. */
export async function workAsOperator(operator: Operator): Promise<never> {
  const { name, skill, leads, api, visitors, chronicle, clock, random, signal } = operator
  const parked = new Set<string>()
  const ended = new Set<string>()
  const putOff = new Map<string, { readonly until: number; readonly times: number }>()
  /** What was asked for, and is not answered yet. */
  const underWay = new Set<string>()
  const desk: Desk = {
    name,
    skill,
    leads,
    chronicle,
    board: watchBoard({ ...api, signal }),
    secondsSince: (instant) => ((Date.now() - Date.parse(instant)) / second) * clock.speed,
    isHosting: visitors.areHere,
    isFirst: ({ account, openedAt }) =>
      account === chronicle.first && Date.now() - Date.parse(openedAt) < courtesy.firstFor * second,
    parked,
    ended,
    isPutOff: (id) => underWay.has(id) || (putOff.get(id)?.until ?? 0) > clock.now(),
  }
  const carryOut = async (act: Act, about: string) => {
    const times = putOff.get(about)?.times ?? 0
    if (await perform(api, act, { speed: clock.speed, isChoosy: times < choosyFor })) {
      putOff.set(about, { until: clock.now() + newsTakes * clock.speed, times: 0 })
    } else {
      const seconds = Math.min(putOffFor.longest, putOffFor.first * 2 ** times)
      putOff.set(about, { until: clock.now() + seconds * second, times: times + 1 })
    }
  }

  let failure: { readonly error: unknown } | undefined
  for (let next = clock.now(); ; ) {
    // From the beginning of one act to that of the next: how slowly the server answers does not make a worse operator.
    next = Math.max(clock.now(), next + random.between(...skill.thinks) * second * hasteAt(desk.board))
    await clock.until(next)
    if (failure) throw failure.error
    const act = underWay.size < mostUnderWay ? nextAct(desk) : undefined
    if (!act) continue
    const about = aboutOf(act)
    if (act.does === 'park') parked.add(about)
    if (act.does === 'end-distress' && act.unit.distress?.incident) ended.add(act.unit.distress.incident)
    underWay.add(about)
    carryOut(act, about)
      .catch((error) => {
        failure = { error }
      })
      .finally(() => underWay.delete(about))
  }
}

/** The share of the usual time that operators take for an act, before a long queue: nobody muses in a storm. */
function hasteAt({ alarms }: Board): number {
  let waiting = 0
  for (const { status } of alarms.values()) if (status === 'waiting') waiting += 1
  return Math.max(greatestHaste, 1 / (1 + Math.max(0, waiting - calmUpTo) / calmUpTo))
}

const aboutOf = (act: Act): string => ('alarm' in act ? act.alarm.id : 'unit' in act ? act.unit.id : act.incident.id)

type How = { readonly speed: number; readonly isChoosy: boolean }

/** @returns false when it cannot be done now. */
async function perform(api: Api, act: Act, how: How): Promise<boolean> {
  try {
    return await performing[act.does](api, act as never, how)
  } catch (error) {
    if (error instanceof Refused) return false
    throw error
  }
}

const performing: {
  readonly [Does in Act['does']]: (api: Api, act: Extract<Act, { does: Does }>, how: How) => Promise<boolean>
} = {
  accept: (api, { alarm }) => done(api.command(ofAlarm(alarm, 'accept'))),
  park: (api, { alarm, seconds }, { speed }) =>
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
  async send(api, { incident }, { isChoosy }) {
    const { id, chosen, considered } = await api.get<RecommendationView>(ofIncident(incident, 'recommendation'))
    const nearest = isChoosy ? undefined : considered.find(({ why }) => why === 'lacks-capability')
    const going = chosen.length > 0 ? chosen : nearest ? [nearest] : []
    if (going.length === 0) return false
    const units = going.map(({ unit }) => unit)
    return done(api.command(ofIncident(incident, 'assignments'), { units, recommendation: id }))
  },
  resolve: (api, { incident, disposition }) => done(api.command(ofIncident(incident, 'resolve'), { disposition })),
  close: (api, { incident }) => done(api.command(ofIncident(incident, 'close'))),
  'take-distress': (api, { unit }) => done(api.command(ofUnit(unit, 'distress/take'))),
  'end-distress': (api, { unit, reason }) => done(api.command(ofUnit(unit, 'distress/end'), { reason })),
}

const done = async (command: Promise<unknown>): Promise<true> => {
  await command
  return true
}

const ofAlarm = ({ id }: AlarmView, what: string) => `/api/alarms/${encodeURIComponent(id)}/${what}`
const ofIncident = ({ id }: IncidentView, what: string) => `/api/incidents/${encodeURIComponent(id)}/${what}`
const ofUnit = ({ id }: UnitView, what: string) => `/api/units/${encodeURIComponent(id)}/${what}`
