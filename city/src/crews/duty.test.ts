import { describe, expect, test } from 'vitest'
import type { IncidentView } from '../api/words.ts'
import { second } from '../model/week.ts'
import { goalOfGuests, idle, intend, isDue, type Job, jobOf, pressed, stageOf } from './duty.ts'
import { temperOf } from './temper.ts'

const job = (status: Job['status']): Job => ({
  assignment: 'A-1',
  incident: 'I-1',
  status,
  place: [69.2, 41.3],
})

describe('a crew goes from stage to stage', () => {
  test.each([
    [undefined, 'available', false, 'free'],
    [undefined, 'clearing', false, 'clearing'],
    [job('assigned'), 'assigned', false, 'called'],
    [job('acknowledged'), 'assigned', false, 'acknowledged'],
    [job('en-route'), 'en-route', false, 'driving'],
    [job('en-route'), 'en-route', true, 'arrived'],
    [job('on-scene'), 'on-scene', false, 'working'],
    [job('on-scene'), 'on-scene', true, 'working'],
    [undefined, undefined, false, 'free'],
  ] as const)('%o, unit %s, at the scene: %s → %s', (its, status, isAtScene, stage) => {
    expect(stageOf(its, status, isAtScene)).toBe(stage)
  })
})

test('the car of a visitor stands until the visitor is on the way, and then goes to the scene', () => {
  expect([undefined, job('assigned'), job('acknowledged')].map(goalOfGuests)).toEqual([undefined, undefined, undefined])
  for (const status of ['en-route', 'on-scene'] as const) expect(goalOfGuests(job(status))).toBeDefined()
  expect(goalOfGuests({ ...job('en-route'), place: undefined })).toBeUndefined()
})

describe('a crew presses', () => {
  const temper = temperOf(1, 'T-01', 0)

  test.each([
    ['called', 'acknowledge', 3, 95],
    ['acknowledged', 'en-route', 2, 8],
    ['arrived', 'on-scene', 1, 4],
    ['working', 'clear', 70, 260],
    ['clearing', 'available', 6, 20],
  ] as const)('in stage %s the button %s, after %i to %i s', (stage, button, least, most) => {
    const intention = intend(idle, stage, job('assigned'), 1000, temper)
    expect(intention.button).toBe(button)
    expect(intention.at).toBeGreaterThanOrEqual(1000 + least * second)
    expect(intention.at).toBeLessThanOrEqual(1000 + most * second)
    expect(isDue(intention, intention.at - 1)).toBe(false)
    expect(isDue(intention, intention.at)).toBe(true)
  })

  test.each(['free', 'driving'] as const)('nothing in stage %s', (stage) => {
    expect(isDue(intend(idle, stage, undefined, 0, temper), Number.MAX_SAFE_INTEGER)).toBe(false)
  })

  test('and keeps to what it has decided', () => {
    const first = intend(idle, 'called', job('assigned'), 0, temper)
    expect(intend(first, 'called', job('assigned'), 5 * second, temper)).toBe(first)
  })

  test('once: what comes of it, the centre tells', () => {
    const after = pressed(intend(idle, 'called', job('assigned'), 0, temper))
    expect(isDue(intend(after, 'called', job('assigned'), 500 * second, temper), 500 * second)).toBe(false)
    expect(intend(after, 'acknowledged', job('acknowledged'), 500 * second, temper).button).toBe('en-route')
  })

  test('anew for the next job', () => {
    const first = intend(idle, 'called', job('assigned'), 0, temper)
    const next = intend(first, 'called', { ...job('assigned'), assignment: 'A-2' }, 60 * second, temper)
    expect(next.at).toBeGreaterThan(60 * second)
  })
})

describe('the temper of a crew', () => {
  const tempers = Array.from({ length: 1200 }, (_, job) => temperOf(7, 'T-01', job))

  test('is known beforehand, another one for each job, team and seed', () => {
    expect(temperOf(7, 'T-01', 3)).toEqual(tempers[3])
    expect(temperOf(7, 'T-02', 3)).not.toEqual(tempers[3])
    expect(temperOf(8, 'T-01', 3)).not.toEqual(tempers[3])
  })

  test('lets about one call in twelve wait past the minute of the warning', () => {
    const late = tempers.filter(({ acknowledges }) => acknowledges > 60)
    expect(late.length).toBeGreaterThan(60)
    expect(late.length).toBeLessThan(150)
  })

  test('has something to tell now and then, before the work is done', () => {
    const talkative = tempers.filter(({ says }) => says !== undefined)
    expect(talkative.length).toBeGreaterThan(250)
    expect(talkative.every(({ says, works }) => says! < works)).toBe(true)
    expect(tempers.filter(({ wantsBackUp }) => wantsBackUp !== undefined).length).toBeGreaterThan(20)
  })
})

describe('the job of a crew', () => {
  const incident = (...assignments: IncidentView['assignments']): IncidentView => ({
    id: 'I-1',
    status: 'dispatched',
    type: 'panic',
    priority: 1,
    place: { position: [69.2, 41.3] },
    assignments,
    backUpWanted: null,
    distress: null,
    openedAt: '2026-03-06T13:25:00.000Z',
    openedBy: { id: '1', name: 'Anna', role: 'operator' },
  })

  test('is the assignment that is under way', () => {
    const open = incident(
      { id: 'A-1', unit: 'T-01', status: 'recalled' },
      { id: 'A-2', unit: 'T-02', status: 'en-route' },
      { id: 'A-3', unit: 'T-01', status: 'assigned' },
    )
    expect(jobOf('T-01', [open])).toEqual({
      assignment: 'A-3',
      incident: 'I-1',
      status: 'assigned',
      place: [69.2, 41.3],
    })
  })

  test('is none, once it is cleared or recalled', () => {
    const open = incident(
      { id: 'A-1', unit: 'T-01', status: 'cleared' },
      { id: 'A-2', unit: 'T-02', status: 'recalled' },
    )
    expect(jobOf('T-01', [open])).toBeUndefined()
    expect(jobOf('T-02', [open])).toBeUndefined()
    expect(jobOf('T-03', [open])).toBeUndefined()
  })
})
