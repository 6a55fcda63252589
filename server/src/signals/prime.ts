import type { Journal } from '@yordam/journal'
import type { Pool } from 'pg'
import type { Duplicates } from './dc09.ts'
import type { SignalEvent } from './received.ts'
import { signalStream } from './received.ts'

/** After a restart: learns again which frames were taken just before it, so that what a panel then repeats is not taken twice. */
export const primeDuplicates = async (
  duplicates: Duplicates,
  journal: Journal,
  pool: Pool,
  since: number,
): Promise<void> => {
  const { rows } = await pool.query('select coalesce(max(seq), 0) as seq from journal.event where at < $1', [since])
  for (let from = Number(rows[0].seq) + 1; ; ) {
    const events = await journal.read({ from })
    for (const { type, stream, body, at } of events) {
      if (type !== 'signal-received') continue
      const { token, sequence, hash, known, authenticated } = body as unknown as SignalEvent
      const trusted = known !== false && authenticated !== false
      if (trusted)
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
