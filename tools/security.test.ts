import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** What SECURITY.md promises is tried somewhere, and what is tried is told of there. */

const root = join(import.meta.dirname, '..')
const named = new Set(readFileSync(join(root, 'SECURITY.md'), 'utf8').match(/[\w/.-]+\.test\.ts/g))

test('every test that is named is there', () => {
  expect(named.size).toBeGreaterThan(15)
  expect([...named].filter((file) => !existsSync(join(root, file)))).toEqual([])
})

test('every attack is named', () => {
  const attacks = globSync('server/src/attacks/*.test.ts', { cwd: root })
  expect(attacks.length).toBeGreaterThan(4)
  expect(attacks.filter((file) => !named.has(file))).toEqual([])
})
