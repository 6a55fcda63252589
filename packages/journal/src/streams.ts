import type pg from 'pg'
import type { RecordedEvent } from './event.ts'
import { COLUMNS, recordedEvent, type StoredRow } from './row.ts'

const PAGE = 1_000

/**
 * The events of all versioned streams whose names begin with `prefix` and a colon: stream after stream, in the order of their
 * names by bytes, each from its first event to its last. A page is held at a time, so years of them can be gone through; begin a
 * transaction (repeatable read) on the client to see them, and what else is read on it, as of one moment. As they are stored:
 * nothing is upcast.
 */
export async function* readStreams(client: pg.ClientBase, prefix: string): AsyncGenerator<RecordedEvent> {
  for (let [stream, version] = [`${prefix}:`, 0]; ; ) {
    const { rows } = await client.query<StoredRow & { seq: string; at: string }>({
      name: 'read-streams',
      // A semicolon is the character behind the colon.
      text: `select ${COLUMNS} from journal.event
             where version is not null and (stream, version) > ($1, $2) and stream < $3
             order by stream, version limit ${PAGE}`,
      values: [stream, version, `${prefix};`],
    })
    for (const row of rows) yield recordedEvent({ ...row, seq: Number(row.seq), at: Number(row.at) })
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) return
    ;[stream, version] = [last.stream, last.version!]
  }
}
