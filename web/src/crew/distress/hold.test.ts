import { expect, test } from 'vitest'
import { heldFor } from './hold.ts'

test.each([
  [-5, 0],
  [0, 0],
  [750, 0.5],
  [1500, 1],
  [9000, 1],
])('held for %d ms', (held, progress) => expect(heldFor(1000, 1000 + held)).toBe(progress))
