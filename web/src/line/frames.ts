/** One thing that happened on the line, as `GET /api/line` sends it. */
export type LineEvent = {
  readonly at: string
  readonly from: string
  readonly transport: 'tcp' | 'udp'
  /** How many events were left out before this one because this screen was too slow. */
  readonly dropped: number
} & (
  | { readonly type: 'rubbish'; readonly bytes: number }
  | { readonly type: 'reply'; readonly kind: string; readonly raw: string }
  | {
      readonly type: 'frame'
      readonly outcome: string
      readonly raw: string
      readonly defect?: string
      readonly account?: string
      readonly token?: string
      readonly encrypted?: boolean
      readonly sequence?: string
      readonly data?: string
      readonly leniencies?: readonly string[]
    }
)

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\0': '\\0' }

/** Shows what a screen cannot: line feed, carriage return and NUL by their usual names, other bytes in hexadecimal. */
export const visible = (raw: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is made visible here
  raw.replace(/[\u0000-\u001f\u007f-\u00ff]/g, (byte) => {
    return named[byte] ?? `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`
  })
