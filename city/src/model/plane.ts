/** The city is small enough to be flat: metres east (`x`) and north (`y`) of its centre. */
export type Point = { readonly x: number; readonly y: number }

/** `[longitude, latitude]`, WGS 84, degrees. */
export type Position = readonly [longitude: number, latitude: number]

/** Where the made-up city lies on the real globe. */
export const centre: Position = [69.24, 41.31]

const metresPerDegree = 111_320
const metresPerDegreeEast = metresPerDegree * Math.cos((centre[1] * Math.PI) / 180)

const placed =
  (digits: number) =>
  ({ x, y }: Point): Position => [
    Number((centre[0] + x / metresPerDegreeEast).toFixed(digits)),
    Number((centre[1] + y / metresPerDegree).toFixed(digits)),
  ]

/** Five decimals are a metre: what a receiver in a car can know. */
export const toPosition = placed(5)
/** Six decimals, a decimetre: on a drawing, a metre would show. */
export const toMap = placed(6)
/** Seven decimals, a centimetre: as finely as OpenStreetMap keeps it. */
export const toSurvey = placed(7)

export const toPoint = ([longitude, latitude]: Position): Point => ({
  x: (longitude - centre[0]) * metresPerDegreeEast,
  y: (latitude - centre[1]) * metresPerDegree,
})

export const metresBetween = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y)

/** The point at a share (0 to 1) of the way. */
export const between = (from: Point, to: Point, share: number): Point => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
})

/** Degrees clockwise from north, 0 to 360. */
export const heading = (from: Point, to: Point): number =>
  Math.round((Math.atan2(to.x - from.x, to.y - from.y) * 180) / Math.PI + 360) % 360
