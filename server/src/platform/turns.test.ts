import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { inPieces, oneAtATime } from './turns.ts'

test('one task begins when the one before has ended, also when that failed', async () => {
  const inTurn = oneAtATime()
  const seen: string[] = []
  const task = (name: string, fails = false) =>
    inTurn(async () => {
      seen.push(`${name} begins`)
      await nextTurn()
      seen.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  expect(await Promise.allSettled([task('a'), task('b', true), task('c')])).toMatchObject([
    { value: 'a' },
    { status: 'rejected' },
    { value: 'c' },
  ])
  expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('a task for which nobody waits any more is not begun, and the next one is', async () => {
  const inTurn = oneAtATime()
  const begun: string[] = []
  const [staying, leaving] = [new AbortController(), new AbortController()]
  const task = (name: string, { signal }: AbortController) => inTurn(async () => void begun.push(name), signal)
  const first = inTurn(async () => {
    leaving.abort('gone')
    await nextTurn()
  })
  expect(await Promise.allSettled([first, task('a', leaving), task('b', staying)])).toEqual([
    { status: 'fulfilled', value: undefined },
    { status: 'rejected', reason: 'gone' },
    { status: 'fulfilled', value: undefined },
  ])
  expect(begun).toEqual(['b'])
})

test('a long list is gone through in its order, and others have their turns meanwhile', async () => {
  let turns = 0
  let isOver = false
  const others = (async () => {
    for (; !isOver; turns++) await nextTurn()
  })()
  const items = Array.from({ length: 1_000 }, (_, n) => n)
  const given: number[] = []
  for await (const item of inPieces(items)) given.push(item)
  const between = turns
  isOver = true
  await others
  expect(given).toEqual(items)
  expect(between).toBeGreaterThanOrEqual(8)
})
