import { signalClasses } from '@yordam/dc09'
import { z } from 'zod'
import { Instant, Position } from '../platform/words.ts'

/** The classes of the code tables (SIA DC-03, Contact ID), and `unknown` for a code that they lack. */
export const SignalClass = z.enum([...signalClasses, 'unknown']).meta({ id: 'SignalClass' })
export type SignalClass = z.infer<typeof SignalClass>

/** One code received from a panel, as screens and clients see it. */
export const SignalView = z
  .object({
    id: z.string(),
    account: z.string(),
    known: z.boolean().meta({ description: 'false: no such account is registered' }),
    authenticated: z.boolean().meta({ description: 'false: came in clear on an account that has a key' }),
    protocol: z.enum(['dc09-tcp', 'dc09-udp']),
    token: z.string().meta({ example: 'SIA-DCS' }),
    standard: z.enum(['SIA', 'CID']),
    code: z.string().meta({ example: 'BA' }),
    meaning: z.string().meta({ description: 'In the language of Accept-Language: uz, ru or en' }),
    class: SignalClass,
    restores: SignalClass.nullable(),
    zone: z.string().nullable(),
    area: z.string().nullable(),
    alarm: z.string().nullable().meta({ description: 'The alarm that it opened or joined' }),
    at: Instant.meta({ description: 'By the panel clock where the frame has a timestamp, else when received' }),
    receivedAt: Instant,
  })
  .meta({ id: 'Signal' })
export type SignalView = z.infer<typeof SignalView>

/**
 * One signal with what says something of a person. Only one at a time: a list of them would say who came home when, and
 * where somebody was.
 */
export const OpenedSignalView = SignalView.extend({
  zoneName: z.string().nullable(),
  user: z.string().nullable(),
  text: z.string().nullable(),
  position: Position.nullable(),
  raw: z.string().meta({ description: 'The whole frame, with the first of its codes; empty with the others' }),
}).meta({ id: 'OpenedSignal' })
export type OpenedSignalView = z.infer<typeof OpenedSignalView>
