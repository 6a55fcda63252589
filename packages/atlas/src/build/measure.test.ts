import { expect, test } from 'vitest'
import { atlasOf, elementsOf, type Town } from '../../testing/town.ts'
import { crossingsIn } from '../graph/crossings.ts'
import { measureCrossings } from './measure.ts'

const side = 8
const names = Array.from({ length: side * side }, (_, index) => `p${index}`)
/** Streets at right angles, none as long as another. */
const town: Town = {
  points: Object.fromEntries(
    names.map((name, index) => [name, [(index % side) * 100 + 3 * index, Math.floor(index / side) * 100]]),
  ),
  roads: Array.from({ length: side }, (_, line) => line).flatMap((line) => [
    [names.slice(line * side, (line + 1) * side).join(' ')],
    [names.filter((_, index) => index % side === line).join(' ')],
  ]),
}

test('what threads measure is what one measures alone', async () => {
  const { roads, crossings } = (await atlasOf(elementsOf(town), { largestCell: 4 })).shared
  let [measured, of] = [0, 0]
  const onProgress = (done: number, all: number): void => {
    measured = done
    of = all
  }
  const byThreads = await measureCrossings(roads, 'world', { threads: 2, onProgress })
  expect(crossingsIn(byThreads)).toEqual(crossingsIn(crossings))
  expect(measured).toBe(of)
  expect(new Set(crossingsIn(crossings).car).size).toBeGreaterThan(50)
})

test('whoever breaks it off need not wait for it', async () => {
  const { roads } = (await atlasOf(elementsOf(town))).shared
  const signal = AbortSignal.abort(new Error('enough'))
  await expect(measureCrossings(roads, 'world', { threads: 2, signal })).rejects.toThrow('enough')
})
