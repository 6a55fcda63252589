import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { isUpToDate } from './web.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yordam-page-'))
  for (const name of ['web/src/console', 'web/dist']) mkdirSync(join(folder, name), { recursive: true })
  changed('web/src/console/queue.tsx', 1000)
  changed('web/index.html', 1000)
  changed('package-lock.json', 1000)
  changed('web/dist/index.html', 2000)
})
afterEach(() => rmSync(folder, { recursive: true }))

function changed(name: string, atSecond: number): void {
  const path = join(folder, name)
  writeFileSync(path, '')
  utimesSync(path, atSecond, atSecond)
  // A folder is as old as its last change, too: adding or removing a file is one.
  for (const parent of ['web/src', 'web/src/console']) utimesSync(join(folder, parent), 1000, 1000)
}

test('a page younger than all that it is made of is up to date', () => {
  expect(isUpToDate(folder)).toBe(true)
})

test('a page that is not there is not', () => {
  rmSync(join(folder, 'web/dist/index.html'))
  expect(isUpToDate(folder)).toBe(false)
})

test.each(['web/src/console/queue.tsx', 'web/index.html', 'package-lock.json'])(
  'nor one that is older than %s',
  (name) => {
    changed(name, 3000)
    expect(isUpToDate(folder)).toBe(false)
  },
)

test('nor one from before a source was removed', () => {
  rmSync(join(folder, 'web/src/console/queue.tsx'))
  utimesSync(join(folder, 'web/src/console'), 3000, 3000)
  expect(isUpToDate(folder)).toBe(false)
})
