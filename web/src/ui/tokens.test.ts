import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { textSizes } from './preferences.ts'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

type Tokens = Readonly<Record<string, string>>

/** The declarations of one rule. */
const rule = (selector: string): Tokens => {
  const from = css.indexOf(`\n${selector} {`)
  if (from < 0) throw new Error(`tokens.css has no rule ${selector}`)
  const body = css.slice(from, css.indexOf('\n}', from))
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]))
}

const dark = rule(':root')
const light = { ...dark, ...rule(':root[data-scheme="light"]') }
const colourBlind = rule(':root[data-colours="colour-blind"]')
const schemes: Readonly<Record<string, Tokens>> = {
  dark,
  light,
  'dark, colour-blind': { ...dark, ...colourBlind },
  'light, colour-blind': {
    ...light,
    ...colourBlind,
    ...rule(':root[data-scheme="light"][data-colours="colour-blind"]'),
  },
}

type Rgb = readonly [number, number, number]

/** Linear light of a token, following references to others. */
const colour = (tokens: Tokens, name: string): Rgb => {
  const value = tokens[name]
  const reference = value && /^var\(--([\w-]+)\)$/.exec(value)?.[1]
  if (reference) return colour(tokens, reference)
  const hex = value && /^#(..)(..)(..)$/.exec(value)
  if (!hex) throw new Error(`--${name} is no colour: ${value}`)
  return hex.slice(1).map((pair) => {
    const part = Number.parseInt(pair, 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  }) as unknown as Rgb
}

/** WCAG 2.2: relative luminance and contrast ratio. */
const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b
const contrast = (a: Rgb, b: Rgb): number => {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one)
  return (lighter + 0.05) / (darker + 0.05)
}

type Matrix = readonly [number, number, number, number, number, number, number, number, number]

/** How people see who lack one kind of cone, in linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
const sights: Readonly<Record<string, Matrix>> = {
  usual: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

const times = (matrix: Matrix, [x, y, z]: Rgb): Rgb =>
  [0, 3, 6].map((row) => matrix[row]! * x + matrix[row + 1]! * y + matrix[row + 2]! * z) as unknown as Rgb
const seen = (matrix: Matrix, rgb: Rgb): Rgb =>
  times(matrix, rgb).map((part) => Math.min(1, Math.max(0, part))) as unknown as Rgb

/** OKLab (Ottosson 2020): distances in it are about what people see; black to white is 1. */
const oklab = (rgb: Rgb): Rgb => {
  const cones = times(
    [
      0.4122214708, 0.5363325363, 0.0514459929, 0.2119034982, 0.6806995451, 0.1073969566, 0.0883024619, 0.2817188376,
      0.6299787005,
    ],
    rgb,
  ).map(Math.cbrt) as unknown as Rgb
  return times(
    [
      0.2104542553, 0.793617785, -0.0040720468, 1.9779984951, -2.428592205, 0.4505937099, 0.0259040371, 0.7827717662,
      -0.808675766,
    ],
    cones,
  )
}
const distance = (a: Rgb, b: Rgb): number => Math.hypot(...a.map((part, at) => part - b[at]!))

const priorities = ['p1', 'p2', 'p3', 'p4', 'p5']
const grounds = ['ground-0', 'ground-1', 'ground-2', 'ground-3', 'mine-wash']
const washes = priorities.map((name) => `${name}-wash`)

/** Pairs of what is laid over what, where they are nearer than `least`. */
const tooNear = (tokens: Tokens, over: readonly string[], under: readonly string[], least: number) =>
  over.flatMap((ink) =>
    under
      .map((ground) => [ink, ground, contrast(colour(tokens, ink), colour(tokens, ground))] as const)
      .filter(([, , ratio]) => ratio < least),
  )

describe.each(Object.entries(schemes))('in the scheme %s', (name, tokens) => {
  test('text can be read on every ground (WCAG 1.4.3)', () => {
    expect(tooNear(tokens, ['ink', 'ink-2', 'ink-3'], [...grounds, ...washes], 4.5)).toEqual([])
    expect(tooNear(tokens, ['good', 'mine'], grounds.slice(0, 4), 4.5)).toEqual([])
    expect(tooNear(tokens, ['ink-on-light'], ['ink', 'mine'], 4.5)).toEqual([])
  })

  test('priorities, which are numbers as well, can be read where they stand', () => {
    expect(tooNear(tokens, priorities, grounds, 4.5)).toEqual([])
    for (const priority of priorities) expect(tooNear(tokens, [priority], [`${priority}-wash`], 4.5)).toEqual([])
  })

  const nearest = (sight: Matrix) => {
    const labs = priorities.map((priority) => oklab(seen(sight, colour(tokens, priority))))
    return Math.min(...labs.flatMap((one, at) => labs.slice(at + 1).map((other) => distance(one, other))))
  }

  test('no two priorities look alike', () => expect(nearest(sights.usual!)).toBeGreaterThan(0.06))

  test.runIf(name.includes('colour-blind')).each(Object.entries(sights))(
    'no two priorities look alike to the eye: %s',
    (_sight, matrix) => expect(nearest(matrix)).toBeGreaterThan(0.08),
  )

  test.runIf(name.includes('colour-blind'))('the first three priorities differ in lightness alone', () => {
    for (const matrix of Object.values(sights)) {
      const [first, second, third] = priorities.map((one) => oklab(seen(matrix, colour(tokens, one)))[0])
      const towardsGround = luminance(colour(tokens, 'ground-1')) < 0.5 ? -1 : 1
      expect((second! - first!) * towardsGround).toBeGreaterThan(0.04)
      expect((third! - second!) * towardsGround).toBeGreaterThan(0.03)
    }
  })
})

test('every text size that can be chosen has its scale', () => {
  for (const size of textSizes.filter((one) => one !== 100)) {
    expect(rule(`:root[data-text="${size}"]`)).toEqual({ 'text-scale': String(size / 100) })
  }
})
