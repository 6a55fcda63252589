import { expect, test } from 'vitest'
import type { Need } from '../dispatch/need.ts'
import { wantedWithin } from './wanted.ts'

const needs: readonly Need[] = [
  { oneOf: ['patrol', 'armed'], count: 2, within: 480 },
  { oneOf: ['medical'], count: 1, within: 600 },
]

test.each([
  ['a patrol', ['patrol'], 480],
  ['who could fill both, as who has more time', ['patrol', 'medical'], 600],
  ['for whom nothing is asked', ['drone-piloted'], undefined],
] as const)('%s', (_who, capabilities, within) => expect(wantedWithin(needs, capabilities)).toBe(within))
