import type { Position } from './words.ts'

/** Radius of the earth in metres (mean, IUGG). */
const earth = 6_371_008.8
const radians = Math.PI / 180

/** Great-circle distance in metres. */
export const metresBetween = ([lon1, lat1]: Position, [lon2, lat2]: Position): number => {
  const a =
    Math.sin(((lat2 - lat1) * radians) / 2) ** 2 +
    Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(((lon2 - lon1) * radians) / 2) ** 2
  return 2 * earth * Math.asin(Math.sqrt(a))
}
