import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { crewTextSizes } from './sizes.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')
const rule = (selector: string): Record<string, string> => {
  const from = css.indexOf(`${selector} {`)
  const body = css.slice(from, css.indexOf('}', from))
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, colour]) => [name, colour]))
}

/** WCAG 2.2, relative luminance. */
const luminance = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const light = rule(':root')

describe.each([
  ['light', light],
  ['dark', { ...light, ...rule(':root[data-scheme="dark"]') }],
] as const)('%s', (_scheme, colours) => {
  test.each([
    ['ink', 'paper'],
    ['ink', 'paper-2'],
    ['ink-2', 'paper'],
    ['ink-2', 'paper-2'],
    ['on-go', 'go'],
    ['go', 'paper'],
    ['on-danger', 'danger'],
    ['danger', 'paper'],
    ['warn', 'paper'],
    ['ink', 'warn-paper'],
    ['done', 'paper'],
    ...[1, 2, 3, 4, 5].map((priority) => ['on-priority', `p${priority}`] as const),
  ] as const)('%s on %s is 7:1', (ink, ground) =>
    expect(contrast(colours[ink]!, colours[ground]!)).toBeGreaterThanOrEqual(7),
  )
})

test('every size of text that can be chosen has its scale, and every text follows it', () => {
  for (const size of crewTextSizes.filter((one) => one !== 100)) {
    expect(css).toContain(`:root[data-text="${size}"] {\n  --text-scale: ${size / 100};`)
  }
  const crew = join(import.meta.dirname, '..')
  const sheets = readdirSync(crew, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
  const sizes = sheets.flatMap((name) => readFileSync(join(crew, name), 'utf8').match(/font(-size)?:.*\dpx.*/g) ?? [])
  expect(sizes.length).toBeGreaterThan(20)
  expect(sizes.filter((size) => !size.includes('var(--text-scale)'))).toEqual([])
})
