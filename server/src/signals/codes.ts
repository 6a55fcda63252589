import { type CodeEntry, contactIdCode, type Meaning, type SignalCode, siaCode } from '@yordam/dc09'
import type { SignalClass } from './signal.ts'

/** What the standards' tables say of a code. Contact ID codes are written with their qualifier: `E130`, `R130`, `P130`. */

const qualifiers = { event: 'E', restore: 'R', previous: 'P' } as const
const qualifierNumber = { E: 1, R: 3, P: 6 } as const

/** The code as the journal keeps it, and as screens show it. */
export const writtenCode = ({ standard, code, qualifier }: SignalCode): string =>
  standard === 'CID' ? `${qualifiers[qualifier ?? 'event']}${code}` : code

export const entryOf = (standard: 'SIA' | 'CID', code: string): CodeEntry | undefined =>
  standard === 'SIA'
    ? siaCode(code)
    : contactIdCode(qualifierNumber[code[0] as keyof typeof qualifierNumber] ?? 1, code.slice(1))

export const classOf = (entry: CodeEntry | undefined): SignalClass => entry?.class ?? 'unknown'

/** An unknown code is shown as it came. */
export const meaningOf = (standard: 'SIA' | 'CID', code: string): Meaning =>
  entryOf(standard, code)?.meaning ?? { uz: code, ru: code, en: code }
