/**
 * What panels in the field do to a frame. The dialler and the encoder can do the same, so that a receiver can be tried
 * against it.
 */
export interface Quirks {
  /** CRC, length and ciphertext in small letters. */
  readonly lowerCaseHex?: boolean
  /** The CRC as two bytes. */
  readonly binaryCrc?: boolean
  /** The length in decimal digits, which is wrong for every body of ten bytes or more. */
  readonly decimalLength?: boolean
  /** `L` without a number. */
  readonly emptyLine?: boolean
  /** No `#acct` before the data. */
  readonly accountInDataOnly?: boolean
  /** A NUL behind the carriage return. */
  readonly trailingNul?: boolean
  /** No `|` between padding and data. */
  readonly padWithoutBar?: boolean
}
