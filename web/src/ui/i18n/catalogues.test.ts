import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const here = import.meta.dirname
const src = join(here, '..', '..')
const languages = ['en', 'ru', 'uz'] as const

/** Each part of the catalogue is a folder with one file for each language. */
const parts = readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

const read = (part: string, language: string): object =>
  JSON.parse(readFileSync(join(here, part, `${language}.json`), 'utf8'))
const catalogues = Object.fromEntries(
  languages.map((language) => [language, Object.assign({}, ...parts.map((part) => read(part, language))) as object]),
)

const leaves = (node: object, path = ''): [key: string, text: string][] =>
  Object.entries(node).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value] as [string, string]] : leaves(value, `${path}${name}.`),
  )

const plural = /_(zero|one|two|few|many|other)$/
const keysOf = (node: object) => new Set(leaves(node).map(([key]) => key.replace(plural, '')))
const keys = keysOf(catalogues.en!)

test('no two parts of the catalogue say the same thing', () => {
  const tops = parts.flatMap((part) => Object.keys(read(part, 'en')))
  expect(tops.filter((top, index) => tops.indexOf(top) !== index)).toEqual([])
})

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
    const english = new Map(leaves(catalogues.en!))
    const wrong = leaves(catalogue).filter(([key, text]) => {
      const original = english.get(key) ?? english.get(key.replace(plural, '_other'))
      return filled(text).join() !== filled(original).join()
    })
    expect(wrong).toEqual([])
  })
})

test('Uzbek is written with its own letters: oʻ and gʻ (U+02BB), and ʼ (U+02BC) for the tutuq belgisi', () => {
  const wrong = /[OoGg]['’‘`´]|\p{L}['’‘`´]\p{L}/u
  expect(leaves(catalogues.uz!).filter(([, text]) => wrong.test(text))).toEqual([])
})

describe('the keys that the code uses', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$|\.d\.ts$/.test(name))
    .map((name) => ({ name, text: readFileSync(join(src, name), 'utf8') }))
  const source = files.map(({ text }) => text).join('\n')

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
