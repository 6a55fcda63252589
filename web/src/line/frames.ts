import type { Language } from '../ui/i18n/index.ts'

/** One thing that happened on the line, as `GET /api/line` sends it. */
export type LineEvent = {
  readonly at: string
  readonly from: string
  readonly transport: 'tcp' | 'udp'
  /** How many events this screen has been too slow for since it was connected. */
  readonly dropped: number
} & (
  | { readonly type: 'rubbish'; readonly bytes: number }
  | { readonly type: 'reply'; readonly kind: string; readonly raw: string }
  | {
      readonly type: 'frame'
      readonly outcome: 'taken' | 'unauthenticated' | 'outside-window' | 'refused'
      readonly raw: string
      readonly defect?: 'format' | 'crc' | 'structure' | 'no-key' | 'undecipherable'
      readonly account?: string
      readonly token?: string
      readonly encrypted?: boolean
      readonly sequence?: string
      readonly data?: string
      readonly codes?: readonly Code[]
      readonly leniencies?: readonly Leniency[]
    }
)

/** One code of a frame; what it means is the code itself where no table has it. */
export interface Code {
  readonly code: string
  readonly meaning: Readonly<Record<Language, string>>
}

/** What was not as the standard has it, and was taken all the same. */
type Leniency =
  | 'length'
  | 'lower-case-hex'
  | 'binary-crc'
  | 'empty-line'
  | 'no-line'
  | 'account-in-data'
  | 'account-differs'
  | 'trailing-nul'
  | 'timestamp'
  | 'trailing-data'

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\0': '\\0' }

/** Shows what a screen cannot: line feed, carriage return and NUL by their usual names, other bytes in hexadecimal. */
export const visible = (raw: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is made visible here
  raw.replace(/[\u0000-\u001f\u007f-\u00ff]/g, (byte) => {
    return named[byte] ?? `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
