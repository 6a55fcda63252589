import { classAt, digit, divider, hexLetter, lower, skipRun, upper } from './characters.ts'
import type { SignalCode } from './frame.ts'

type Modifiers = Readonly<Record<string, string>>

const none: Modifiers = Object.freeze({})

const slash = 0x2f
const bar = 0x7c
const caret = 0x5e
const star = 0x2a
const newEvents = 0x4e // N
const oldEvents = 0x4f // O
const asciiText = 0x41 // A

/**
 * The codes in `text[start, end)`, the data of a `SIA-DCS` frame behind its account block. DC-03 builds it from blocks
 * that are divided by `|`:
 *
 * - `N` new events and `O` old events: modifiers (two small letters and a value) and codes (two capitals and a number),
 *   divided by `/`. A modifier holds for all codes behind it. Panels also leave the slash out: `Nri1CL0`.
 * - `A` text, which describes the code before it. Text also stands right behind a code: `CL0^front door^`, and in the
 *   older way `CL0*"front door"NM`.
 */
export function readDc03(text: string, start = 0, end = text.length): SignalCode[] {
  const codes: SignalCode[] = []
  for (let at = start; at < end; ) {
    let blockEnd = at
    while (blockEnd < end && text.charCodeAt(blockEnd) !== bar) blockEnd++
    const kind = text.charCodeAt(at)
    if (kind === asciiText && codes.length > 0) describeLast(codes, text.slice(at + 1, blockEnd))
    else if (kind === newEvents || kind === oldEvents) readBlock(text, at + 1, blockEnd, kind === oldEvents, codes)
    else if (classAt(text, at) & (upper | lower)) readBlock(text, at, blockEnd, false, codes)
    at = blockEnd + 1
  }
  return codes
}

function describeLast(codes: SignalCode[], description: string): void {
  const last = codes.pop()!
  codes.push({ ...last, text: last.text === undefined ? description : `${last.text} ${description}` })
}

function readBlock(text: string, start: number, end: number, old: boolean, codes: SignalCode[]): void {
  let modifiers = none
  let at = start
  while (at + 1 < end) {
    const both = classAt(text, at) & classAt(text, at + 1)
    if (both & lower) {
      const valueStart = at + 2
      const valueEnd = skipRun(text, valueStart, end, digit | divider)
      modifiers = withModifier(modifiers, text.slice(at, valueStart), text.slice(valueStart, valueEnd))
      at = valueEnd
    } else if (both & upper) at = readCode(text, at, end, modifiers, old, codes)
    else at++
  }
}

/** DC-03 defines about a dozen. More than these are not looked at, or a frame full of them would take long to read. */
const mostModifiers = 16

/** Nearly all codes have an area and nothing else, and a written-out name is several times faster than a computed one. */
function withModifier(modifiers: Modifiers, name: string, value: string): Modifiers {
  if (modifiers === none && name === 'ri') return { ri: value }
  const all = { ...modifiers, [name]: value }
  return Object.keys(all).length > mostModifiers ? modifiers : all
}

/** One code with its number and text; returns where the next one may start. */
function readCode(
  text: string,
  at: number,
  end: number,
  modifiers: Modifiers,
  old: boolean,
  codes: SignalCode[],
): number {
  const numberStart = at + 2
  const numberEnd = skipNumber(text, numberStart, end)
  let next = numberEnd
  let description: string | undefined
  const textStart = textStartOf(text, numberEnd, end)
  if (textStart > 0) {
    const close = text.indexOf(text[textStart - 1]!, textStart)
    const textEnd = close < 0 || close > end ? end : close
    description = text.slice(textStart, textEnd)
    next = Math.min(textEnd + 1, end)
  }
  codes.push({
    standard: 'SIA',
    code: text.slice(at, numberStart),
    qualifier: undefined,
    area: modifiers.ri,
    number: numberEnd > numberStart ? text.slice(numberStart, numberEnd) : undefined,
    modifiers,
    text: description,
    old: old ? true : undefined,
  })
  return skipRemainder(text, next, end)
}

/** Where the text behind a code starts: `^text^`, `*"text"`, `*'text'`; 0 when there is none. */
function textStartOf(text: string, at: number, end: number): number {
  if (at >= end) return 0
  if (text.charCodeAt(at) === caret) return at + 1
  const isQuoted = text.charCodeAt(at) === star && at + 1 < end && (text[at + 1] === '"' || text[at + 1] === "'")
  return isQuoted ? at + 2 : 0
}

/** Digits, and A to F among them. A capital that another capital follows is not a digit: there a code begins. */
function skipNumber(text: string, start: number, end: number): number {
  let at = start
  while (at < end) {
    const kind = classAt(text, at)
    const letter = at > start && kind & upper && kind & hexLetter && !(at + 1 < end && classAt(text, at + 1) & upper)
    if (!(kind & digit) && !letter) break
    at++
  }
  return at
}

/** Past what belongs to no code (the `NM` behind old-style text), up to a slash, a modifier, or a code with a number. */
function skipRemainder(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === slash) return at + 1
    const both = classAt(text, at) & classAt(text, at + 1)
    if (both & lower) return at
    if (both & upper && classAt(text, at + 2) & digit) return at
  }
  return end
}

/** Codes as DC-03 data of one frame: `Nri1/id5/CL5^Anna^/BA001`. The inverse of `readDc03`. */
export function writeDc03(codes: readonly SignalCode[]): string {
  const blocks: string[] = []
  let inForce = none
  let block = ''
  let old: true | undefined
  for (const code of codes) {
    const wanted = code.area === undefined ? code.modifiers : { ri: code.area, ...code.modifiers }
    // A modifier cannot be taken back within a block, so a code without it needs a block of its own.
    const fresh = block === '' || code.old !== old || Object.keys(inForce).some((name) => !(name in wanted))
    if (fresh) {
      if (block) blocks.push(block)
      block = code.old ? 'O' : 'N'
      old = code.old
      inForce = none
    }
    const parts = Object.entries(wanted).flatMap(([name, value]) => (inForce[name] === value ? [] : [name + value]))
    parts.push(code.code + (code.number ?? '') + (code.text === undefined ? '' : `^${code.text}^`))
    block += (block.length > 1 ? '/' : '') + parts.join('/')
    inForce = wanted
  }
  if (block) blocks.push(block)
  return blocks.join('|')
}
