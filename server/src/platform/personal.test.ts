import { describe, expect, test } from 'vitest'
import { hasEnded, personal } from './personal.ts'

const days = (count: number): number => count * 86_400_000

describe('what is kept for a time is kept by the month', () => {
  test.each([
    [Date.UTC(2026, 0, 1), 'signal/2026-01'],
    [Date.UTC(2026, 0, 31, 23, 59, 59, 999), 'signal/2026-01'],
    [Date.UTC(2026, 1, 1), 'signal/2026-02'],
    [Date.UTC(2026, 11, 31), 'signal/2026-12'],
  ])('%i: %s', (at, retention) => expect(personal('signal-details', 'account:1', 'x', at).retention).toBe(retention))

  test('and what ends with something else is not', () =>
    expect(personal('incident-place', 'incident:1', 'x', 0).retention).toBe('incident'))
})

describe('a month has ended so many days after it is over', () => {
  const overs: [string, number, number][] = [
    ['signal/2026-01', Date.UTC(2026, 1, 1), 90],
    ['signal/2026-12', Date.UTC(2027, 0, 1), 90],
    ['crew/2028-02', Date.UTC(2028, 2, 1), 90],
    ['record/2026-05', Date.UTC(2026, 5, 1), 5 * 365],
  ]
  test.each(overs)('%s', (retention, over, kept) => {
    expect(hasEnded(retention, over + days(kept) - 1)).toBe(false)
    expect(hasEnded(retention, over + days(kept))).toBe(true)
  })

  test.each(['premises', 'incident', 'panel-key', 'unheard-of/2020-01'])('%s does not end by time', (retention) =>
    expect(hasEnded(retention, Date.UTC(2100, 0, 1))).toBe(false),
  )
})
