import fc from 'fast-check'
import { expect, it } from 'vitest'
import { Recent } from './recent.ts'

it('remembers the last so many that were used, and never something else', () => {
  const uses = fc.array(fc.record({ key: fc.integer({ min: 0, max: 12 }), write: fc.boolean() }), { maxLength: 200 })
  fc.assert(
    fc.property(uses, (all) => {
      const recent = new Recent<number, number>(5)
      const truth = new Map<number, number>()
      const used: number[] = []
      for (const [value, { key, write }] of all.entries()) {
        const found = recent.get(key)
        if (found !== undefined) expect(found).toBe(truth.get(key))
        if (used.slice(-5).includes(key)) expect(found).toBeDefined()
        if (write) {
          recent.set(key, value)
          truth.set(key, value)
        }
        if (write || found !== undefined) used.splice(0, used.length, ...used.filter((other) => other !== key), key)
      }
    }),
  )
})
