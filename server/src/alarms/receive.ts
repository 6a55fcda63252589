import type { JsonObject, NewEvent, PrivatePart } from '@yordam/journal'
import type { Work } from '../platform/house/work.ts'
import { personal } from '../platform/personal.ts'
import type { Account } from '../premises/premises.ts'
import { type ReceivedSignal, type SignalBody, signalStream } from '../signals/received.ts'
import type { Alarm, AlarmEvent } from './alarm.ts'
import { alarmKind, placeOf } from './evolve.ts'
import { handlingOf, ownTarget, type Targets } from './urgency.ts'

/** Where a signal goes: into an alarm that is open, into a new one, or only into the journal. */
export type Placing =
  | { readonly to: 'open-alarm'; readonly alarm: Alarm; readonly events: readonly AlarmEvent[] }
  | { readonly to: 'new-alarm' }
  | { readonly to: 'journal' }

/**
 * The rule of joining: a further signal of the same premises joins; a more urgent one raises the alarm; a technical
 * signal never shares an alarm with one that calls for help, nor a doubtful one with one that is certain.
 */
export const place = (signal: ReceivedSignal, onTest: boolean, open: readonly Alarm[], targets?: Targets): Placing => {
  const { priority, life } = handlingOf[signal.class]
  // Who tests a panel sets it off on purpose: that neither raises an alarm nor wakes one that is parked.
  const isTest = onTest && !life
  const alarm = open.find((candidate) => belongsTo(signal, candidate))
  if (alarm) return { to: 'open-alarm', alarm, events: isTest ? [] : effectOf(signal, alarm, targets) }
  if (priority === null || isTest) return { to: 'journal' }
  return { to: 'new-alarm' }
}

const belongsTo = (signal: ReceivedSignal, alarm: Alarm): boolean => {
  const subject = signal.restores ?? signal.class
  return handlingOf[subject].sort === handlingOf[alarm.class].sort && signal.authenticated === alarm.authenticated
}

const effectOf = (signal: ReceivedSignal, alarm: Alarm, targets: Targets | undefined): AlarmEvent[] => {
  const { priority } = handlingOf[signal.class]
  if (priority === null) return []
  if (priority < alarm.priority) return [{ type: 'alarm-raised', ...urgencyOf(signal, priority, targets) }]
  return alarm.parkedUntil === null ? [] : [{ type: 'alarm-woken' }]
}

/**
 * Writes down the codes of one frame, and what they mean for the alarms of the place. One transaction.
 * Returns the alarm that the first of them opened or joined.
 */
export const receive = (
  work: Work,
  account: string,
  known: Account | undefined,
  signals: readonly ReceivedSignal[],
  targets?: Targets,
): string | undefined => {
  const premises = known?.premises ?? null
  const onTest = (known?.onTestUntil ?? 0) > work.now
  const isPersonal = signals.some((signal) => signal.saysMore || saysWho(signal))
  // All alarms are opened before any of the signals is written down: what belongs to an alarm comes after its opening.
  const alarms = signals.map((signal) => {
    const placing = place(signal, onTest, work.find(alarmKind, 'place', placeOf(premises, account)), targets)
    return follow(work, placing, { account, premises, onTest }, signal, targets)
  })
  for (const [index, signal] of signals.entries()) {
    work.received(
      signalStream(account),
      factOf(
        signal,
        { account, known: known !== undefined, onTest, alarm: alarms[index] },
        index > 0 ? 'told' : isPersonal ? 'sealed' : 'open',
        work.now,
      ),
    )
  }
  return alarms.find((alarm) => alarm !== undefined)
}

const follow = (
  work: Work,
  placing: Placing,
  from: { account: string; premises: string | null; onTest: boolean },
  signal: ReceivedSignal,
  targets: Targets | undefined,
): string | undefined => {
  if (placing.to === 'journal') return undefined
  if (placing.to === 'open-alarm') {
    work.decided(alarmKind, placing.alarm.id, placing.events)
    return placing.alarm.id
  }
  const { id, number } = work.nextNumber(alarmKind)
  const urgency = urgencyOf(signal, handlingOf[signal.class].priority ?? 5, targets)
  work.decided(alarmKind, id, [
    { type: 'alarm-opened', id, number, ...from, authenticated: signal.authenticated, ...urgency },
  ])
  return id
}

const urgencyOf = (
  { class: signalClass, standard, code, zone }: ReceivedSignal,
  priority: Alarm['priority'],
  targets: Targets | undefined,
) => ({
  class: signalClass,
  priority,
  standard,
  code,
  zone,
  ...ownTarget(signalClass, targets),
})

const saysWho = ({ user, text, position }: ReceivedSignal): boolean =>
  user !== null || text !== null || position !== null

/**
 * The lean row: what is usual is left out (JSON has no `undefined`), what says something of a person is private. The
 * frame itself is kept once, and sealed when anything in it is personal, whichever of its codes that belongs to.
 */
const factOf = (
  signal: ReceivedSignal,
  { account, known, onTest, alarm }: { account: string; known: boolean; onTest: boolean; alarm: string | undefined },
  frame: 'open' | 'sealed' | 'told',
  now: number,
): NewEvent => {
  const { user, text, position, raw, hash } = signal
  // One literal with all fields: this is done for every signal, and objects of one form are the quickest to write out.
  const body: SignalBody = {
    protocol: signal.protocol,
    token: signal.token,
    standard: signal.standard,
    code: signal.code,
    zone: signal.zone ?? undefined,
    area: signal.area ?? undefined,
    panelAt: signal.panelAt ?? undefined,
    known: known ? undefined : false,
    authenticated: signal.authenticated ? undefined : false,
    onTest: onTest || undefined,
    sequence: signal.sequence,
    alarm,
    raw: frame === 'open' ? raw : undefined,
    hash: frame === 'open' ? hash : undefined,
  }
  const fact = { type: 'signal-received', body: body as unknown as JsonObject }
  if (frame !== 'sealed' && !saysWho(signal)) return fact
  const details = {
    ...(frame === 'sealed' && { raw, hash }),
    ...(user !== null && { user }),
    ...(text !== null && { text }),
    ...(position && { position }),
  }
  return {
    ...fact,
    private: { details: personal('signal-details', `account:${account}`, details, now) as PrivatePart },
  }
}
