import type { Message } from './message.ts'

type Addressed = Pick<Message, 'to' | 'fromUnit'>

/** Everything passes the desk: it sees what it writes to the crews, and what they write. A crew sees what is to it, to all crews, or from itself: never what is between the desk and another one. */
export const concernsCrew = (message: Addressed, unit: string): boolean =>
  message.fromUnit === unit || isToAllCrews(message) || ('unit' in message.to && message.to.unit === unit)

export const isToAllCrews = ({ to }: Addressed): boolean => 'everybody' in to && to.everybody !== 'desk'

/** Whom it is news that somebody has read it, beside the desk: `unit` is whose crew has, null the desk. */
export const unitToldOfReading = (message: Addressed, unit: string | null): string | null =>
  unit ?? (isToAllCrews(message) ? null : unitOf(message))

/** The one unit between which and the desk it goes; null for what is to many. */
export const unitOf = ({ to, fromUnit }: Addressed): string | null => fromUnit ?? ('unit' in to ? to.unit : null)
