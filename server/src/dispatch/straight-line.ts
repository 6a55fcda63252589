import { metresBetween } from '../platform/distance.ts'
import type { Position } from '../platform/words.ts'

/** Roads are longer than straight lines: by 1.4, as Boscoe, Henry and Zdeb found (The Professional Geographer 64, 2012). */
const detour = 1.4
/** Metres for each second, as a car with right of way makes in a city: 50 km/h. */
const speed = 14

/** Seconds that are reckoned with where no roads are known. */
export const straightLineSeconds = (from: Position, to: Position): number => (metresBetween(from, to) * detour) / speed
