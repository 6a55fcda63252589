import { Worker } from 'node:worker_threads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Answerer } from './answerer.ts'

let doubles: Answerer<number, number>
beforeEach(() => {
  doubles = new Answerer(new Worker(new URL('../../fixtures/answering-thread.ts', import.meta.url)))
})
afterEach(() => doubles.close())

const soon = 20_000

test('each question has its own answer', async () => {
  const numbers = Array.from({ length: 50 }, (_, index) => index + 1)
  const answers = await Promise.all(numbers.map((number) => doubles.ask(number, soon)))
  expect(answers).toEqual(numbers.map((number) => 2 * number))
})

test('what takes too long is done without', async () => {
  expect(await doubles.ask(0, 50)).toBeUndefined()
})

test('a thread that fails answers nothing any more, and nobody waits for it', async () => {
  doubles.thread.on('error', () => undefined)
  const ended = new Promise((resolve) => doubles.thread.once('exit', resolve))
  expect(await Promise.all([doubles.ask(-1, soon), doubles.ask(1, soon)])).toEqual([undefined, undefined])
  await ended
  expect(await doubles.ask(1, soon)).toBeUndefined()
})

test('what is under way when it closes is done without', async () => {
  const asked = doubles.ask(0, soon)
  await doubles.close()
  expect(await asked).toBeUndefined()
})
