import { describe, expect, test } from 'vitest'
import { now, seconds } from '../fixtures/people.ts'
import { Strangers } from './strangers.ts'

const minute = seconds(60)

describe('a signal that nobody vouches for', () => {
  test('is new once, and then a repetition of the alarm that it made, for ten minutes', () => {
    const strangers = new Strangers()
    expect(strangers.judge('10.0.0.1', '9999 BA', 1, now)).toEqual({ kind: 'new' })
    strangers.kept('9999 BA', '1-7', now)
    expect(strangers.judge('10.0.0.2', '9999 BA', 1, now + 10 * minute - 1)).toEqual({ kind: 'repeated', alarm: '1-7' })
    expect(strangers.judge('10.0.0.1', '9999 FA', 1, now)).toEqual({ kind: 'new' })
    expect(strangers.judge('10.0.0.1', '9999 BA', 1, now + 10 * minute)).toEqual({ kind: 'new' })
  })

  test('is taken 60 times a minute from one address', () => {
    const strangers = new Strangers()
    const start = Math.ceil(now / minute) * minute
    const kinds = (address: string, at: number) =>
      Array.from({ length: 62 }, (_, n) => strangers.judge(address, `${n}`, 1, at).kind).filter(
        (kind) => kind === 'new',
      ).length
    expect(kinds('10.0.0.1', start)).toBe(60)
    expect(kinds('10.0.0.2', start), 'another address').toBe(60)
    expect(kinds('10.0.0.1', start + minute), 'the next minute').toBe(60)
  })

  test('a repetition counts towards no limit', () => {
    const strangers = new Strangers()
    strangers.kept('9999 BA', '1-7', now)
    for (let n = 0; n < 1_000; n++) expect(strangers.judge('10.0.0.1', '9999 BA', 1, now).kind).toBe('repeated')
    expect(strangers.judge('10.0.0.1', '9999 FA', 1, now).kind).toBe('new')
  })

  test('is charged by its codes', () => {
    const strangers = new Strangers()
    expect(strangers.judge('10.0.0.1', 'a', 64, now).kind).toBe('new')
    expect(strangers.judge('10.0.0.1', 'b', 1, now).kind).toBe('too-many')
  })

  test('is taken 300 times a minute from all addresses together, however many they claim to be', () => {
    const strangers = new Strangers()
    const start = Math.ceil(now / minute) * minute
    const taken = (at: number) =>
      Array.from({ length: 1_000 }, (_, n) =>
        strangers.judge(`10.0.${n % 250}.${n % 240}`, `${at} ${n}`, 1, at),
      ).filter(({ kind }) => kind === 'new').length
    expect(taken(start)).toBe(300)
    expect(taken(start + minute), 'the next minute').toBe(300)
  })
})
