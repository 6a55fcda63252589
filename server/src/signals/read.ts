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
export const signalsOf = (frame: DecodedFrame, arrival: Arrival): ReceivedSignal[] =>
  frame.events.map((event) => signalOf(event, frame, arrival))

const signalOf = (event: SignalCode, frame: DecodedFrame, arrival: Arrival): ReceivedSignal => {
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
    text: event.text ?? null,
    position: positionOf(frame),
    panelAt: frame.timestamp ?? null,
    sequence: frame.sequence,
  }
}

const positionOf = ({ extended }: DecodedFrame): readonly [number, number] | null => {
  const block = extended.find(({ type }) => type === 'position')
  return block?.type === 'position' ? [block.longitude, block.latitude] : null
}
