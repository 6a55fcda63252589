import { validateStyleMin } from '@maplibre/maplibre-gl-style-spec'
import { describe, expect, test } from 'vitest'
import type { Tokens } from '../tokens.ts'
import { restyle, styleOf } from './style.ts'

/** A token's value that says which token it is, as a colour: what the map cannot read would be refused. */
const tokens = new Proxy({} as Tokens, {
  get: (_none, name) => {
    if (name === 'font') return '"Inter", system-ui, sans-serif'
    if (name === 'text-scale') return '1'
    const code = [...String(name)].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0xffffff, 7)
    return `#${code.toString(16).padStart(6, '0')}`
  },
})
const others = new Proxy(tokens, { get: (one, name) => (name === 'map-park' ? '#abcdef' : one[name as keyof Tokens]) })

describe('the style', () => {
  test('is one that the map can read', () => expect(validateStyleMin(styleOf(tokens, 'ru'))).toEqual([]))

  test('fetches nothing from elsewhere: no tiles, no letters, no pictures', () => {
    const { glyphs, sprite, sources } = styleOf(tokens, 'en')
    expect([glyphs, sprite]).toEqual([undefined, undefined])
    for (const source of Object.values(sources))
      expect(source).toMatchObject({ type: 'geojson', data: { features: [] } })
  })

  test('draws every layer from a source that there is, each under a name of its own', () => {
    const { layers, sources } = styleOf(tokens, 'en')
    for (const layer of layers) if ('source' in layer) expect(Object.keys(sources)).toContain(layer.source)
    expect(new Set(layers.map(({ id }) => id)).size).toBe(layers.length)
  })

  test('writes names in the language of the screen, where the plan has it', () => {
    const fields = styleOf(tokens, 'ru').layers.filter(({ id }) => /name$/.test(id))
    expect(fields.length).toBe(3)
    for (const field of fields)
      expect(JSON.stringify(field.layout)).toContain('["coalesce",["get","name:ru"],["get","name"]]')
  })

  test('of other tokens differs only where these are, and never in its sources', () => {
    const [before, after] = [styleOf(tokens, 'en'), styleOf(others, 'en')]
    const changes = restyle(before, after)
    expect(changes.map(({ layer, name }) => `${layer} ${name}`)).toEqual(['park fill-color'])
    expect(after.sources).toEqual(before.sources)
    expect(restyle(before, styleOf(tokens, 'en'))).toEqual([])
  })

  test('in another language differs only in what is written', () => {
    const changes = restyle(styleOf(tokens, 'en'), styleOf(tokens, 'uz'))
    expect(new Set(changes.map(({ name }) => name))).toEqual(new Set(['text-field']))
  })
})
