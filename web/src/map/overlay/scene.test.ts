import { describe, expect, test } from 'vitest'
import { anAlarm, anAssignment, anIncident, aUnit } from '../../console/examples.ts'
import type { Chosen, Picture } from '../features.ts'
import { worldOf } from './mercator.ts'
import { nothingShown, show } from './scene.ts'

const byId = <One extends { id: string }>(...things: One[]) => new Map(things.map((one) => [one.id, one]))
const seen = (longitude: number, heading: number | null = null) => ({
  position: [longitude, 41] as const,
  heading,
  at: 0,
})
const nobody: Chosen = { thing: null, unit: null }
const picture = (change: Partial<Picture> = {}): Picture => ({
  alarms: new Map(),
  incidents: new Map(),
  units: new Map(),
  sightings: new Map(),
  stations: new Map(),
  closures: new Map(),
  heardAt: null,
  skew: 0,
  ...change,
})
const first = (of: Partial<Picture>, chosen = nobody) => show(nothingShown, picture(of), chosen)
const ids = (marks: readonly { readonly id: string }[]) => marks.map(({ id }) => id)

describe('what is shown', () => {
  const room = picture({
    alarms: byId(anAlarm({ id: 'A1' }), anAlarm({ id: 'A2', premises: null })),
    incidents: byId(anIncident({ id: 'I7', alarms: [], place: { position: [69.5, 41], address: 'x' }, priority: 2 })),
    units: byId(aUnit({ id: 'T-1' }), aUnit({ id: 'T-2' })),
    sightings: new Map([['T-1', seen(69.1, 90)]]),
  })

  test('is everything whose place is known, each thing once', () => {
    const { things, units } = first(room)
    expect(ids(things).sort()).toEqual(['alarm:A1', 'incident:I7'])
    expect(units).toMatchObject([{ id: 'T-1', heading: 90, at: worldOf([69.1, 41]) }])
  })

  test('is not made again when it is the same', () => {
    const before = first(room)
    const after = show(before, { ...room }, nobody)
    expect([after.things, after.units, after.links]).toEqual([before.things, before.units, before.links])
    expect(after.things).toBe(before.things)
    expect(after.units).toBe(before.units)
    expect(after.links).toBe(before.links)
  })

  test('where a unit moved, what happens stays as it was made', () => {
    const before = first(room)
    const after = show(before, { ...room, sightings: new Map([['T-1', seen(69.2, 45)]]) }, nobody)
    expect(after.things).toBe(before.things)
    expect(after.units).toMatchObject([{ at: worldOf([69.2, 41]), heading: 45 }])
  })

  test('leaves when it is closed', () =>
    expect(ids(show(first(room), { ...room, alarms: new Map() }, nobody).things)).toEqual(['incident:I7']))

  test('as it was at another time takes the place of now, and back', () => {
    const then = show(first(room), picture(), nobody)
    expect([then.things, then.units]).toEqual([[], []])
    expect(show(then, room, nobody)).toEqual(first(room))
  })
})

describe('a thing', () => {
  const markOf = (of: Partial<Picture>, chosen = nobody) => first(of, chosen).things[0]

  test('bears its priority, and is larger while nobody has taken it', () => {
    expect(markOf({ alarms: byId(anAlarm({ priority: 3 })) })).toMatchObject({ picture: 'thing 3 waiting', ring: null })
    expect(markOf({ alarms: byId(anAlarm({ status: 'in-hand' })) })).toMatchObject({ picture: 'thing 1' })
  })

  test('that is past its target has a ring', () =>
    expect(markOf({ alarms: byId(anAlarm({ overdue: true })) })).toMatchObject({ ring: 'late' }))

  test('is where its incident is, with the priority of that, as one mark', () => {
    const alarms = byId(anAlarm({ incident: 'I1', overdue: true, priority: 3 }))
    const incidents = byId(
      anIncident({ priority: 2, status: 'dispatched', place: { position: [70, 42], address: 'x' } }),
    )
    const { things } = first({ alarms, incidents })
    expect(things).toMatchObject([{ at: worldOf([70, 42]), picture: 'thing 2', ring: null }])
  })

  test('whose team does not answer has a ring', () => {
    const incidents = byId(anIncident({ alarms: [], assignments: [anAssignment({ unacknowledged: true })] }))
    expect(markOf({ incidents })).toMatchObject({ ring: 'late' })
  })

  test('that is chosen lies above all others, and distress above all but that', () => {
    const incidents = byId(anIncident({ id: 'I2', alarms: [], type: 'distress' }))
    const alarms = byId(anAlarm({ id: 'A1', priority: 1 }), anAlarm({ id: 'A9', priority: 5 }))
    const { things } = first({ alarms, incidents }, { thing: 'alarm:A9', unit: null })
    expect(things.map(({ id, ring, chosen }) => [id, ring, chosen])).toEqual([
      ['alarm:A1', null, false],
      ['incident:I2', 'distress', false],
      ['alarm:A9', null, true],
    ])
  })
})

describe('a unit', () => {
  const drawn = (unit: ReturnType<typeof aUnit>, chosen = nobody) =>
    first({ units: byId(unit), sightings: new Map([[unit.id, seen(69, 200)]]) }, chosen).units[0]

  test('says its status by its shape, and turns only while it may be driving', () => {
    expect(drawn(aUnit({ status: 'en-route' }))).toMatchObject({ picture: 'unit en-route', heading: 200 })
    expect(drawn(aUnit({ status: 'on-scene' }))).toMatchObject({ picture: 'unit on-scene', heading: 0 })
  })

  test('that is chosen is another mark', () =>
    expect(drawn(aUnit(), { thing: null, unit: 'T-11' })).toMatchObject({
      picture: 'unit available chosen',
      chosen: true,
    }))

  test('on its way has a line to where it is wanted; there it has none', () => {
    const incidents = byId(anIncident({ place: { position: [70, 42], address: 'x' } }))
    const links = (status: 'en-route' | 'on-scene') => {
      const units = byId(aUnit({ status, incident: 'I1' }))
      return first({ units, incidents, sightings: new Map([['T-11', seen(69)]]) }).links
    }
    expect(links('en-route')).toEqual([{ line: [worldOf([69, 41]), worldOf([70, 42])], byRoad: false, chosen: false }])
    expect(links('on-scene')).toEqual([])
  })

  test('leads by the roads where they are known, onward from where the unit is by now', () => {
    const incidents = byId(anIncident({ place: { position: [70, 42], address: 'x' } }))
    const units = byId(aUnit({ status: 'en-route', incident: 'I1' }))
    const room = picture({ units, incidents, sightings: new Map([['T-11', seen(69)]]) })
    const way = [
      [68.9, 41],
      [69.5, 41],
      [70, 42],
    ] as const
    expect(show(nothingShown, room, nobody, new Map([['T-11', way]])).links).toEqual([
      { line: [worldOf([69, 41]), worldOf([69.5, 41]), worldOf([70, 42])], byRoad: true, chosen: false },
    ])
  })
})
