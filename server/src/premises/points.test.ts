import { expect, test } from 'vitest'
import { type Indexed, PremisesPoints, writePoints } from './points.ts'

const at = (id: string): Indexed => ({ id, address: 'a', position: [69.2812345, 41.3112345], accounts: [] })

test('points are a metre exact', async () =>
  expect(JSON.parse(await writePoints([at('1-1')]))).toEqual({
    type: 'FeatureCollection',
    features: [
      { type: 'Feature', properties: { id: '1-1' }, geometry: { type: 'Point', coordinates: [69.28123, 41.31123] } },
    ],
  }))

test.each([0, 1, 2, 1_203])('%i of them are one document', async (count) => {
  const written = JSON.parse(await writePoints(Array.from({ length: count }, (_, n) => at(`1-${n}`))))
  expect(PremisesPoints.parse(written)).toEqual(written)
  expect(written.features.map(({ properties }: { properties: { id: string } }) => properties.id)).toEqual(
    Array.from({ length: count }, (_, n) => `1-${n}`),
  )
})
