import { describe, expect, test } from 'vitest'
import type { Alarm, Present, Station, Unit } from '../api/words.ts'
import { levelsOf, scalesOf } from '../ui/chart/scales.ts'
import { type Bucket, byHour, hoursOf, mostOf, stepsOf } from './chart.ts'
import { lateAt } from './late.ts'
import { crewsOf, seatsOf, takersOf } from './staff.ts'
import { stationRows } from './unitBoard.ts'

const at = (minute: number): string => new Date(Date.UTC(2026, 2, 1, 8, minute)).toISOString()
const present = (id: string, more: Partial<Present> = {}): Present => ({
  id,
  name: id,
  role: 'operator',
  unit: null,
  since: at(0),
  screens: 1,
  lostSince: null,
  ...more,
})
const alarm = (id: string, holder: string | null, more: Partial<Alarm> = {}): Alarm =>
  ({
    id,
    priority: 3,
    status: holder ? 'in-hand' : 'waiting',
    openedAt: at(0),
    dueAt: at(1),
    overdue: false,
    parkedUntil: null,
    inHandOf: holder && { id: holder, name: holder, role: 'operator' },
    ...more,
  }) as Alarm

describe('who is on', () => {
  test('each with what they have in hand, the most urgent first', () => {
    const [anna] = seatsOf(
      [present('anna')],
      [alarm('1', 'anna'), alarm('2', 'anna', { priority: 1 }), alarm('3', null)],
    )
    expect(anna).toMatchObject({ name: 'anna', lost: false })
    expect(anna?.inHand.map(({ id }) => id)).toEqual(['2', '1'])
  })

  test('first whoever is gone with something in hand, also when the server has forgotten them', () => {
    const seats = seatsOf(
      [present('anna'), present('boris', { screens: 0, lostSince: at(1) }), present('carl', { screens: 0 })],
      [alarm('1', 'boris'), alarm('2', 'zoya')],
    )
    expect(seats.map(({ id, lost, since }) => [id, lost, since === null])).toEqual([
      ['boris', true, false],
      ['zoya', true, true],
      ['anna', false, false],
      ['carl', true, false],
    ])
  })

  test('crews are counted, and have no seat', () => {
    const crews = [present('a', { role: 'crew' }), present('b', { role: 'crew', screens: 0 })]
    expect(crewsOf(crews)).toEqual({ here: 1, lost: 1 })
    expect(seatsOf(crews, [])).toEqual([])
  })

  test('an alarm can be given to whoever is there and does not have it', () => {
    const held = alarm('1', 'anna')
    const seats = seatsOf([present('anna'), present('boris'), present('carl', { screens: 0 })], [held])
    expect(takersOf(seats, held).map(({ id }) => id)).toEqual(['boris'])
  })

  test('and is offered first to who has least in hand', () => {
    const held = [alarm('1', 'anna'), alarm('2', 'anna'), alarm('3', 'boris'), alarm('4', 'dina')]
    const seats = seatsOf(
      ['anna', 'boris', 'carl', 'dina'].map((id) => present(id)),
      held,
    )
    expect(takersOf(seats, held[3]!).map(({ id }) => id)).toEqual(['carl', 'boris', 'anna'])
  })

  test('two phones of one crew are one crew', () => {
    const phones = [
      present('a', { role: 'crew', unit: 'T-7' }),
      present('b', { role: 'crew', unit: 'T-7', screens: 0 }),
    ]
    expect(crewsOf(phones)).toEqual({ here: 1, lost: 0 })
  })
})

test('late is what waits past its target, the most urgent and the longest first', () => {
  const now = Date.parse(at(2))
  const alarms = [
    alarm('held', 'anna'),
    alarm('in time', null, { dueAt: at(3) }),
    alarm('long', null, { dueAt: at(0) }),
    alarm('short', null, { dueAt: at(1) }),
    alarm('urgent', null, { dueAt: at(1), priority: 1 }),
  ]
  expect(lateAt(alarms, now).map(({ id }) => id)).toEqual(['urgent', 'long', 'short'])
})

describe('the chart', () => {
  const bucket = (minute: number, opened: number, waitingAtEnd: number): Bucket => ({
    from: at(minute),
    opened,
    inHand: opened,
    late: 1,
    waitingAtEnd,
  })
  const buckets = [bucket(50, 1, 4), bucket(55, 2, 5), bucket(60, 3, 6)]
  const frame = { width: 130, height: 100, left: 20, right: 10, bottom: 10 }

  test('has room for the most, and is never flatter than five', () => {
    expect(mostOf(buckets, 'opened', 'waitingAtEnd')).toBe(6)
    expect(scalesOf(3, 0, frame).y.domain()[1]).toBeGreaterThanOrEqual(5)
    expect(scalesOf(3, 1000, frame).y(0)).toBe(90)
  })

  test('marks whole numbers and whole hours', () => {
    expect(levelsOf(scalesOf(3, 3, frame).y).every(Number.isInteger)).toBe(true)
    expect(hoursOf(buckets)).toEqual([{ index: 2, at: Date.parse(at(60)) }])
  })

  test('goes in steps to the end of the last bucket', () => {
    const { x, y } = scalesOf(2, 5, frame)
    expect(stepsOf([5, 0], { x, y }).line).toBe('M20,6L70,6L70,90L120,90L120,90')
  })

  test('adds up by the hour; what waits is what waited at its end', () => {
    expect(byHour(buckets)).toEqual([
      { from: at(50), opened: 3, inHand: 3, late: 2, waitingAtEnd: 5 },
      { from: at(60), opened: 3, inHand: 3, late: 1, waitingAtEnd: 6 },
    ])
  })
})

test('units stand with their station by what they do; those of an unknown one stand last', () => {
  const unit = (id: string, station: string | null, status: Unit['status'], onShift: boolean): Unit =>
    ({ id, station, status, shift: onShift ? {} : null }) as Unit
  const station = (id: string, name: string): Station => ({ id, name, position: [69, 41], area: null })
  const units = [
    unit('T-2', 'a', 'available', true),
    unit('T-1', 'a', 'available', false),
    unit('T-3', 'gone', 'on-scene', true),
  ]
  const rows = stationRows(
    new Map(units.map((one) => [one.id, one])),
    new Map([station('b', 'Almazar'), station('a', 'Bektemir')].map((one) => [one.id, one])),
  )
  expect(rows.map(({ station: of, all, onShift }) => [of?.name ?? null, all, onShift])).toEqual([
    ['Almazar', 0, 0],
    ['Bektemir', 2, 1],
    [null, 1, 1],
  ])
  expect(rows[1]?.units.get('available')?.map(({ id }) => id)).toEqual(['T-1', 'T-2'])
})
