import { expect, test } from 'vitest'
import type { ClosureAhead } from '../../api/live/messages.ts'
import { arrivesAt, closuresBefore } from './ahead.ts'

const now = Date.parse('2026-03-01T02:15:00.000Z')
const closure = (id: string, endsAt: string | null): ClosureAhead => ({
  id,
  shape: 'LineString',
  oneWay: false,
  slower: null,
  cause: 'flood',
  roads: ['Koʻprik'],
  near: null,
  across: 200,
  endsAt,
  here: false,
})
const [open, ended, later] = [
  closure('1', null),
  closure('2', '2026-03-01T02:15:00.000Z'),
  closure('3', '2026-03-01T02:15:01.000Z'),
] as const
const ahead = { assignment: 'Z1', closures: [open, ended, later] }

test('what has ended is closed no more, also where nobody has said so', () => {
  expect(closuresBefore(ahead, 'Z1', now)).toEqual([open, later])
})

test('what lay before an earlier job is nothing to this one', () => {
  expect(closuresBefore(ahead, 'Z2', now)).toEqual([])
  expect(closuresBefore(null, 'Z1', now)).toEqual([])
})

test('who drives is there at a time, and who does not so long after now', () => {
  const told = { at: now + 60_000, seconds: 90 }
  const there = (drive: 'waiting' | 'driving' | 'standing') => arrivesAt({ ...told, drive }, now + 5_000) - now
  expect([there('driving'), there('waiting'), there('standing')]).toEqual([60_000, 95_000, 95_000])
})
