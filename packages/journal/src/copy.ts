import type { Command } from './batch.ts'
import type { RecordedEvent } from './event.ts'

/** The backslash is the only character that COPY's text format minds and that JSON leaves as it is. */
const escapeText = (text: string): string => (text.includes('\\') ? text.replaceAll('\\', '\\\\') : text)

/** One row of `journal.event` in COPY's text format. JSON escapes tabs and newlines; names have none. */
export const eventRow = (event: RecordedEvent, body: string, sealed: string | undefined): string =>
  `${event.seq}\t${event.at}\t${event.stream}\t${event.version ?? '\\N'}\t${event.type}\t${escapeText(body)}\t${sealed ?? '\\N'}\n`

/** One row of `journal.command` in COPY's text format. */
export const commandRow = ({ key, at, answer }: Command, firstSeq: number, lastSeq: number): string =>
  `${key}\t${at}\t${firstSeq}\t${lastSeq}\t${escapeText(JSON.stringify(answer))}\n`
