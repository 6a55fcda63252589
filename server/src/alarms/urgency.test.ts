import { describe, expect, test } from 'vitest'
import { dueBy, ownTarget } from './urgency.ts'

const raisedAt = Date.UTC(2026, 0, 1)

describe('the target of a duty centre', () => {
  test('is not written down where it is the usual one', () => {
    expect(ownTarget('panic', { urgent: 30, other: 90 })).toEqual({})
    expect(ownTarget('panic', undefined)).toEqual({})
  })

  test('is its own for what calls for help, and for the rest', () => {
    expect(ownTarget('fire', { urgent: 20, other: 120 })).toEqual({ target: 20 })
    expect(ownTarget('intrusion', { urgent: 20, other: 120 })).toEqual({ target: 120 })
  })

  test('counts from when the alarm was raised', () => {
    expect(dueBy({ class: 'panic', raisedAt })).toBe(raisedAt + 30_000)
    expect(dueBy({ class: 'panic', raisedAt, target: 20 })).toBe(raisedAt + 20_000)
    expect(dueBy({ class: 'fault', raisedAt })).toBe(raisedAt + 90_000)
  })
})
