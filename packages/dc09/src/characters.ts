/** What a character can be part of; one character can be several of these. */
export const digit = 1
export const upper = 2
export const lower = 4
/** `A` to `F` and `a` to `f`. */
export const hexLetter = 8
export const dash = 16
/** `:`, `.` and `-`, which stand between the digits of times, dates and numbers. */
export const divider = 32

const patterns: readonly [number, RegExp][] = [
  [digit, /[0-9]/],
  [upper, /[A-Z]/],
  [lower, /[a-z]/],
  [hexLetter, /[A-Fa-f]/],
  [dash, /-/],
  [divider, /[:.-]/],
]

const classes = Uint8Array.from({ length: 256 }, (_, code) => {
  const char = String.fromCharCode(code)
  return patterns.reduce((all, [one, pattern]) => (pattern.test(char) ? all | one : all), 0)
})

/** The classes of the character at `at`; none behind the end of the text. */
export const classAt = (text: string, at: number): number => classes[text.charCodeAt(at)] ?? 0

/** The end of a run of characters of one of the classes `kinds`, which starts at `start` and ends before `stop`. */
export function skipRun(text: string, start: number, stop: number, kinds: number): number {
  let at = start
  while (at < stop && classAt(text, at) & kinds) at++
  return at
}
