import { describe, expect, test } from 'vitest'
import type { Approval } from '../api/words.ts'
import { afterHearing } from './heard.ts'

const asked = (id: string, minute: number, status: Approval['status'] = 'waiting'): Approval => ({
  id,
  status,
  action: 'staff:recover',
  about: {},
  whom: { login: '2001', name: 'Dispatcher 1' },
  reason: 'Lost the badge',
  by: { id: 'staff-1-1', name: 'Administrator', role: 'administrator' },
  at: `2026-03-01T02:${minute}:00.000Z`,
  endsAt: `2026-03-02T02:${minute}:00.000Z`,
  decidedBy: null,
})
const first = asked('1-1', 10)
const second = asked('1-2', 20)

describe('what waits for a second pair of eyes', () => {
  test('is known after a reset, and one more after a delta, the oldest first', () => {
    const known = afterHearing([], { type: 'reset', body: { approvals: [second] } })
    expect(afterHearing(known, { type: 'delta', body: { approvals: [first] } })).toEqual([first, second])
  })

  test('stays with its answer when it was decided while somebody looks', () => {
    const done = asked('1-1', 10, 'done')
    const known = afterHearing([first, second], { type: 'delta', body: { approvals: [done] } })
    expect(known).toEqual([done, second])
    expect(afterHearing(known, { type: 'reset', body: { approvals: [second] } })).toEqual([done, second])
  })

  test('is gone after a break in which it was decided: nobody heard how', () => {
    expect(afterHearing([first, second], { type: 'reset', body: { approvals: [second] } })).toEqual([second])
  })

  test('is not touched by what says nothing of it', () => {
    const known = [first]
    expect(afterHearing(known, { type: 'pulse' })).toBe(known)
  })
})
