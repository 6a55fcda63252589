import { describe, expect, test } from 'vitest'
import { waitingAlarm } from '../fixtures/alarm.ts'
import { anna, now } from '../fixtures/people.ts'
import { signal } from '../fixtures/signals.ts'
import type { AnyKind } from '../platform/house/kind.ts'
import { States } from '../platform/house/states.ts'
import { Work } from '../platform/house/work.ts'
import { theHouse } from '../platform/words.ts'
import type { Account } from '../premises/premises.ts'
import type { ReceivedSignal } from '../signals/received.ts'
import { SignalClass } from '../signals/signal.ts'
import type { Alarm } from './alarm.ts'
import { alarmKind } from './evolve.ts'
import { place, receive } from './receive.ts'
import { handlingOf } from './urgency.ts'

const life = ['hold-up', 'panic', 'medical', 'fire', 'gas'] as const
const opening = SignalClass.options.filter((one) => handlingOf[one].priority !== null)

const ofClass = (signalClass: SignalClass): ReceivedSignal => signal('BA', { class: signalClass })

const alarmOf = (signalClass: SignalClass, more: Partial<Alarm> = {}): Alarm => ({
  ...waitingAlarm,
  priority: handlingOf[signalClass].priority ?? 5,
  class: signalClass,
  ...more,
})

describe('where a signal goes when nothing is open', () => {
  test.each(SignalClass.options)('%s', (signalClass) => {
    const opens = (opening as readonly string[]).includes(signalClass)
    expect(place(ofClass(signalClass), false, [])).toEqual({ to: opens ? 'new-alarm' : 'journal' })
  })

  test('only what calls for somebody opens an alarm', () => {
    expect(SignalClass.options.filter((one) => !opening.includes(one)).sort()).toEqual(
      ['access', 'bypass', 'cancel', 'information', 'open-close', 'restore', 'test'].sort(),
    )
  })
})

describe('a test never hides what calls for help', () => {
  test.each(opening)('%s on test', (signalClass) => {
    const shown = (life as readonly string[]).includes(signalClass)
    expect(place(ofClass(signalClass), true, []).to).toBe(shown ? 'new-alarm' : 'journal')
  })

  test('what is tested joins what is open, but neither raises nor wakes it', () => {
    const parked = alarmOf('unknown', { parkedUntil: now + 1 })
    expect(place(ofClass('intrusion'), true, [parked])).toEqual({ to: 'open-alarm', alarm: parked, events: [] })
    expect(place(ofClass('fire'), true, [parked])).toMatchObject({ events: [{ type: 'alarm-raised', class: 'fire' }] })
  })
})

describe('which signals share an alarm', () => {
  const technical = ['technical', 'fault', 'supervision'] as const

  test.each(life)('no technical signal shares an alarm with %s', (signalClass) => {
    for (const other of technical) {
      expect(place(ofClass(other), false, [alarmOf(signalClass)])).toEqual({ to: 'new-alarm' })
      expect(place(ofClass(signalClass), false, [alarmOf(other)])).toEqual({ to: 'new-alarm' })
    }
  })

  test.each(life)('%s joins intrusion, and intrusion joins it', (signalClass) => {
    expect(place(ofClass(signalClass), false, [alarmOf('intrusion')]).to).toBe('open-alarm')
    expect(place(ofClass('intrusion'), false, [alarmOf(signalClass)]).to).toBe('open-alarm')
  })

  test('a doubtful signal does not share an alarm with a certain one', () => {
    const doubtful = { ...ofClass('intrusion'), authenticated: false }
    expect(place(doubtful, false, [alarmOf('intrusion')])).toEqual({ to: 'new-alarm' })
    expect(place(ofClass('intrusion'), false, [alarmOf('intrusion', { authenticated: false })]).to).toBe('new-alarm')
    expect(place(doubtful, false, [alarmOf('intrusion', { authenticated: false })]).to).toBe('open-alarm')
  })

  test('a restore joins the alarm of what it restores', () => {
    const open = [alarmOf('fault', { id: '1-8' }), alarmOf('intrusion')]
    expect(place(signal('BR'), false, open)).toMatchObject({ to: 'open-alarm', alarm: { id: '1-7' }, events: [] })
    expect(place(signal('AR'), false, open)).toMatchObject({ to: 'open-alarm', alarm: { id: '1-8' }, events: [] })
  })
})

