import type { Journal, Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import type { Duplicates } from './dc09.ts'
import { type SignalDetails, type SignalEvent, signalStream } from './received.ts'
import { type Replays, replayableFor } from './replays.ts'

/** After a restart: learns again which frames were taken just before it, so that what a panel then repeats is not taken twice. */
export const primeDuplicates = async (
  duplicates: Duplicates,
  replays: Replays,
  journal: Journal,
  pool: Pool,
  open: (sealed: Sealed) => unknown,
  windowMs: number,
): Promise<void> => {
  const since = Date.now() - windowMs
  const { rows } = await pool.query('select coalesce(max(seq), 0) as seq from journal.event where at < $1', [since])
  const hashIn = (details: Sealed | undefined): number | undefined =>
    (details && (open(details) as SignalDetails | undefined))?.hash
  for (let from = Number(rows[0].seq) + 1; ; ) {
    const events = await journal.read({ from })
    for (const { type, stream, body, private: parts, at } of events) {
      if (type !== 'signal-received') continue
      const {
        token,
        sequence,
        panelAt,
        known,
        authenticated,
        hash = hashIn(parts?.details),
      } = body as unknown as SignalEvent
      const trusted = known !== false && authenticated !== false
      // The frame's hash stands with the first of its codes.
      if (!trusted || hash === undefined) continue
      const account = stream.slice(signalStream('').length)
      duplicates.prime(
        {
          account,
          token,
          sequence,
          content: String(hash),
          authenticated: true,
        },
        at,
        'ack',
      )
      // Whether it was encrypted is not kept; only encrypted ones are ever compared with it.
      if (panelAt !== undefined)
        replays.isReplay({ account, hash, panelAt }, { token, sequence }, at, at + replayableFor(undefined, windowMs))
    }
    if (events.length === 0) return
    from = events.at(-1)!.seq + 1
  }
}
