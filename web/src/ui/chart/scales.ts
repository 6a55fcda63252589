import { scaleLinear } from 'd3-scale'

/** Where a picture's parts stand, in px of its own. */
export interface Frame {
  readonly width: number
  readonly height: number
  /** Room for the numbers on the left, for half an hour's name on the right, and for the hours below. */
  readonly left: number
  readonly right: number
  readonly bottom: number
}

const top = 6

/** The scales of one picture: `x` by the number of the step, `y` by a count. */
export const scalesOf = (count: number, most: number, { width, height, left, right, bottom }: Frame) => ({
  x: scaleLinear([0, Math.max(1, count)], [left, width - right]),
  // Never flatter than five: a single alarm must not look like a storm.
  y: scaleLinear([0, Math.max(5, most)], [height - bottom, top]).nice(4),
})

export type Scales = ReturnType<typeof scalesOf>

/** At most four whole numbers for the side of a picture. */
export const levelsOf = (y: Scales['y']): readonly number[] => y.ticks(4).filter(Number.isInteger)
