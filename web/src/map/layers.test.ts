import { describe, expect, test } from 'vitest'
import { anAlarm, anAssignment, anIncident, aUnit } from '../console/examples.ts'
import type { Chosen, Picture } from './features.ts'
import { nothingShown, show } from './layers.ts'

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
  ...change,
})
const first = (of: Picture, chosen = nobody) => show(nothingShown, of, chosen)
const diffs = (changes: ReturnType<typeof show>['changes']) =>
  Object.fromEntries(changes.map(({ source, diff }) => [source, diff]))

describe('what is shown', () => {
  const station = { id: 'chorsu', name: 'Chorsu', position: [69, 41] as [number, number], area: null }
  const room = picture({
    alarms: byId(anAlarm({ id: 'A1' }), anAlarm({ id: 'A2', premises: null })),
    incidents: byId(anIncident({ id: 'I7', alarms: [], place: { position: [69.5, 41], address: 'x' }, priority: 2 })),
    units: byId(aUnit({ id: 'T-1' }), aUnit({ id: 'T-2' })),
    sightings: new Map([['T-1', seen(69.1, 90)]]),
    stations: byId(station),
  })

  test('is everything whose place is known, each thing once', () => {
    const { things, units, stations, areas } = diffs(first(room).changes)
    expect(things?.add?.map(({ id }) => id)).toEqual(['alarm:A1', 'incident:I7'])
    expect(units?.add?.map(({ id, properties }) => [id, properties?.heading])).toEqual([['T-1', 90]])
    expect(stations?.add?.map(({ id }) => id)).toEqual(['chorsu'])
    expect(areas).toBeUndefined()
  })

  test('is not drawn again when it is the same', () => {
    const { shown } = first(room)
    expect(show(shown, { ...room }, nobody).changes).toEqual([])
  })

  test('of two thousand units changes only where one has moved', () => {
    const ids = Array.from({ length: 2_000 }, (_, index) => `T-${index}`)
    const crowd = picture({
      units: byId(...ids.map((id) => aUnit({ id }))),
      sightings: new Map(ids.map((id) => [id, seen(69)])),
    })
    const { shown } = first(crowd)
    const sightings = new Map(crowd.sightings).set('T-7', seen(69.2, 45))
    expect(diffs(show(shown, { ...crowd, sightings }, nobody).changes)).toEqual({
      units: {
        add: [],
        remove: [],
        update: [
          {
            id: 'T-7',
            newGeometry: { type: 'Point', coordinates: [69.2, 41] },
            addOrUpdateProperties: [{ key: 'heading', value: 45 }],
          },
        ],
      },
    })
  })

  test('leaves when it is closed', () => {
    const { shown } = first(room)
    expect(diffs(show(shown, { ...room, alarms: new Map() }, nobody).changes).things).toEqual({
      add: [],
      update: [],
      remove: ['alarm:A1'],
    })
  })

  test('as it was at another time takes the place of now, and back', () => {
    const { shown: now } = first(room)
    const { shown: then, changes } = show(now, picture({ stations: room.stations }), nobody)
    expect(diffs(changes)).toMatchObject({
      things: { remove: ['alarm:A1', 'incident:I7'] },
      units: { remove: ['T-1'] },
    })
    expect(diffs(show(then, room, nobody).changes).units?.add?.length).toBe(1)
  })
})

describe('a thing', () => {
  const markOf = (of: Partial<Picture>, chosen = nobody) =>
    diffs(first(picture(of), chosen).changes).things?.add?.[0]?.properties

  test('bears its priority, and is larger while nobody has taken it', () => {
    expect(markOf({ alarms: byId(anAlarm({ priority: 3 })) })).toMatchObject({ mark: 'thing 3 waiting', late: false })
    expect(markOf({ alarms: byId(anAlarm({ status: 'in-hand' })) })).toMatchObject({ mark: 'thing 1' })
  })

  test('that is past its target has a ring', () =>
    expect(markOf({ alarms: byId(anAlarm({ overdue: true })) })).toMatchObject({ late: true }))

  test('is where its incident is, with the priority of that, as one mark', () => {
    const alarms = byId(anAlarm({ incident: 'I1', overdue: true, priority: 3 }))
    const incidents = byId(
      anIncident({ priority: 2, status: 'dispatched', place: { position: [70, 42], address: 'x' } }),
    )
    const { things } = diffs(first(picture({ alarms, incidents })).changes)
    expect(things?.add?.length).toBe(1)
    expect(things?.add?.[0]).toMatchObject({
      geometry: { coordinates: [70, 42] },
      properties: { mark: 'thing 2', late: false },
    })
  })

  test('whose team does not answer has a ring', () => {
    const incidents = byId(anIncident({ alarms: [], assignments: [anAssignment({ unacknowledged: true })] }))
    expect(markOf({ incidents })).toMatchObject({ late: true })
  })

  test('that is chosen lies above all others, and distress above all but that', () => {
    const incidents = byId(anIncident({ id: 'I2', alarms: [], type: 'distress' }))
    const alarms = byId(anAlarm({ id: 'A1', priority: 1 }), anAlarm({ id: 'A9', priority: 5 }))
    const { things } = diffs(first(picture({ alarms, incidents }), { thing: 'alarm:A9', unit: null }).changes)
    const upwards = things?.add?.toSorted((a, b) => a.properties?.order - b.properties?.order)
    expect(upwards?.map(({ id }) => id)).toEqual(['alarm:A1', 'incident:I2', 'alarm:A9'])
  })
})

describe('a unit', () => {
  const drawn = (unit: ReturnType<typeof aUnit>, chosen = nobody) =>
    diffs(first(picture({ units: byId(unit), sightings: new Map([[unit.id, seen(69, 200)]]) }), chosen).changes).units
      ?.add?.[0]?.properties

  test('says its status by its shape, and turns only while it may be driving', () => {
    expect(drawn(aUnit({ status: 'en-route' }))).toMatchObject({ mark: 'unit en-route', heading: 200 })
    expect(drawn(aUnit({ status: 'on-scene' }))).toMatchObject({ mark: 'unit on-scene', heading: 0 })
  })

  test('that is chosen is another mark', () =>
    expect(drawn(aUnit(), { thing: null, unit: 'T-11' })).toMatchObject({
      mark: 'unit available chosen',
      chosen: true,
    }))

  test('on its way has a line to where it is wanted; there it has none', () => {
    const incidents = byId(anIncident({ place: { position: [70, 42], address: 'x' } }))
    const links = (status: 'en-route' | 'on-scene') => {
      const units = byId(aUnit({ status, incident: 'I1' }))
      return diffs(first(picture({ units, incidents, sightings: new Map([['T-11', seen(69)]]) })).changes).links?.add
    }
    expect(links('en-route')).toMatchObject([
      {
        geometry: {
          coordinates: [
            [69, 41],
            [70, 42],
          ],
        },
      },
    ])
    expect(links('on-scene')).toBeUndefined()
  })
})
