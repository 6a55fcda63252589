import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import ru from './ru.json' with { type: 'json' }
import uz from './uz.json' with { type: 'json' }

const catalogues = { en, ru, uz }

const leaves = (node: object, path = ''): [key: string, text: string][] =>
  Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value] as [string, string]] : leaves(value, `${path}${name}.`),
  )

const plural = /_(zero|one|two|few|many|other)$/
const keysOf = (node: object) => new Set(leaves(node).map(([key]) => key.replace(plural, '')))
const keys = keysOf(en)

describe.each(Object.entries(catalogues))('the catalogue %s', (language, catalogue) => {
  test('has the same keys as the others', () => expect([...keysOf(catalogue)].sort()).toEqual([...keys].sort()))

  test('leaves nothing empty', () => {
    expect(leaves(catalogue).filter(([, text]) => !text.trim())).toEqual([])
  })

  test('has a form for every number that its language tells apart', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const given = Object.groupBy(
      leaves(catalogue).filter(([key]) => plural.test(key)),
      ([key]) => key.replace(plural, ''),
    )
    for (const [key, texts = []] of Object.entries(given)) {
      expect([key, ...texts.map(([form]) => form.split('_').at(-1)).sort()]).toEqual([key, ...forms])
    }
  })

  test('fills in the same things as the English one', () => {
    const filled = (text: string | undefined) => [...new Set(text?.match(/\{\{\w+\}\}/g))].sort()
    const english = new Map(leaves(en))
    const wrong = leaves(catalogue).filter(([key, text]) => {
      const original = english.get(key) ?? english.get(key.replace(plural, '_other'))
      return filled(text).join() !== filled(original).join()
    })
    expect(wrong).toEqual([])
  })
})

describe('the keys that the code uses', () => {
  const root = join(import.meta.dirname, '..', '..')
  const source = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$|\.d\.ts$/.test(name))
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n')

  const strings = (pattern: RegExp) => [...source.matchAll(pattern)].map(([, text = '']) => text)
  // The compiler checks the parts that are filled in: the catalogue is the type of its keys.
  const families = strings(/`(\w+\.[^`\s]*\$\{[^`\s]*)`/g).map(
    (template) => new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[^.]+')}$`),
  )

  test('are all in the catalogue', () => {
    const used = strings(/\bwords\(\s*'([^']+)'/g)
    expect(used.length).toBeGreaterThan(100)
    expect(used.filter((key) => !keys.has(key))).toEqual([])
  })

  test('are all that the catalogue has', () => {
    const literals = new Set(strings(/'([\w.-]+)'/g))
    expect([...keys].filter((key) => !literals.has(key) && !families.some((family) => family.test(key)))).toEqual([])
  })
})
