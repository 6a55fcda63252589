import { districtNames } from '../names.ts'
import { radialCount } from './curves.ts'

/** The belts between the rings, from the square to the border, and after how many radial streets a district begins there. */
const belts: readonly { readonly belts: readonly number[]; readonly begins: readonly number[] }[] = [
  { belts: [0, 1], begins: [0] },
  { belts: [2], begins: [0, 3, 6, 9] },
  { belts: [3, 4], begins: [0, 2, 3, 5, 6, 8, 9, 11] },
]

/** The number of the district that has a belt (counted from the middle) between a radial street and the next. */
export function districtOf({ belt, radial }: { readonly belt: number; readonly radial: number }): number {
  const row = belts.findIndex((one) => one.belts.includes(belt))
  const before = belts.slice(0, row).reduce((sum, { begins }) => sum + begins.length, 0)
  return before + belts[row]!.begins.findLastIndex((first) => first <= radial % radialCount)
}

export const centralDistrict = 0

/** A stable word for a name: lower-case letters without apostrophes. */
export const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[ʻʼ]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')

export const districts = districtNames.map((name) => ({ id: idOf(name), name }))
