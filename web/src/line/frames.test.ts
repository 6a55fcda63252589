import { expect, test } from 'vitest'
import { visible } from './frames.ts'

test('what a screen cannot show is made visible', () => {
  expect(visible('\n0A1B"SIA-DCS"\r')).toBe('\\n0A1B"SIA-DCS"\\r')
  expect(visible('a\u0000\u00ff\u0002')).toBe('a\\0\\xff\\x02')
})
