import type { AlarmView, IncidentView } from '../api/words.ts'
import type { Truth } from '../model/chronicle.ts'
import { createRandom, hash } from '../model/random.ts'
import type { Story } from '../model/stories.ts'

/** How an alarm ends in the hands of a simulated operator. */
export type Verdict =
  | { readonly is: 'incident' }
  | { readonly is: 'closed'; readonly disposition: string; readonly note?: string }

type Weighed = readonly (readonly [verdict: Verdict, weight: number])[]

const incident: Verdict = { is: 'incident' }
const closed = (disposition: string, note?: string): Verdict => ({ is: 'closed', disposition, ...(note && { note }) })

const calledBack = closed('false-user', 'Telefon qilindi, maxfiy soʻz aytildi: adashib bosilgan.')
const onCamera = closed('false-technical', 'Kamerada hech kim yoʻq, datchik shamoldan ishlagan.')
const toFitter = closed('fault-reported', 'Ustaga topshirildi.')
const noMains = closed('fault-reported', 'Tok yoʻq; elektr tarmoqlariga xabar berildi.')
const onTheWay = closed('real', 'Uy egasi oʻzi yoʻlda, yordam kerak emas.')

/** What operators learn when they call the people there: by what has really happened, how often what. */
const verdicts: Readonly<Record<Story, Weighed>> = {
  'break-in': [[incident, 1]],
  'broken-window': [
    [incident, 4],
    [closed('real', 'Deraza singan, egasi joyida, oʻgʻri yoʻq.'), 1],
  ],
  'safe-moved': [[incident, 1]],
  'clumsy-owner': [
    [calledBack, 9],
    [incident, 1],
  ],
  'cat-or-curtain': [
    [onCamera, 7],
    [incident, 3],
  ],
  'panic-button': [
    [incident, 8],
    [calledBack, 2],
  ],
  'hold-up': [[incident, 1]],
  duress: [[incident, 1]],
  fire: [[incident, 1]],
  'burnt-pilaf': [
    [closed('false-user', 'Osh kuygan; uy egasi oʻzi xabar berdi.'), 7],
    [incident, 3],
  ],
  'gas-leak': [[incident, 1]],
  'burst-pipe': [
    [incident, 4],
    [onTheWay, 6],
  ],
  'taken-ill': [
    [incident, 9],
    [calledBack, 1],
  ],
  'battery-low': [[toFitter, 1]],
  'mains-lost': [[noMains, 1]],
  'mains-out': [[noMains, 1]],
  'battery-dying': [[closed('fault-reported', 'Akkumulyator tugayapti; usta joʻnatildi.'), 1]],
  'path-down': [[closed('fault-reported', 'Aloqa minorasi oʻchgan; operatorga xabar berildi.'), 1]],
  'mains-back': [[closed('restored'), 1]],
  'battery-charged': [[closed('restored'), 1]],
  'path-up': [[closed('restored'), 1]],
  tampering: [
    [toFitter, 5],
    [incident, 2],
  ],
}

/** What they do about an alarm of which nobody there knows a story: by the class of its signal. */
const byClass: Readonly<Record<string, Weighed>> = {
  'hold-up': verdicts['hold-up'],
  panic: verdicts['panic-button'],
  medical: verdicts['taken-ill'],
  fire: verdicts.fire,
  gas: verdicts['gas-leak'],
  intrusion: verdicts['cat-or-curtain'],
  tamper: verdicts.tampering,
  technical: verdicts['burst-pipe'],
  fault: verdicts['battery-low'],
  supervision: verdicts['path-down'],
  test: [[closed('test'), 1]],
}
const otherwise: Weighed = [[closed('false-technical'), 1]]
const nobodyKnows = closed('false-unknown', 'Bunday hisob roʻyxatda yoʻq; oʻrnatuvchilarga xabar berildi.')

/** Classes whose restoral says that the matter is over. */
const overWhenRestored = ['fault', 'supervision', 'tamper', 'technical']

/** What somebody who knows too little does: sends nobody where help was needed, or help where nothing is. */
const mistaken = (verdict: Verdict): Verdict => (verdict.is === 'incident' ? closed('false-user') : incident)

/** The same alarm always leaves the same impression: who looks twice does not throw dice twice. */
const diceOf = (alarm: AlarmView, truth: Truth | undefined, about: string) =>
  createRandom(hash(`${about} ${alarm.account} ${truth?.ordinal ?? alarm.class}`))

export function verdictOn(alarm: AlarmView, truth: Truth | undefined, errs: number): Verdict {
  if (!alarm.premises) return nobodyKnows
  if (alarm.restoredAt && overWhenRestored.includes(alarm.class)) return closed('restored')
  const right = diceOf(alarm, truth, 'verdict').weighted(
    truth ? verdicts[truth.story] : (byClass[alarm.class] ?? otherwise),
  )
  return diceOf(alarm, truth, 'mistake').chance(errs) ? mistaken(right) : right
}

/** Is this one of those that the simulated operators leave to the visitor, as long as it can wait? */
export const isForVisitor = (alarm: AlarmView, truth: Truth | undefined, share: number): boolean =>
  diceOf(alarm, truth, 'visitor').chance(share)

/** Does the operator want to wait and see (nobody picks up the telephone) before deciding? */
export const isWorthParking = (alarm: AlarmView, truth: Truth | undefined, parks: number): boolean =>
  ['intrusion', 'tamper'].includes(alarm.class) && diceOf(alarm, truth, 'park').chance(parks)

type Outcomes = readonly (readonly [disposition: string, weight: number])[]
const real: Outcomes = [
  ['handled', 8],
  ['handed-over', 2],
]
const nothing: Outcomes = [
  ['nothing-found', 2],
  ['false-alarm', 3],
]
const outcomes: Readonly<Partial<Record<Story, Outcomes>>> = {
  'clumsy-owner': nothing,
  'cat-or-curtain': nothing,
  'burnt-pilaf': nothing,
  tampering: nothing,
}
const unclear: Outcomes = [
  ['handled', 6],
  ['nothing-found', 2],
  ['handed-over', 2],
]

/** How an incident ended, from what the crew said on the radio. */
export const outcomeOf = ({ id }: Pick<IncidentView, 'id'>, truth: Truth | undefined): string =>
  createRandom(hash(`outcome ${truth ? `${truth.account} ${truth.ordinal}` : id}`)).weighted(
    truth ? (outcomes[truth.story] ?? real) : unclear,
  )
