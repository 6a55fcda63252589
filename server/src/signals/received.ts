import type { Personal } from '../platform/house/kind.ts'
import type { SignalClass } from './signal.ts'

/** One code of a frame as the adapter hands it on: read, classed, and known to be of an account or of none. */
export interface ReceivedSignal {
  readonly protocol: 'dc09-tcp' | 'dc09-udp'
  readonly token: string
  readonly standard: 'SIA' | 'CID'
  readonly code: string
  readonly class: SignalClass
  readonly restores: SignalClass | null
  readonly zone: string | null
  readonly user: string | null
  readonly area: string | null
  readonly text: string | null
  readonly position: readonly [number, number] | null
  /** By the panel's clock; null where the frame has no timestamp. */
  readonly panelAt: number | null
  readonly authenticated: boolean
  /** The frame's number and the hash of its content: by these a retransmission is known, also after a restart. */
  readonly sequence: string
  readonly hash: number
  /** The whole frame, which may hold further codes. */
  readonly raw: string
  /** The frame says more than its codes do, and nobody knows of whom. */
  readonly saysMore: boolean
}

/** What the journal keeps of it. Who came home, and what people typed or where they are, is private and ends soon. */
export interface SignalEvent extends SignalBody {
  readonly type: 'signal-received'
  readonly private?: { readonly details: Personal<'signal-details'> }
}

/** The public part. What is usual is left out. */
export interface SignalBody {
  readonly protocol: ReceivedSignal['protocol']
  readonly token: string
  readonly standard: 'SIA' | 'CID'
  readonly code: string
  readonly zone?: string | undefined
  readonly area?: string | undefined
  readonly panelAt?: number | undefined
  /** Left out when true, which it nearly always is. */
  readonly known?: false | undefined
  readonly authenticated?: false | undefined
  readonly onTest?: true | undefined
  readonly sequence: string
  readonly alarm?: string | undefined
  /**
   * With the first code of a frame only: both are of the whole frame. In the open only where nothing in it says anything
   * of a person; from the hash of a frame one could guess the user in it.
   */
  readonly raw?: string | undefined
  readonly hash?: number | undefined
}

/** The private part of a signal. */
export interface SignalDetails {
  readonly user?: string
  readonly text?: string
  readonly position?: readonly [number, number]
  readonly raw?: string
  readonly hash?: number
}

/** The signals of one account stand in a stream of their own: received facts, not decisions. */
export const signalStream = (account: string): string => `signal:${account}`
