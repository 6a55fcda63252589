import type { AlarmView } from '../api/words.ts'
import { createRandom, hash } from '../model/random.ts'

/** How an alarm ends in the hands of a simulated operator. */
export type Verdict =
  | { readonly is: 'incident' }
  | { readonly is: 'closed'; readonly disposition: string; readonly note?: string }

type Weighed = readonly (readonly [verdict: Verdict, weight: number])[]

const incident: Verdict = { is: 'incident' }
const closed = (disposition: string, note?: string): Verdict => ({ is: 'closed', disposition, ...(note && { note }) })

const calledBack = 'Telefon qilindi, maxfiy soʻz aytildi: adashib bosilgan.'
const onCamera = 'Kamerada hech kim yoʻq, datchik shamoldan ishlagan.'

/** What operators find when they call back and look: by the class of the signal, how often what. */
const verdicts: Readonly<Record<string, Weighed>> = {
  'hold-up': [
    [incident, 9],
    [closed('false-user', calledBack), 1],
  ],
  panic: [
    [incident, 7],
    [closed('false-user', calledBack), 3],
  ],
  medical: [
    [incident, 9],
    [closed('false-user', calledBack), 1],
  ],
  fire: [
    [incident, 7],
    [closed('false-user', 'Osh kuygan; uy egasi oʻzi xabar berdi.'), 3],
  ],
  gas: [[incident, 1]],
  intrusion: [
    [incident, 5],
    [closed('false-user', calledBack), 3],
    [closed('false-technical', onCamera), 2],
  ],
  tamper: [
    [incident, 2],
    [closed('fault-reported', 'Ustaga topshirildi.'), 5],
  ],
  technical: [
    [incident, 1],
    [closed('real', 'Uy egasi oʻzi yoʻlda, yordam kerak emas.'), 2],
  ],
  fault: [[closed('fault-reported', 'Ustaga topshirildi.'), 1]],
  supervision: [[closed('fault-reported', 'Ustaga topshirildi.'), 1]],
  test: [[closed('test'), 1]],
}
const otherwise: Weighed = [
  [incident, 1],
  [closed('false-technical'), 2],
]
const nobodyKnows = closed('false-unknown', 'Bunday hisob roʻyxatda yoʻq; oʻrnatuvchilarga xabar berildi.')

/** Classes whose restoral says that the matter is over. */
const overWhenRestored = ['fault', 'supervision', 'tamper', 'technical']

/** The same alarm always leaves the same impression: an operator who looks twice does not throw dice twice. */
const diceOf = (alarm: AlarmView, about: string) => createRandom(hash(`${about} ${alarm.id}`))

export function verdictOn(alarm: AlarmView): Verdict {
  if (!alarm.premises) return nobodyKnows
  if (alarm.restoredAt && overWhenRestored.includes(alarm.class)) return closed('restored')
  return diceOf(alarm, 'verdict').weighted(verdicts[alarm.class] ?? otherwise)
}

/** Is this one of those that the simulated operators leave to the visitor, as long as it can wait? */
export const isForVisitor = (alarm: AlarmView, share: number): boolean => diceOf(alarm, 'visitor').chance(share)

/** Does the operator want to wait and see (nobody picks up the telephone) before deciding? */
export const isWorthParking = (alarm: AlarmView): boolean =>
  ['intrusion', 'tamper'].includes(alarm.class) && diceOf(alarm, 'park').chance(0.15)

/** How many teams an incident of a type gets; one, where nothing is said. */
const teams: Readonly<Record<string, number>> = { 'hold-up': 2, fire: 2 }
export const teamsFor = (incidentType: string): number => teams[incidentType] ?? 1

/** How an incident ended, from what the crew said on the radio. */
export const outcomeOf = (incident: { id: string }): string =>
  createRandom(hash(`outcome ${incident.id}`)).weighted([
    ['handled', 6],
    ['nothing-found', 3],
    ['handed-over', 2],
    ['false-alarm', 2],
  ])
