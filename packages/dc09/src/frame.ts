/** Under which a panel reports. Digits as sent: `0001` and `1` are different strings for the same line. */
export interface AccountRef {
  /** `Rrcvr`, one to six hexadecimal digits; undefined when the frame has none. */
  readonly receiver?: string | undefined
  /** `Lpref`, up to six hexadecimal digits; empty when the frame has a bare `L`. */
  readonly line?: string | undefined
  /** `#acct`, normally 3 to 16 hexadecimal digits; empty when the frame names none anywhere. */
  readonly account: string
}

/** What a frame says of itself before its data: the part that is never encrypted. */
export interface Header extends AccountRef {
  /** `SIA-DCS`, `ADM-CID`, `NULL` (link test) or any other token, without the `*` that marks encryption. */
  readonly token: string
  readonly encrypted: boolean
  /** Four digits, `0000` to `9999`. */
  readonly sequence: string
}

/** What is wrong with a frame that is understood and taken all the same, because panels in the field send it so. */
export type Leniency =
  /** The length field is not the number of bytes in the body. */
  | 'length'
  /** Hexadecimal digits in lower case. */
  | 'lower-case-hex'
  /** The CRC as two bytes instead of four digits. */
  | 'binary-crc'
  /** A bare `L` without a number. */
  | 'empty-line'
  /** No `L` at all. */
  | 'no-line'
  /** No `#acct` before the data; the account stands only inside it. */
  | 'account-in-data'
  /** The data names another account than the header. The header's counts. */
  | 'account-differs'
  /** A NUL after the carriage return. */
  | 'trailing-nul'
  /** A timestamp that is no time; the frame is taken without one. */
  | 'timestamp'
  /** Something that is no extended data and no timestamp after the data. */
  | 'trailing-data'

/** One code that a panel reports: DC-03 (`SIA`) or Contact ID (`CID`). */
export interface SignalCode {
  readonly standard: 'SIA' | 'CID'
  /** Two letters (`BA`), or the three digits of a Contact ID event (`130`). */
  readonly code: string
  /** Contact ID only: a new event or opening, a restoral or closing, a status sent earlier and still so. */
  readonly qualifier?: 'event' | 'restore' | 'previous' | undefined
  /** The area or partition as sent: DC-03 modifier `ri`, or the Contact ID group. */
  readonly area?: string | undefined
  /** The zone or user as sent; which of the two, the code tells. */
  readonly number?: string | undefined
  /** DC-03 modifiers in force for this code, by their two letters: `ri`, `id`, `pi`, `ti`, `da`, ... */
  readonly modifiers: Readonly<Record<string, string>>
  /** What the panel wrote beside the code, blanks and all. */
  readonly text?: string | undefined
  /** In a DC-03 block of *old* events (`O`): reported before, or from the panel's log. */
  readonly old?: true | undefined
}

/** A block of extended data (DC-09, 5.5.1.9), by what it says. */
export type ExtendedData =
  /** X, Y and Z together. Degrees (WGS 84), metres. */
  | { readonly type: 'position'; readonly longitude: number; readonly latitude: number; readonly altitude?: number }
  /** H: when the event happened, which may be earlier than the frame. Epoch milliseconds. */
  | { readonly type: 'occurred'; readonly at: number }
  /** Any other identifier of the standard. */
  | { readonly type: TextualType; readonly value: string }
  /** An identifier that the standard lacks, or one whose value does not have its form: as it came. */
  | { readonly type: 'unknown'; readonly identifier: string; readonly value: string }

/** Blocks whose value is taken as it is, by the letter that stands before it. */
export const textualBlocks = {
  A: 'authentication-hash',
  C: 'supervision-category',
  I: 'text',
  J: 'network-path',
  K: 'key-exchange',
  L: 'location',
  M: 'mac-address',
  N: 'network-address',
  O: 'building',
  P: 'programming',
  R: 'room',
  S: 'site',
  T: 'trigger',
  V: 'verification',
} as const satisfies Record<string, string>

export type TextualType = (typeof textualBlocks)[keyof typeof textualBlocks]

/** A frame that was read. `defect` is always undefined: it tells the two outcomes of reading apart. */
export interface DecodedFrame extends Header {
  readonly defect?: undefined
  /** Between the first brackets, decrypted and without padding: `#1234|Nri1/BA001`. */
  readonly data: string
  /** What makes two frames the same frame: data and extended data, without padding and timestamp. */
  readonly content: string
  readonly events: readonly SignalCode[]
  readonly extended: readonly ExtendedData[]
  /** When the panel sent the frame, by its own clock; epoch milliseconds. */
  readonly timestamp?: number | undefined
  readonly leniencies: readonly Leniency[]
}

/** Why bytes are no frame that could be taken. */
export type Defect =
  /** Not LF, CRC, length, `"`, ..., CR. */
  | 'format'
  /** The CRC does not belong to the body. */
  | 'crc'
  /** The CRC is right, but the body is not built as DC-09 says. */
  | 'structure'
  /** Encrypted, and there is no key for the account. */
  | 'no-key'
  /** Encrypted with another key, or without the timestamp that encryption requires (5.5.1.8). */
  | 'undecipherable'

export interface FrameDefect {
  readonly defect: Defect
  /** What the frame says of itself, where that could be read and the CRC vouches for it. */
  readonly header?: Header
}
