import type { Command } from './batch.ts'
import type { RecordedEvent } from './event.ts'

/**
 * Rows go to COPY in a form in which nothing has to be escaped: its CSV format, with two control characters for delimiter
 * and quote. JSON writes both as \u00…, names have neither, and a backslash means nothing in CSV. Empty is null.
 */
const FORM = `(format csv, delimiter e'\\t', quote e'\\x01')`

export const COPY_EVENTS = `copy journal.event (seq, at, stream, version, type, body, private) from stdin ${FORM}`
export const COPY_COMMANDS = `copy journal.command (key, at, first_seq, last_seq, answer) from stdin ${FORM}`

/** One row of `journal.event`; `sealed` is empty where nothing is private. */
export const eventRow = ({ seq, at, stream, version, type }: RecordedEvent, body: string, sealed: string): string =>
  `${seq}\t${at}\t${stream}\t${version ?? ''}\t${type}\t${body}\t${sealed}\n`

/** One row of `journal.command`. */
export const commandRow = ({ key, at, answer }: Command, firstSeq: number, lastSeq: number): string =>
  `${key}\t${at}\t${firstSeq}\t${lastSeq}\t${JSON.stringify(answer)}\n`
