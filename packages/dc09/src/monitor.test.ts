import { expect, test } from 'vitest'
import { createLineMonitor, type LineEvent } from './monitor.ts'

const event = (at: number): LineEvent => ({
  type: 'rubbish',
  at,
  source: { transport: 'tcp', address: '192.0.2.1', port: 1 },
  count: 1,
})

test('is active only while somebody watches', async () => {
  const monitor = createLineMonitor()
  expect(monitor.active).toBe(false)
  const watch = monitor.watch()
  expect(monitor.active).toBe(true)
  watch.close()
  expect(monitor.active).toBe(false)
})

test('each watch has all events since it began, in order, and ends when it is closed', async () => {
  const monitor = createLineMonitor()
  const first = monitor.watch()
  monitor.report(event(1))
  const second = monitor.watch()
  monitor.report(event(2))
  const seen: number[] = []
  for await (const { at } of first) {
    seen.push(at)
    if (at === 2) setImmediate(() => monitor.report(event(3)))
    if (at === 3) break
  }
  expect(seen).toEqual([1, 2, 3])
  expect(monitor.active).toBe(true)
  const iterator = second[Symbol.asyncIterator]()
  expect((await iterator.next()).value).toMatchObject({ at: 2 })
  expect((await iterator.next()).value).toMatchObject({ at: 3 })
  const waiting = iterator.next()
  second.close()
  expect((await waiting).done).toBe(true)
  expect(monitor.active).toBe(false)
})

test('a watch that is too slow loses the oldest events, and is told how many', async () => {
  const monitor = createLineMonitor({ limit: 3 })
  const watch = monitor.watch()
  for (let at = 1; at <= 5; at++) monitor.report(event(at))
  expect(watch.dropped).toBe(2)
  expect((await watch[Symbol.asyncIterator]().next()).value).toMatchObject({ at: 3 })
  watch.close()
})
