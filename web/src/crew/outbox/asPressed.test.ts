import { describe, expect, test } from 'vitest'
import { anna } from '../../console/examples.ts'
import { aCrewUnit, aJob, aMessage, anEntry, crew } from '../examples.ts'
import {
  distressAsPressed,
  jobAsPressed,
  messagesAsPressed,
  pressedSince,
  recallsSince,
  unitAsPressed,
} from './asPressed.ts'
import type { Deed } from './deeds.ts'

const waiting = (...deeds: Deed[]) =>
  pressedSince({ waiting: deeds.map((deed, index) => anEntry(deed, index + 1)), sent: [] }, 0)
const nothing = waiting()
const incidents = (job: ReturnType<typeof aJob>) => new Map([[job.id, job]])
const step = (name: 'acknowledge' | 'en-route' | 'on-scene' | 'clear'): Deed => ({
  kind: 'step',
  assignment: 'I1.1',
  step: name,
})

describe('a job', () => {
  test('shows at once what was pressed, as not sent yet', () => {
    const job = jobAsPressed(incidents(aJob()), 'T-11', waiting(step('acknowledge'), step('en-route')))
    expect(job?.assignment).toMatchObject({ status: 'en-route', enRouteAt: '2026-03-01T02:15:00.000Z' })
    expect([...(job?.unsent ?? [])]).toEqual(['acknowledge', 'en-route'])
  })

  test('does not go back when the centre has heard of more on the radio', () => {
    const job = jobAsPressed(incidents(aJob({ status: 'on-scene' })), 'T-11', waiting(step('en-route')))
    expect(job?.assignment.status).toBe('on-scene')
  })

  test('is over when done was pressed', () =>
    expect(jobAsPressed(incidents(aJob({ status: 'on-scene' })), 'T-11', waiting(step('clear')))).toBeNull())

  test('that was called off is none any more, whatever was pressed', () => {
    const recalled = incidents(aJob({ status: 'recalled', recalledAt: '2026-03-01T02:16:00.000Z' }))
    expect(jobAsPressed(recalled, 'T-11', waiting(step('on-scene')))).toBeNull()
    expect(recallsSince(recalled, 'T-11', '2026-03-01T02:00:00.000Z')).toHaveLength(1)
    expect(recallsSince(recalled, 'T-11', '2026-03-01T02:17:00.000Z')).toHaveLength(0)
  })

  test('of another unit is not mine', () => expect(jobAsPressed(incidents(aJob()), 'T-12', nothing)).toBeNull())
})

describe('what was sent', () => {
  const sent = (heardAt: number) =>
    pressedSince({ waiting: [], sent: [{ entry: anEntry(step('en-route')), sentAt: 5000 }] }, heardAt)

  test('is still shown, as sent, until the centre has been heard after it', () => {
    const job = jobAsPressed(incidents(aJob()), 'T-11', sent(5500))
    expect([job?.assignment.status, job?.unsent.size]).toEqual(['en-route', 0])
  })

  test('counts for nothing once it has', () =>
    expect(jobAsPressed(incidents(aJob()), 'T-11', sent(6000))?.assignment.status).toBe('assigned'))
})

describe('a shift', () => {
  test('begins and ends when it is pressed', () => {
    const off = aCrewUnit({ shift: null, status: 'out-of-service' })
    const started = unitAsPressed(off, waiting({ kind: 'shift-start', crew: ['A. Karimov'], equipment: [] }))
    expect(started).toMatchObject({ shift: {}, status: 'available', crew: ['A. Karimov'] })
    expect(unitAsPressed(aCrewUnit(), waiting({ kind: 'shift-end', note: null })).shift).toBeNull()
  })
})

describe('a call for help', () => {
  const call: Deed = { kind: 'distress', position: null }
  test('is not received before the centre has it', () => {
    expect(distressAsPressed(aCrewUnit(), nothing)).toBeNull()
    expect(distressAsPressed(aCrewUnit(), waiting(call))).toMatchObject({ state: 'unsent' })
  })
  test('says who took it', () => {
    const distress = { since: '2026-03-01T02:15:00.000Z', incident: null, takenBy: anna, position: null }
    expect(distressAsPressed(aCrewUnit({ distress }), waiting(call))).toMatchObject({
      state: 'received',
      takenBy: { name: 'Anna' },
    })
  })
})

describe('messages', () => {
  const now = Date.parse('2026-03-01T02:20:00.000Z')
  const list = (messages: ReturnType<typeof aMessage>[], pressed = nothing, at = now) =>
    messagesAsPressed(new Map(messages.map((one) => [one.id, one])), crew.id, pressed, at)

  test('from the desk are new until they were read here', () => {
    expect(list([aMessage()])).toMatchObject([{ from: 'Anna', isNew: true }])
    expect(list([aMessage()], waiting({ kind: 'read', message: 'M1' }))).toMatchObject([{ isNew: false }])
  })

  test('of this crew say how far they came', () => {
    const mine = aMessage({ from: crew })
    const read = { ...mine, read: [{ by: { id: 'anna', name: 'Anna', role: 'dispatcher' }, at: mine.at }] }
    expect(list([], waiting({ kind: 'message', text: 'Here' }))).toMatchObject([{ from: null, state: 'unsent' }])
    expect(list([mine])).toMatchObject([{ from: null, state: 'sent' }])
    expect(list([read])).toMatchObject([{ state: 'read' }])
  })

  test('are shown once, also while they arrive', () => {
    const mine = aMessage({ from: crew, text: 'Here', at: '2026-03-01T02:15:00.000Z' })
    expect(list([mine], waiting({ kind: 'message', text: 'Here' }))).toHaveLength(1)
  })

  test('go with the shift', () => expect(list([aMessage()], nothing, now + 13 * 3_600_000)).toEqual([]))
})
