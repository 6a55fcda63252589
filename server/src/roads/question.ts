import type { Position } from '../platform/words.ts'

/** Where a unit is, and into which direction it drives, degrees; null where that is not known. */
export interface Whereabout {
  readonly position: Position
  readonly heading: number | null
}

/** What the thread that has the atlas is asked, and what it answers. */
export interface Question {
  readonly number: number
  readonly to: Position
  readonly from: readonly Whereabout[]
}

export interface Answer {
  readonly number: number
  /** Seconds by road from each; Infinity where no road leads. Null where the place itself is on no road of the atlas. */
  readonly seconds: Float64Array | null
}

/** Said once, when the atlas is there or is found unusable. */
export type Opened = { readonly opened: true } | { readonly opened: false; readonly why: string }