describe('what a further signal does to the alarm that it joins', () => {
  const effect = (of: SignalClass, more: Partial<Alarm> = {}, by: SignalClass = 'intrusion') =>
    place(ofClass(of), false, [alarmOf(by, more)])

  test.each(opening.filter((one) => handlingOf[one].sort === 'protective'))('%s after intrusion', (signalClass) => {
    const { priority } = handlingOf[signalClass]
    const raised = { type: 'alarm-raised', class: signalClass, priority, standard: 'SIA', code: 'BA', zone: '3' }
    expect(effect(signalClass)).toMatchObject({ events: priority! < 3 ? [raised] : [] })
  })

  test('it wakes a parked alarm', () =>
    expect(effect('tamper', { parkedUntil: now + 1 })).toMatchObject({ events: [{ type: 'alarm-woken' }] }))
  test('a restore does not', () =>
    expect(place(signal('BR'), false, [alarmOf('intrusion', { parkedUntil: now + 1 })])).toMatchObject({ events: [] }))
})

describe('a frame is received', () => {
  const account = { id: '1234', premises: '1-2', onTestUntil: null } as Account
  const alarms = (...open: readonly Alarm[]) => {
    const states = new States(alarmKind)
    for (const state of open) states.load(state.id, { state, version: 1, firstSeq: 1, closedSeq: null })
    states.lastNumber = open.length + 6
    return new Work(
      new Map<string, States>([[(alarmKind as AnyKind).name, states]]),
      {},
      {
        site: 1,
        by: theHouse,
        now,
        brought: new Map(),
      },
    )
  }
  const drafted = (work: Work) =>
    work.drafts.map(({ stream, events }) => [stream, ...events.map(({ type }) => type)].join(' '))

  test('several codes of one frame: one alarm for each sort, every signal written down', () => {
    const work = alarms()
    expect(receive(work, '1234', account, [signal('BA'), signal('FA'), signal('AT'), signal('ZQ')])).toBe('1-7')
    expect(drafted(work)).toEqual([
      'alarm:1-7 alarm-opened alarm-raised',
      'alarm:1-8 alarm-opened',
      'signal:1234 signal-received signal-received signal-received signal-received',
    ])
    const said = work.drafts.at(-1)!.events.map(({ body }) => body)
    expect(said.map(({ code, alarm }) => `${code} ${alarm}`)).toEqual(['BA 1-7', 'FA 1-7', 'AT 1-8', 'ZQ 1-7'])
  })

  test('an unknown code opens an alarm, shown as it came', () => {
    const work = alarms()
    receive(work, '1234', account, [signal('ZQ')])
    expect(work.drafts[0]!.events[0]).toMatchObject({
      type: 'alarm-opened',
      body: { class: 'unknown', code: 'ZQ', priority: 4 },
    })
  })

  test('a second panel of the premises joins the alarm of the first', () => {
    const work = alarms(alarmOf('intrusion'))
    expect(receive(work, '5678', { ...account, id: '5678' }, [signal('BA')])).toBe('1-7')
  })

  test('a panel that nobody registered has an alarm of its own', () => {
    const work = alarms(alarmOf('intrusion'))
    expect(receive(work, '9999', undefined, [signal('BA')])).toBe('1-8')
    expect(work.drafts[0]!.events[0]).toMatchObject({ body: { premises: null, account: '9999' } })
    expect(work.drafts[1]!.events[0]).toMatchObject({
      type: 'signal-received',
      body: { known: false, alarm: '1-8' },
    })
    expect(receive(work, '9999', undefined, [signal('PA')])).toBe('1-8')
  })

  test('clear where a key is due: marked, and apart from what is certain', () => {
    const work = alarms(alarmOf('intrusion'))
    expect(receive(work, '1234', account, [signal('BA', { authenticated: false })])).toBe('1-8')
    expect(work.drafts[0]!.events[0]).toMatchObject({ body: { authenticated: false } })
  })

  test('a closed alarm takes nothing more', () => {
    const work = alarms(alarmOf('intrusion', { status: 'closed' }))
    expect(receive(work, '1234', account, [signal('BA')])).toBe('1-8')
  })

  test('on test: what is hidden stands in the journal and says so; what is not is shown as on test', () => {
    const work = alarms()
    const tested = { ...account, onTestUntil: now + 1 }
    expect(receive(work, '1234', tested, [signal('BA')])).toBeUndefined()
    expect(receive(work, '1234', tested, [signal('HA')])).toBe('1-7')
    expect(work.drafts[0]!.events[0]).toMatchObject({ type: 'signal-received', body: { onTest: true } })
    expect(work.drafts[1]!.events[0]).toMatchObject({ type: 'alarm-opened', body: { onTest: true } })
    expect(receive(alarms(), '1234', { ...account, onTestUntil: now }, [signal('BA')])).toBe('1-7')
  })

  test('who came home, what was typed and where it was are sealed, the frame with them', () => {
    const work = alarms()
    receive(work, '1234', account, [signal('OP', { user: '12', zone: null, raw: 'raw OP12' }), signal('RP')])
    const [personal, plain] = JSON.parse(JSON.stringify(work.drafts[0]!.events))
    expect(personal).toMatchObject({
      private: {
        details: { subject: 'account:1234', retention: 'signal/2026-03', value: { user: '12', raw: 'raw OP12' } },
      },
    })
    expect(personal.body).not.toHaveProperty('raw')
    expect(personal.body, 'from a hash one could guess the user').not.toHaveProperty('hash')
    expect(plain.body, 'the frame is of both codes').not.toHaveProperty('raw')
    expect(plain).not.toHaveProperty('private')
  })

  test.each([
    ['a later code says who', [signal('BA'), signal('OP', { user: '12', zone: null })]],
    ['it says more than its codes', [signal('BA', { saysMore: true }), signal('FA', { saysMore: true })]],
  ])('the whole frame is sealed when %s', (_, signals) => {
    const work = alarms()
    receive(work, '1234', account, signals)
    const [first, second] = JSON.parse(
      JSON.stringify(work.drafts.find(({ stream }) => stream === 'signal:1234')!.events),
    )
    expect(first.private.details.value).toMatchObject({ raw: expect.any(String), hash: 7 })
    for (const { body } of [first, second]) {
      expect(body).not.toHaveProperty('raw')
      expect(body).not.toHaveProperty('hash')
    }
    expect(second.private?.details.value ?? {}).not.toHaveProperty('raw')
  })

  test('the frame is kept with the first of its codes only', () => {
    const work = alarms()
    receive(work, '1234', account, [signal('RP'), signal('RP'), signal('RP')])
    const said = JSON.parse(JSON.stringify(work.drafts[0]!.events)) as { body: object }[]
    expect(said.map(({ body }) => 'raw' in body && 'hash' in body)).toEqual([true, false, false])
  })

  test('nothing in hand is lost by a further signal', () => {
    const mine = alarmOf('intrusion', { status: 'in-hand', inHandOf: anna, inHandSince: now })
    const work = alarms(mine)
    receive(work, '1234', account, [signal('FA')])
    expect(work.state(alarmKind, '1-7')).toMatchObject({
      status: 'in-hand',
      inHandOf: anna,
      class: 'fire',
      priority: 2,
      raisedAt: now,
      overdue: false,
    })
  })
})
