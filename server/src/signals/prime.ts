import type { Journal, Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import type { Duplicates } from './dc09.ts'
import { type SignalDetails, type SignalEvent, signalStream } from './received.ts'

/** After a restart: learns again which frames were taken just before it, so that what a panel then repeats is not taken twice. */
export const primeDuplicates = async (
  duplicates: Duplicates,
  journal: Journal,
  pool: Pool,
  open: (sealed: Sealed) => unknown,
  since: number,
): Promise<void> => {
  const { rows } = await pool.query('select coalesce(max(seq), 0) as seq from journal.event where at < $1', [since])
  const hashIn = (details: Sealed | undefined): number | undefined =>
    (details && (open(details) as SignalDetails | undefined))?.hash
  for (let from = Number(rows[0].seq) + 1; ; ) {
    const events = await journal.read({ from })
    for (const { type, stream, body, private: parts, at } of events) {
      if (type !== 'signal-received') continue
      const { token, sequence, known, authenticated, hash = hashIn(parts?.details) } = body as unknown as SignalEvent
      const trusted = known !== false && authenticated !== false
      // The frame's hash stands with the first of its codes.
      if (trusted && hash !== undefined)
        duplicates.prime(
          {
            account: stream.slice(signalStream('').length),
            token,
            sequence,
            content: String(hash),
            authenticated: true,
          },
          at,
          'ack',
        )
    }
    if (events.length === 0) return
    from = events.at(-1)!.seq + 1
  }
}
