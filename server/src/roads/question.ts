import type { Position } from '../platform/words.ts'

/** Where a unit is, and into which direction it drives, degrees; null where that is not known. */
export interface Whereabout {
  readonly position: Position
  readonly heading: number | null
}

/**
 * What the thread that has the atlas is asked: seconds by road to a place from many others, by three numbers each: longitude,
 * latitude, heading (NaN where it is not known).
 */
export interface Question {
  readonly to: Position
  readonly from: Float64Array
}

/** Seconds by road from each; Infinity where no road leads. Null where the place itself is on no road of the atlas. */
export type Answer = Float64Array | null

/** Said once, when the atlas is there or is found unusable. */
export type Opened = { readonly opened: true } | { readonly opened: false; readonly why: string }

export const packed = (all: readonly Whereabout[]): Float64Array =>
  Float64Array.from(all.flatMap(({ position: [lon, lat], heading }) => [lon, lat, heading ?? Number.NaN]))

export const unpacked = (all: Float64Array): Whereabout[] =>
  Array.from({ length: all.length / 3 }, (_, one) => {
    const [lon, lat, heading] = all.subarray(3 * one) as unknown as [number, number, number]
    return { position: [lon, lat], heading: Number.isNaN(heading) ? null : heading }
  })
