import { describe, expect, test } from 'vitest'
import { anAlarm, anIncident, aUnit } from '../console/examples.ts'
import type { Picture } from './features.ts'
import { placesInHand } from './inHand.ts'

const nobody = { thing: null, unit: null }
const seen = (longitude: number) => ({ position: [longitude, 41] as const, heading: null, at: 0 })
const byId = <One extends { id: string }>(...things: One[]) => new Map(things.map((one) => [one.id, one]))

const opened = anIncident({ id: 'I7', alarms: [], place: { position: [69.5, 41], address: 'x' } })
const room: Picture = {
  alarms: byId(anAlarm({ id: 'A2', premises: null })),
  incidents: byId(opened),
  units: byId(aUnit({ id: 'T-1' }), aUnit({ id: 'T-2', incident: 'I7' })),
  sightings: new Map([
    ['T-1', seen(69.1)],
    ['T-2', seen(69.2)],
  ]),
  stations: new Map(),
  closures: new Map(),
  heardAt: null,
  skew: 0,
}

describe('what is to be seen of the map', () => {
  test('is the thing in hand with its units', () => {
    expect(placesInHand(room, { thing: 'incident:I7', unit: null })).toEqual([
      [69.5, 41],
      [69.2, 41],
    ])
  })

  test('is everything when nothing is in hand: an incident that somebody opened by hand has no alarm', () => {
    expect(placesInHand(room, nobody)).toEqual([
      [69.1, 41],
      [69.2, 41],
      [69.5, 41],
    ])
  })
})
