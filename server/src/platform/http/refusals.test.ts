import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { refusals } from './refusals.ts'

const sources = join(import.meta.dirname, '..', '..')

/** What a code that ends in a status can end in, where the rule before it leaves not all of them. */
const endings: Readonly<Record<string, readonly string[]>> = {
  'alarm-': ['in-hand', 'closed'],
  'approval-': ['approved', 'done', 'failed', 'refused', 'expired'],
  'incident-': ['resolved', 'closed'],
  'assignment-': ['cleared', 'recalled'],
}

const codes = globSync('**/*.ts', { cwd: sources })
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(join(sources, file), 'utf8').matchAll(/refuse\(\s*(?:'([^']+)'|`([a-z-]+)\$\{)/g),
  ])
  .flatMap(([, whole, start]) => (whole ? [whole] : endings[start!]!.map((ending) => start + ending)))

test('every code that a rule refuses with has its sentence, and no sentence is left without a rule', () => {
  expect(codes.length).toBeGreaterThan(30)
  expect([...new Set(codes)].sort()).toEqual(Object.keys(refusals).sort())
})
