import type { Closure } from '../api/words.ts'

/** For tests: a bridge that is closed until somebody lifts it. */
export const aClosure = (change: Partial<Closure> = {}): Closure => ({
  id: '1-1',
  status: 'declared',
  where: {
    type: 'LineString',
    coordinates: [
      [69.27, 41.311],
      [69.27, 41.309],
    ],
  },
  oneWay: false,
  slower: null,
  cause: 'roadworks',
  roads: ['Koʻprik'],
  near: null,
  across: 222,
  startsAt: '2026-03-01T02:00:00.000Z',
  endsAt: null,
  hours: null,
  declaredAt: '2026-03-01T02:00:00.000Z',
  by: { id: 'dispatcher-1', name: 'Anna', role: 'dispatcher' },
  ...change,
})
