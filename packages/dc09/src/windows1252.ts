/**
 * DC-09 allows the characters of Windows-1252 in texts. The code page is ISO 8859-1 except for these 32 places; its five
 * unassigned places keep their number, so that whatever bytes a panel sends survive reading and writing.
 */
const places =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178'

const isPlace = (code: number) => code >= 0x80 && code <= 0x9f

/** `bytes[start, end)` as text. */
export function readText(bytes: Buffer, start = 0, end = bytes.length): string {
  let seen = 0
  for (let at = start; at < end; at++) seen |= bytes[at]!
  const text = bytes.toString('latin1', start, end)
  return seen < 0x80 ? text : replacePlaces(text)
}

const replacePlaces = (text: string): string =>
  Array.from(text, (char) => (isPlace(char.charCodeAt(0)) ? places[char.charCodeAt(0) - 0x80] : char)).join('')

/** Writes `text` at `start`, one byte for each of its characters; one that the code page lacks becomes a question mark. */
export function writeText(text: string, bytes: Uint8Array, start = 0): void {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    bytes[start + at] = code < 0x80 || (code >= 0xa0 && code <= 0xff) ? code : placeOf(text[at]!)
  }
}

function placeOf(char: string): number {
  const place = places.indexOf(char)
  return place >= 0 ? 0x80 + place : 0x3f
}
