import { describe, expect, test } from 'vitest'
import { ruleBook } from '../fixtures/given.ts'
import { anna, boris, hours, now } from '../fixtures/people.ts'
import type { Position } from '../platform/words.ts'
import type { Closure, ClosureCommand, Declared } from './closure.ts'
import { decide, declare } from './decide.ts'

const { table } = ruleBook(decide, now)

const bridge = {
  type: 'LineString' as const,
  coordinates: [
    [69.27, 41.311],
    [69.27, 41.309],
  ] as Position[],
}
const said: Declared = {
  where: bridge,
  oneWay: false,
  slower: null,
  cause: 'roadworks',
  roads: ['Koʻprik'],
  near: null,
  startsAt: now,
  endsAt: null,
  hours: null,
}
const declared: Closure = { ...said, id: '1-3', number: 3, status: 'declared', declaredAt: now - hours(1), by: anna }
const states = {
  declared,
  'until an hour from now': { ...declared, endsAt: now + hours(1) },
  'until now': { ...declared, endsAt: now },
  'from tomorrow on': { ...declared, startsAt: now + hours(24) },
  lifted: { ...declared, status: 'lifted' },
  ended: { ...declared, status: 'ended', endsAt: now - 1 },
} satisfies Record<string, Closure>

const elsewhere = {
  where: { ...bridge, coordinates: bridge.coordinates.toReversed() },
  oneWay: true,
  roads: [],
  near: 'Bozor',
}
const country = {
  ...bridge,
  coordinates: [
    [69, 41],
    [70, 41],
  ] as Position[],
}
const terms = { slower: null, cause: 'roadworks', hours: null } as const
const commands = {
  change: { type: 'change', by: boris, ...terms, endsAt: now + hours(1) },
  'change to what is over': { type: 'change', by: boris, ...terms, endsAt: now },
  'change to slower': { type: 'change', by: boris, ...terms, slower: 2, endsAt: null },
  move: { type: 'move', by: boris, ...elsewhere },
  'move to where it is': { type: 'move', by: boris, ...said },
  'move a country': { type: 'move', by: boris, ...elsewhere, where: country },
  lift: { type: 'lift', by: boris },
  'end-on-time': { type: 'end-on-time', by: anna },
} as const satisfies Record<string, ClosureCommand>

const changed = { type: 'closure-changed', by: boris, ...terms, endsAt: now + hours(1) } as const
const slowed = { ...changed, slower: 2, endsAt: null } as const
const lifted = { type: 'closure-lifted', by: boris } as const
const past = 'closure-ends-in-the-past'
const standing = {
  change: [changed],
  'change to what is over': past,
  'change to slower': [slowed],
  move: [{ type: 'closure-moved', by: boris, ...elsewhere }],
  'move to where it is': [],
  'move a country': 'closure-too-large',
  lift: [lifted],
  'end-on-time': [],
} as const
const over = {
  change: 'closure-over',
  'change to what is over': 'closure-over',
  'change to slower': 'closure-over',
  move: 'closure-over',
  'move to where it is': 'closure-over',
  'move a country': 'closure-over',
  lift: [],
  'end-on-time': [],
} as const

describe('every command in every state of a closure', () => {
  table(states, commands, {
    declared: standing,
    'until an hour from now': { ...standing, change: [] },
    'until now': { ...standing, 'end-on-time': [{ type: 'closure-ended' }] },
    'from tomorrow on': { ...standing, change: past },
    lifted: over,
    ended: over,
  })
})

describe('a closure is declared', () => {
  const made = { id: '1-3', number: 3, by: anna }
  const box = (size: number): Declared['where'] => ({
    type: 'Polygon',
    coordinates: [
      [
        [69, 41],
        [69 + size, 41],
        [69 + size, 41 + size],
        [69, 41],
      ],
    ],
  })
  test.each<[string, Partial<Declared>, number, string | undefined]>([
    ['closed until it is lifted', {}, 0, undefined],
    ['until a time to come', { endsAt: now + 1 }, 0, undefined],
    ['a place', { where: box(0.1) }, 0, undefined],
    ['until now', { endsAt: now }, 0, past],
    ['until before it begins', { startsAt: now + hours(2), endsAt: now + hours(1) }, 0, past],
    ['a country', { where: box(1) }, 0, 'closure-too-large'],
    ['a road across it', { where: country }, 0, 'closure-too-large'],
    ['when too many stand', {}, 200, 'too-many-closures'],
  ])('%s', (_name, more, standing, refused) => {
    const decision = declare({ ...said, ...more }, made, standing, now)
    if (refused) expect(decision).toMatchObject({ refused })
    else expect(decision).toEqual([{ type: 'closure-declared', ...said, ...more, ...made }])
  })
})
