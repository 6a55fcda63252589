import { describe, expect, test } from 'vitest'
import { town } from '../fixtures/ground.ts'
import { BadPlan, readPlan } from './plan.ts'

const of = (...features: unknown[]) => ({ type: 'FeatureCollection', features })
const street = (
  more: object = {},
  coordinates: unknown = [
    [69, 41],
    [69.1, 41],
  ],
) => ({
  type: 'Feature',
  properties: { kind: 'street', class: 'lane', name: 'Oʻrik', ...more },
  geometry: { type: 'LineString', coordinates },
})
const block = (coordinates: unknown) => ({
  type: 'Feature',
  properties: { kind: 'block' },
  geometry: { type: 'Polygon', coordinates },
})
const saidOf = (document: unknown): { message: string; feature: number | undefined } => {
  try {
    readPlan(document)
  } catch (error) {
    if (error instanceof BadPlan) return { message: error.message, feature: error.feature }
    throw error
  }
  throw new Error('it was taken')
}

describe('a plan that is right', () => {
  test('is taken, with what it spans', () => {
    const { plan, bounds } = readPlan(town)
    expect(plan).toEqual(town)
    expect(bounds).toEqual([69.2, 41.28, 69.3, 41.34])
  })

  test('loses what is not drawn, and more decimals than a decimetre', () => {
    const { plan } = readPlan({
      ...of(
        street({ owner: 'somebody', 'name:ru': ' Урик ' }, [
          [69.12345678, 41, 400],
          [69.2, 41],
        ]),
      ),
      crs: 'x',
    })
    expect(plan).toEqual(
      of(
        street({ 'name:ru': 'Урик' }, [
          [69.123457, 41],
          [69.2, 41],
        ]),
      ),
    )
  })

  test('may be empty', () => expect(readPlan(of()).bounds).toBeNull())
})

describe('a plan that is wrong names the feature and says how', () => {
  const ring = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 0],
  ]
  test.each<[string, unknown, RegExp, number | undefined]>([
    ['no collection', { type: 'Feature' }, /not a GeoJSON FeatureCollection/, undefined],
    ['no list', { type: 'FeatureCollection', features: {} }, /not a GeoJSON FeatureCollection/, undefined],
    ['nothing', null, /not a GeoJSON FeatureCollection/, undefined],
    ['no feature', of(street(), 7), /^Feature 1: this is not/, 1],
    ['no properties', of({ type: 'Feature', geometry: null }), /no properties/, 0],
    ['no such kind', of(street({ kind: 'wall' })), /kind is "wall"; it is one of water/, 0],
    ['a kind of the language itself', of(street({ kind: 'constructor' })), /kind is "constructor"/, 0],
    ['no such class', of(street({ class: 'path' })), /^Feature 0 \(street “Oʻrik”\): its class is "path"/, 0],
    [
      'a class that is no word',
      of(street(), street({ kind: 'rail', class: 'A 1' })),
      /its class is "A 1"; it is a word/,
      1,
    ],
    ['no geometry', of({ type: 'Feature', properties: { kind: 'park' }, geometry: null }), /no geometry/, 0],
    [
      'the wrong geometry',
      of(block([ring]), { ...block([ring]), geometry: { type: 'Point', coordinates: [0, 0] } }),
      /a block is a Polygon or a MultiPolygon/,
      1,
    ],
    ['one position of a street', of(street({}, [[69, 41]])), /at least 2 positions; this one has 1/, 0],
    [
      'a ring that is too short',
      of(
        block([
          [
            [0, 0],
            [1, 1],
            [0, 0],
          ],
        ]),
      ),
      /at least 4 positions/,
      0,
    ],
    [
      'a ring that is open',
      of(
        block([
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ]),
      ),
      /ends where it begins/,
      0,
    ],
    ['no ring', of(block([])), /empty/, 0],
    ['lists in the wrong depth', of(block(ring)), /a ring has at least 4 positions; this one has 2/, 0],
    [
      'latitude first, beyond the pole',
      of(
        street({}, [
          [41, 169],
          [41, 169.1],
        ]),
      ),
      /\[41,169\] is not a \[longitude, latitude\]/,
      0,
    ],
    [
      'a position of text',
      of(
        street({}, [
          ['69', '41'],
          [69, 41],
        ]),
      ),
      /is not a \[longitude, latitude\]/,
      0,
    ],
    ['a name that is no text', of(street({ name: 7 })), /name is 7/, 0],
    ['a name without end', of(street({ name: 'x'.repeat(101) })), /at most 100 characters/, 0],
    [
      'a place without a name',
      of({ type: 'Feature', properties: { kind: 'name' }, geometry: { type: 'Point', coordinates: [0, 0] } }),
      /no name/,
      0,
    ],
    ['a long attribution', { ...of(), properties: { attribution: 'x'.repeat(201) } }, /attribution/, undefined],
    ['too many features', { ...of(), features: Array(200_001).fill(street()) }, /at most 200000 features/, undefined],
  ])('%s', (_name, document, message, feature) => {
    const said = saidOf(document)
    expect(said.message).toMatch(message)
    expect(said.feature).toBe(feature)
  })
})
