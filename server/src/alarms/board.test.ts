import { expect, test } from 'vitest'
import { now, seconds } from '../fixtures/people.ts'
import type { Alarm } from './alarm.ts'
import { byUrgency } from './board.ts'
import { handlingOf } from './urgency.ts'

const alarm = (number: number, priority: number, openedAt: number): Alarm =>
  ({ number, id: `1-${number}`, priority, openedAt, premises: '1-1', authenticated: true }) as Alarm

test('what nobody vouches for stands behind what is certain, within its priority', () => {
  const queue = [
    { ...alarm(1, 2, now - seconds(60)), premises: null },
    { ...alarm(2, 2, now - seconds(50)), authenticated: false },
    alarm(3, 2, now),
    alarm(4, 3, now - seconds(90)),
    { ...alarm(5, 1, now), premises: null },
  ]
  expect(queue.sort(byUrgency).map(({ number }) => number)).toEqual([5, 3, 1, 2, 4])
})

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
