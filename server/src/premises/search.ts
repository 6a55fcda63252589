import { z } from 'zod'
import { inPieces } from '../platform/turns.ts'
import type { Indexed } from './points.ts'

/** One thing that was found. No name: that is shown when one is opened. */
export const PremisesFound = z
  .object({ id: z.string(), address: z.string(), account: z.string().nullable() })
  .meta({ id: 'PremisesFound' })
export type PremisesFound = z.infer<typeof PremisesFound>

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

/** So many are looked at before anything else has its turn: less than a millisecond, also where every one of them fits. */
const atOnce = 500

/** The premises that have every word of the question in their address or accounts, best first. */
export const search = async (
  all: Iterable<Searchable>,
  question: string,
  limit: number,
): Promise<readonly PremisesFound[]> => {
  const words = folded(question).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const best = new Best(limit)
  for await (const one of inPieces(all, atOnce)) {
    const rank = rankOf(one.key, words)
    if (rank !== undefined) best.offer(rank, one)
  }
  return best.list().map(({ id, address, accounts }) => ({
    id,
    address,
    account: accounts.find((account) => words.includes(folded(account))) ?? accounts[0] ?? null,
  }))
}

/** The best of many, in order. One letter fits nearly all of a city: these are never put in order for twenty of them. */
class Best {
  readonly #most: number
  readonly #found: { readonly rank: number; readonly one: Searchable }[] = []

  constructor(most: number) {
    this.#most = most
  }

  offer(rank: number, one: Searchable): void {
    const found = this.#found
    let place = found.length
    while (place > 0 && isBetter(rank, one, found[place - 1]!)) place--
    if (place === this.#most) return
    found.splice(place, 0, { rank, one })
    if (found.length > this.#most) found.pop()
  }

  list(): Searchable[] {
    return this.#found.map(({ one }) => one)
  }
}

const isBetter = (
  rank: number,
  { key }: Searchable,
  than: { readonly rank: number; readonly one: Searchable },
): boolean => rank < than.rank || (rank === than.rank && key < than.one.key)
