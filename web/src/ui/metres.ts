/** Metres between two points as the crow flies (haversine, mean radius of the earth 6,371,008.8 m). */
export const metresBetween = (
  [lonA = 0, latA = 0]: readonly number[],
  [lonB = 0, latB = 0]: readonly number[],
): number => {
  const rad = Math.PI / 180
  const [latitude, longitude] = [(latB - latA) * rad, (lonB - lonA) * rad]
  const h = Math.sin(latitude / 2) ** 2 + Math.cos(latA * rad) * Math.cos(latB * rad) * Math.sin(longitude / 2) ** 2
  return 2 * 6_371_008.8 * Math.asin(Math.sqrt(h))
}
