import { expect, test } from 'vitest'
import { now, seconds } from '../fixtures/people.ts'
import type { Alarm } from './alarm.ts'
import { byUrgency } from './board.ts'
import { handlingOf } from './urgency.ts'

const alarm = (number: number, priority: number, openedAt: number): Alarm =>
  ({ number, id: `1-${number}`, priority, openedAt }) as Alarm

test('the queue is ordered by priority, then age, then number', () => {
  const queue = [
    alarm(1, 3, now - seconds(60)),
    alarm(2, 1, now),
    alarm(3, 1, now - seconds(5)),
    alarm(4, 5, now - seconds(600)),
    alarm(5, 1, now),
  ]
  expect(queue.sort(byUrgency).map(({ number }) => number)).toEqual([3, 2, 5, 1, 4])
})

test('fire, hold-up, panic and medical are to be in hand within 30 s, others within 90 s', () => {
  const quick = Object.entries(handlingOf).filter(([, { target }]) => target === 30)
  expect(quick.map(([name]) => name).sort()).toEqual(['fire', 'gas', 'hold-up', 'medical', 'panic'])
  expect(new Set(Object.values(handlingOf).map(({ target }) => target))).toEqual(new Set([30, 90]))
})
