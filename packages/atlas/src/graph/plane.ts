/** Positions are kept in units of 1e-7 degrees, as OpenStreetMap has them: whole numbers, 1.1 cm of latitude. */
export const unitsPerDegree = 1e7

/** Mean radius of the earth, metres (IUGG). */
const radius = 6_371_008.8

/** Metres of one unit of latitude. */
export const metresPerUnit = (Math.PI / 180 / unitsPerDegree) * radius

/** How much shorter a degree of longitude is than one of latitude. `lat` in units. */
export const shrink = (lat: number): number => Math.cos((lat / unitsPerDegree) * (Math.PI / 180))

/** The way between two positions that are near one another, metres: flat, wrong by less than 0.1 % over 50 km. */
export const metresBetween = (lon: number, lat: number, otherLon: number, otherLat: number): number => {
  const x = (otherLon - lon) * shrink((lat + otherLat) / 2)
  const y = otherLat - lat
  return Math.sqrt(x * x + y * y) * metresPerUnit
}

/** A full circle has so many directions, clockwise from north: a byte. */
export const directions = 256

export const directionTo = (lon: number, lat: number, otherLon: number, otherLat: number): number => {
  const angle = Math.atan2((otherLon - lon) * shrink((lat + otherLat) / 2), otherLat - lat)
  return Math.round((angle / (2 * Math.PI)) * directions) & (directions - 1)
}

/** Half-way between the southernmost and the northernmost. */
export const middleOf = (lat: Int32Array): number => {
  let [south, north] = [lat[0] ?? 0, lat[0] ?? 0]
  for (const value of lat) {
    if (value < south) south = value
    if (value > north) north = value
  }
  return (south + north) / 2
}
