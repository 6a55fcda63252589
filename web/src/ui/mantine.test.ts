import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const src = join(import.meta.dirname, '..')
const library = fileURLToPath(import.meta.resolve('@mantine/core/styles.css')).replace(/styles\.css$/, '')
const sheet = (component: string) => join(library, 'styles', `${component}.layer.css`)
const imported = readFileSync(join(import.meta.dirname, 'mantine.css'), 'utf8')

const named = (source: string, from: RegExp): string[] =>
  [...source.matchAll(from)].flatMap(([, names = '']) => names.split(',').map((name) => name.trim().split(' ').at(-1)!))

/** The components that a component of the library is made of, as far as they have styles. */
const partsOf = (component: string): string[] => {
  const folder = join(library, 'esm', 'components', component)
  const files = globSync('**/*.mjs', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'))
  return files.flatMap((source) =>
    [...source.matchAll(/from "\.\.\/(?:\.\.\/)*([A-Z]\w+)\//g)].map(([, part = '']) => part),
  )
}

const withParts = (components: readonly string[]): Set<string> => {
  const all = new Set<string>()
  const add = (component: string) => {
    if (all.has(component)) return
    all.add(component)
    partsOf(component).forEach(add)
  }
  components.forEach(add)
  return all
}

const used = globSync('**/*.tsx', { cwd: src }).flatMap((file) =>
  named(readFileSync(join(src, file), 'utf8'), /import \{([^}]*)\} from '@mantine\/core'/g),
)

/** A menu could have entries to tick and to fold; ours have none. */
const notOurs = ['Accordion', 'Checkbox', 'CheckboxCard', 'Radio', 'RadioCard']
const needed = [...withParts(used)].filter((component) => existsSync(sheet(component)) && !notOurs.includes(component))

describe('the styles of Mantine', () => {
  test('of something are used', () => expect(used).toContain('Button'))

  test.each(needed.sort())('of %s are there', (component) => expect(imported).toContain(`/${component}.layer.css`))
})
