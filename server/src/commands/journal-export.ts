import { exportEvents } from '@yordam/journal'
import { PlainError } from '../platform/plain-error.ts'
import { withDatabase } from './reach.ts'

/** What one export holds at most: it is one document, made in memory. More goes in several. */
const mostEvents = 200_000

/** Writes events with the proofs that they stand in the sealed journal. Private parts stay sealed: the keys never leave the site. */
export const exportJournal = async (options: { from: string; to?: string; stream?: string[] }): Promise<void> => {
  const from = position('from', options.from)
  const to = options.to === undefined ? from + mostEvents - 1 : position('to', options.to)
  if (to - from >= mostEvents)
    throw new PlainError(`One export holds at most ${mostEvents} events: ask for a smaller range.`)
  const exported = await withDatabase(({ url, folder }) =>
    exportEvents({
      connection: url,
      dir: folder.within('seals'),
      events: options.stream ? { streams: options.stream } : { from, to },
    }),
  )
  process.stdout.write(`${JSON.stringify(exported)}\n`)
}

const position = (name: string, given: string): number => {
  const read = Number(given)
  if (!Number.isSafeInteger(read) || read < 1) throw new PlainError(`--${name} is a position in the journal: 1, 2, 3 …`)
  return read
}
