import type { SignalCode } from './frame.ts'

type Qualifier = NonNullable<SignalCode['qualifier']>

/** Contact ID (SIA DC-05): what the digit before the event code says. Some panels write the letter instead. */
const qualifiers: Readonly<Record<string, Qualifier>> = {
  1: 'event',
  3: 'restore',
  6: 'previous',
  E: 'event',
  R: 'restore',
  P: 'previous',
}
const digits: Readonly<Record<Qualifier, string>> = { event: '1', restore: '3', previous: '6' }

const none: Readonly<Record<string, string>> = Object.freeze({})
const blank = 0x20
const bar = 0x7c

/** Contact ID knows the digits 0 to 9 and B to F. */
const isContactIdDigit = (code: number) => (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46)

/**
 * The events in `text[start, end)`, the data of an `ADM-CID` frame behind its account block: `1130 01 012`, which is
 * qualifier, event, group and zone or user. The blanks are optional here.
 */
export function readContactId(text: string, start = 0, end = text.length): SignalCode[] {
  const events: SignalCode[] = []
  for (let at = start; at < end; at++) {
    const event = readEvent(text, at)
    if (event) events.push(event)
    while (at < end && text.charCodeAt(at) !== bar) at++
  }
  return events
}

function readEvent(text: string, start: number): SignalCode | undefined {
  const qualifier = qualifiers[text[start] ?? '']
  const codeAt = start + 1
  if (!qualifier || !areDigits(text, codeAt, 3)) return undefined
  const groupAt = skipBlanks(text, codeAt + 3)
  const hasGroup = areDigits(text, groupAt, 2)
  const zoneAt = skipBlanks(text, hasGroup ? groupAt + 2 : groupAt)
  return {
    standard: 'CID',
    code: text.slice(codeAt, codeAt + 3),
    qualifier,
    area: hasGroup ? text.slice(groupAt, groupAt + 2) : undefined,
    number: areDigits(text, zoneAt, 3) ? text.slice(zoneAt, zoneAt + 3) : undefined,
    modifiers: none,
    text: undefined,
    old: undefined,
  }
}

function areDigits(text: string, at: number, count: number): boolean {
  for (let index = at; index < at + count; index++) if (!isContactIdDigit(text.charCodeAt(index))) return false
  return true
}

function skipBlanks(text: string, at: number): number {
  while (text.charCodeAt(at) === blank) at++
  return at
}

/** Events as Contact ID data, `1130 01 012`; one that lacks a group or a number gets zeros. */
export const writeContactId = (events: readonly SignalCode[]): string =>
  events
    .map(
      ({ qualifier = 'event', code, area = '00', number = '000' }) => `${digits[qualifier]}${code} ${area} ${number}`,
    )
    .join('|')
