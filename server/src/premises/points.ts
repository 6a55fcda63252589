import { z } from 'zod'
import { Position } from '../platform/words.ts'

/**
 * Where everything is that is protected, as GeoJSON: a map reads it in its own thread, and fifty thousand points never pass
 * through the page.
 */
export const PremisesPoints = z
  .object({
    type: z.literal('FeatureCollection'),
    features: z.array(
      z.object({
        type: z.literal('Feature'),
        properties: z.object({ id: z.string() }),
        geometry: z.object({ type: z.literal('Point'), coordinates: Position }),
      }),
    ),
  })
  .meta({ id: 'PremisesPoints' })
export type PremisesPoints = z.infer<typeof PremisesPoints>

/** One thing that was found. No name: that is shown when one is opened. */
export const PremisesFound = z
  .object({ id: z.string(), address: z.string(), account: z.string().nullable() })
  .meta({ id: 'PremisesFound' })
export type PremisesFound = z.infer<typeof PremisesFound>

/** What the index holds of each of the premises. */
export interface Indexed {
  readonly id: string
  readonly address: string
  readonly position: Position
  readonly accounts: readonly string[]
}

/** Five decimals are a metre: enough for a dot. */
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

export const pointsOf = (all: Iterable<Indexed>): PremisesPoints => ({
  type: 'FeatureCollection',
  features: Array.from(all, ({ id, position: [longitude, latitude] }) => ({
    type: 'Feature',
    properties: { id },
    geometry: { type: 'Point', coordinates: [rounded(longitude), rounded(latitude)] },
  })),
})

/** Letters as they are compared: without case and accents, and without the apostrophes that everybody types differently. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}'`´ʻʼʹ‘’‛′]/gu, '')
    .toLowerCase()

/** How well a word list fits: 0 best; undefined when a word is missing. */
const rankOf = (key: string, words: readonly string[]): number | undefined => {
  let rank = 0
  for (const word of words) {
    const at = key.indexOf(word)
    if (at < 0) return undefined
    // At the beginning of the whole, of a word, or within one.
    rank += at === 0 ? 0 : /[\p{L}\d]/u.test(key[at - 1]!) ? 2 : 1
  }
  return rank
}

/** What is searched: an account's number first, then the address. */
export interface Searchable extends Indexed {
  /** `folded`, made once. */
  readonly key: string
}

export const searchable = (one: Indexed): Searchable => ({
  ...one,
  key: folded(`${one.accounts.join(' ')} ${one.address}`.trim()),
})

/** The premises that have every word of the question in their address or accounts, best first. */
export const search = (all: Iterable<Searchable>, question: string, limit: number): PremisesFound[] => {
  const words = folded(question).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const found: { rank: number; one: Searchable }[] = []
  for (const one of all) {
    const rank = rankOf(one.key, words)
    if (rank !== undefined) found.push({ rank, one })
  }
  found.sort((a, b) => a.rank - b.rank || a.one.key.localeCompare(b.one.key))
  return found.slice(0, limit).map(({ one: { id, address, accounts } }) => ({
    id,
    address,
    account: accounts.find((account) => words.includes(folded(account))) ?? accounts[0] ?? null,
  }))
}
