import { expect, test } from 'vitest'
import { type Seen, standBeside } from './beside.ts'
import type { Mark } from './scene.ts'

const seen = (id: string, x: number, y: number, more: Partial<Mark> = {}): Seen => ({
  mark: {
    kind: 'unit',
    id,
    at: [0, 0],
    picture: 'unit on-scene',
    heading: 0,
    stands: true,
    order: 0,
    priority: 1,
    ring: null,
    chosen: false,
    ...more,
  },
  x,
  y,
})

test('units at one place stand around it, and none on another', () => {
  const thing = seen('I1', 100, 100, { kind: 'thing', stands: false })
  const there = standBeside([seen('T-1', 100, 100), seen('T-2', 102, 99), seen('T-3', 98, 101)], [thing])
  const far = (a: Seen, b: Seen) => Math.hypot(a.x - b.x, a.y - b.y)
  for (const [at, unit] of there.entries()) {
    expect(far(unit, thing)).toBeGreaterThan(18)
    for (const other of there.slice(at + 1)) expect(far(unit, other)).toBeGreaterThan(18)
  }
})

test('who passes by, and who is somewhere else, stays where it is', () => {
  const thing = seen('I1', 100, 100, { kind: 'thing', stands: false })
  const units = [seen('T-1', 100, 100, { stands: false }), seen('T-2', 140, 100)]
  expect(standBeside(units, [thing])).toEqual(units)
})
