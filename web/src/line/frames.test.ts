import { expect, test } from 'vitest'
import { visible } from './frames.ts'

test('what a screen cannot show is made visible', () => {
  expect(visible('\n0A1B"SIA-DCS"\r')).toBe('␊0A1B"SIA-DCS"␍')
  expect(visible('a\u0000\u00ff')).toBe('a␀\\xff')
})
