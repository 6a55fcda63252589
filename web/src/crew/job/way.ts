import type { Position } from '../words.ts'

/** How a phone's own navigation is asked for: Android by RFC 5870, Apple by its maps' own links; no other system has a way. */
export const wayLink = (system: string, [longitude, latitude]: Position, address: string): string | null => {
  const point = `${latitude},${longitude}`
  if (/Android/.test(system)) return `geo:${point}?q=${point}(${encodeURIComponent(address)})`
  if (/iPhone|iPad/.test(system)) return `maps:?daddr=${point}`
  return null
}

/** As people read them out: latitude first, five digits (about a metre). */
export const coordinates = ([longitude, latitude]: Position): string =>
  `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`

/** Where the arrow points on the screen: ahead when we know which way we are going, else with north at the top. */
export const arrowAngle = (bearing: number, heading: number | null): number => (bearing - (heading ?? 0) + 360) % 360
