import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ask, openTestCentre, type TestCentre } from './fixtures/centre.ts'
import { layRiver, river } from './fixtures/river.ts'

/** Who is offered first: with an atlas whoever is there first by road, without one whoever is nearest. */

let at: TestCentre
let desk: Ask
let incident: string
beforeAll(async () => {
  at = await openTestCentre()
  desk = await at.as('dispatcher')
  const station = { capabilities: ['patrol'] }
  await desk('POST', '/api/units', { id: 'NEAR', ...station, position: river.across })
  await desk('POST', '/api/units', { id: 'FAR', ...station, position: river.alongTheBank })
  await desk('POST', '/api/units', { id: 'LOST', ...station, position: river.elsewhere })
  const opened = await desk('POST', '/api/incidents', {
    type: 'disturbance',
    priority: 2,
    place: { position: river.scene, address: 'Shimoliy sohil 4' },
  })
  incident = opened.body.id
})
afterAll(() => at?.close())

type Considered = Readonly<Record<'unit' | 'why' | 'method', string>> & { readonly seconds: number | null }
const consideredFor = async (id: string): Promise<readonly Considered[]> =>
  (await desk('GET', `/api/incidents/${id}/recommendation`)).body.considered
const considered = async () =>
  (await consideredFor(incident)).map(({ unit, why, method, seconds }) => [unit, why, method, seconds])
const roads = async () => (await desk('GET', '/api/roads')).body.roads

const straight = [
  ['NEAR', 'chosen', 'straight-line', expect.any(Number)],
  ['FAR', 'farther', 'straight-line', expect.any(Number)],
  ['LOST', 'farther', 'straight-line', expect.any(Number)],
]
const byRoad = [
  ['FAR', 'chosen', 'road', expect.toSatisfy((seconds: number) => seconds < 120)],
  ['NEAR', 'farther', 'road', expect.toSatisfy((seconds: number) => seconds > 400)],
  ['LOST', 'no-road', 'road', null],
]

test('without an atlas, the nearest first, and it says that these are straight lines', async () => {
  expect(await roads()).toBeNull()
  expect(await considered()).toEqual(straight)
})

test('an atlas that is built while the server runs is taken over, and says whose map it is', async () => {
  await layRiver(join(at.folder, 'atlas'))
  await expect.poll(roads).toMatchObject({
    source: 'river.osm.pbf',
    attribution: expect.stringContaining('OpenStreetMap'),
  })
  expect(await considered()).toEqual(byRoad)
})

describe('when the roads fail', () => {
  test('a new atlas that is damaged leaves the old one in force', async () => {
    const [before, manifest] = [await roads(), join(at.folder, 'atlas', 'atlas.json')]
    const other = { ...JSON.parse(await readFile(manifest, 'utf8')), version: 'built-000000000000' }
    await writeFile(manifest, JSON.stringify(other))
    await expect.poll(() => at.log).toContainEqual(expect.stringMatching(/^roads: .* cannot be read/))
    expect(await roads()).toEqual(before)
    expect(await considered()).toEqual(byRoad)
  })

  test('an incident off the edge of the map has straight lines', async () => {
    const { body } = await desk('POST', '/api/incidents', {
      type: 'disturbance',
      priority: 2,
      place: { position: [69.7, 41.6], address: 'far away' },
    })
    expect((await consideredFor(body.id)).map(({ unit, method }) => [unit, method])).toEqual([
      ['LOST', 'straight-line'],
      ['FAR', 'straight-line'],
      ['NEAR', 'straight-line'],
    ])
  })
})

describe('a clock that runs four times as fast', () => {
  const reckoned = async (demo: boolean): Promise<readonly (number | null)[]> => {
    const there = await openTestCentre({ demo, environment: { YORDAM_DEMO_SPEED: '4' } })
    try {
      const clerk = await there.as('dispatcher')
      const seconds = async (): Promise<number | null> => {
        const { body } = await clerk('GET', `/api/incidents/${id}/recommendation`)
        return body.considered.find((one: Considered) => one.unit === 'NEAR').seconds
      }
      await clerk('POST', '/api/units', { id: 'NEAR', capabilities: ['patrol'], position: river.across })
      const place = { position: river.scene, address: 'Shimoliy sohil 4' }
      const { id } = (await clerk('POST', '/api/incidents', { type: 'disturbance', priority: 2, place })).body
      const straight = await seconds()
      await layRiver(join(there.folder, 'atlas'))
      await expect.poll(async () => (await clerk('GET', '/api/roads')).body.roads).not.toBeNull()
      return [straight, await seconds()]
    } finally {
      await there.close()
    }
  }

  test('is reckoned with in a demonstration, where crews drive so, and nowhere else', async () => {
    const [real, demo] = [await reckoned(false), await reckoned(true)]
    expect(demo.map((seconds) => seconds! * 4)).toEqual(real.map((seconds) => expect.closeTo(seconds!, 5)))
  })
})
