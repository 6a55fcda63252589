import type { DecodedFrame, SignalCode } from '@yordam/dc09'
import { classOf, entryOf, writtenCode } from './codes.ts'
import type { ReceivedSignal } from './received.ts'

/** How a frame came in: what the adapter knows beside the bytes. */
export interface Arrival {
  readonly protocol: ReceivedSignal['protocol']
  readonly raw: string
  readonly authenticated: boolean
  readonly hash: number
}

/** The codes of one frame, each as a signal. A frame without codes (a link test) gives none. Pure. */
export const signalsOf = (frame: DecodedFrame, arrival: Arrival): ReceivedSignal[] => {
  const more = saysMore(frame)
  return frame.events.map((event) => signalOf(event, frame, arrival, more))
}

/** The areas, times and dates, and the codes with their numbers, that the journal may keep as they stand in a frame. */
const dc03Item = '(?:(?:ri|ti|da)[0-9:.-]{1,10}|[A-Z]{2}[0-9]{0,6})'
const contactIdItem = '[136EPR][0-9B-F]{3} ?[0-9B-F]{2} ?[0-9B-F]{3}'
const plainData: Readonly<Record<string, RegExp>> = {
  'SIA-DCS': new RegExp(`^#[0-9A-Fa-f]{1,16}(?:\\|[NO]?${dc03Item}(?:/${dc03Item})*)+$`),
  'ADM-CID': new RegExp(`^#[0-9A-Fa-f]{1,16}(?:\\|${contactIdItem})+$`),
}

/**
 * Whether a frame has anything beside codes of the plainest form: extended data, text, a person's number in a modifier,
 * whatever a panel appends against the standard. What is not known to be harmless is taken to be about somebody.
 */
const saysMore = ({ token, data, extended, leniencies }: DecodedFrame): boolean =>
  extended.length > 0 || leniencies.length > 0 || !plainData[token]?.test(data)

const signalOf = (event: SignalCode, frame: DecodedFrame, arrival: Arrival, more: boolean): ReceivedSignal => {
  const code = writtenCode(event)
  const entry = entryOf(event.standard, code)
  const isUser = entry?.number === 'user'
  const number = event.number ?? null
  return {
    ...arrival,
    token: frame.token,
    standard: event.standard,
    code,
    class: classOf(entry),
    restores: entry?.restores ?? null,
    // A code that nobody knows may well have a user behind it: it is kept as one, which is the more careful reading.
    zone: entry && !isUser ? number : null,
    user: entry && !isUser ? null : number,
    area: event.area ?? null,
    text: event.text === undefined ? null : legible(event.text),
    position: positionOf(frame),
    panelAt: frame.timestamp ?? null,
    sequence: frame.sequence,
    saysMore: more,
  }
}

/** What a panel says cannot be refused, as what people type is: what would end a line, or move what is shown, is shown as a gap. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is replaced here
const legible = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '\ufffd')

const positionOf = ({ extended }: DecodedFrame): readonly [number, number] | null => {
  const block = extended.find(({ type }) => type === 'position')
  return block?.type === 'position' ? [block.longitude, block.latitude] : null
}
