import { expect, test, vi } from 'vitest'
import type { Ending } from './drain.ts'
import { type Effort, keepSending, pauseAfter } from './sending.ts'

const settled = () => new Promise((done) => setTimeout(done))

/** Sending whose endings and clock are in the hand of the test; only the usual lane has anything to do. */
const sendingWith = (endings: Ending[]) => {
  const timers: { ms: number; act: () => void }[] = []
  const drain = vi.fn(
    async (lane: string): Promise<Ending> => (lane === 'usual' ? (endings.shift() ?? 'empty') : 'empty'),
  )
  const effort: Effort = {
    drain,
    alone: (_name, work) => work(),
    after(ms, act) {
      const timer = { ms, act }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    ended: () => undefined,
  }
  const times = () => drain.mock.calls.filter(([lane]) => lane === 'usual').length
  return { ...keepSending(effort), timers, times, drain }
}

test('tries again, less and less often', async () => {
  const sending = sendingWith(['later', 'later', 'later', 'empty'])
  sending.wake()
  const waited: number[] = []
  for (;;) {
    await settled()
    const timer = sending.timers.pop()
    if (!timer) break
    waited.push(timer.ms)
    timer.act()
  }
  expect(waited).toEqual([1000, 2000, 5000])
  expect(sending.times()).toBe(4)
})

test('tries at once when it is woken, and soon again: a network that is just back may not carry yet', async () => {
  const sending = sendingWith(['later', 'later', 'later', 'later', 'empty'])
  sending.wake()
  await settled()
  for (let n = 0; n < 2; n++) {
    sending.timers.pop()!.act()
    await settled()
  }
  expect(sending.timers.map(({ ms }) => ms)).toEqual([5000])
  sending.wake()
  await settled()
  expect(sending.times()).toBe(4)
  expect(sending.timers.map(({ ms }) => ms)).toEqual([1000])
  sending.wake()
  await settled()
  expect([sending.times(), sending.timers.length]).toEqual([5, 0])
})

test('what is pressed while it sends is sent as well', async () => {
  const sending = sendingWith([])
  let finish = () => {}
  sending.drain
    .mockImplementationOnce(async () => 'empty')
    .mockImplementationOnce(
      () =>
        new Promise((done) => {
          finish = () => done('empty')
        }),
    )
  sending.wake()
  await settled()
  sending.wake()
  expect(sending.times()).toBe(1)
  finish()
  await settled()
  expect(sending.times()).toBe(2)
})

test('a call for help is tried every second, and every other in the end, however long it takes', () => {
  expect([0, 1, 9, 200].map((failed) => pauseAfter('urgent', failed))).toEqual([1000, 1000, 2000, 2000])
  expect(pauseAfter('usual', 200)).toBe(20_000)
})

test('a call for help that is pressed while the others wait long goes at once', async () => {
  const sending = sendingWith(Array.from({ length: 9 }, () => 'later' as const))
  sending.wake()
  for (let n = 0; n < 6; n++) {
    await settled()
    sending.timers.pop()!.act()
  }
  await settled()
  expect(sending.timers.map(({ ms }) => ms)).toEqual([20_000])
  const before = sending.drain.mock.calls.length
  sending.wake()
  expect(sending.drain.mock.calls[before]).toEqual(['urgent'])
})

test('waits for somebody to sign in, and does not knock meanwhile', async () => {
  const sending = sendingWith(['signed-out'])
  sending.wake()
  await settled()
  expect(sending.timers).toEqual([])
})

test('is stopped for good', async () => {
  const sending = sendingWith(['later'])
  sending.wake()
  await settled()
  sending.stop()
  sending.wake()
  await settled()
  expect([sending.times(), sending.timers.length]).toEqual([1, 0])
})
