import { expect, test } from 'vitest'
import { paced, type World } from './pace.ts'

/** A world whose clock is turned by hand. */
const world = () => {
  let now = 0
  let hidden = false
  let tasks: { at: number; task: () => void }[] = []
  let show = () => {}
  const of: World = {
    now: () => now,
    later(task, ms) {
      const one = { at: now + ms, task }
      tasks.push(one)
      return () => {
        tasks = tasks.filter((other) => other !== one)
      }
    },
    hidden: () => hidden,
    onShown(task) {
      show = task
      return () => {
        show = () => {}
      }
    },
  }
  return {
    of,
    async pass(ms: number) {
      now += ms
      for (const one of tasks.filter(({ at }) => at <= now)) {
        tasks = tasks.filter((other) => other !== one)
        one.task()
      }
      await Promise.resolve()
        .then(() => {})
        .then(() => {})
        .then(() => {})
    },
    hide: () => {
      hidden = true
    },
    show: () => {
      hidden = false
      show()
    },
  }
}

const drawing = () => {
  let count = 0
  return { count: () => count, draw: async () => void count++ }
}

test('a hundred changes in a second are two drawings', async () => {
  const { of, pass } = world()
  const { count, draw } = drawing()
  const { want } = paced(draw, of)
  want()
  await pass(0)
  expect(count()).toBe(1)
  for (let n = 0; n < 100; n++) {
    want()
    await pass(10)
  }
  expect(count()).toBe(3)
})

test('what was done by hand is not kept waiting', async () => {
  const { of, pass } = world()
  const { count, draw } = drawing()
  const { want } = paced(draw, of)
  want()
  await pass(0)
  want('soon')
  await pass(0)
  expect(count()).toBe(1)
  want('at once')
  await pass(0)
  expect(count()).toBe(2)
})

test('a drawing that takes long is not overtaken', async () => {
  const { of, pass } = world()
  const done: (() => void)[] = []
  let begun = 0
  const { want } = paced(() => {
    begun++
    return new Promise((resolve) => done.push(resolve))
  }, of)
  want()
  await pass(0)
  want()
  await pass(5_000)
  expect(begun).toBe(1)
  done[0]?.()
  await pass(0)
  await pass(500)
  expect(begun).toBe(2)
})

test('a hidden tab draws nothing, and once when it is looked at again', async () => {
  const { of, pass, hide, show } = world()
  const { count, draw } = drawing()
  const { want } = paced(draw, of)
  hide()
  want()
  want()
  await pass(60_000)
  expect(count()).toBe(0)
  show()
  await pass(0)
  expect(count()).toBe(1)
})

test('a drawing that failed is no reason to stop', async () => {
  const { of, pass } = world()
  let tried = 0
  const { want } = paced(async () => {
    tried++
    throw new Error('no')
  }, of)
  want()
  await pass(0)
  want()
  await pass(500)
  expect(tried).toBe(2)
})
