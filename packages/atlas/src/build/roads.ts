import type { FileHandle } from 'node:fs/promises'
import { memoryOfGraph } from '../graph/file.ts'
import type { ReadingOptions } from '../osm/read.ts'
import type { Country } from '../roads/countries.ts'
import { usualCell } from './cells.ts'
import { cutAtCrossings } from './edges.ts'
import { layOut } from './layout.ts'
import { noRoads, survey } from './survey.ts'
import { turnsOf } from './turns.ts'

/** What was made of a file, and what of it says nothing. */
export interface BuiltRoads {
  /** The road graph, in memory that threads share. */
  readonly roads: SharedArrayBuffer
  /** Turn restrictions whose members the file lacks, or that do not meet. */
  readonly ignoredRestrictions: number
}

/** The road graph of an OpenStreetMap file. @throws MapFileError */
export const buildRoads = async (
  file: FileHandle,
  country: Country,
  { largestCell = usualCell, ...options }: ReadingOptions & { readonly largestCell?: number | undefined },
): Promise<BuiltRoads> => {
  const surveyed = await survey(file, country, options)
  const cut = cutAtCrossings(surveyed)
  if (cut.way.length === 0) throw noRoads()
  const turns = turnsOf(surveyed, cut)
  return { roads: memoryOfGraph(layOut(surveyed, cut, turns, largestCell)), ignoredRestrictions: turns.ignored }
}
