import type { CountryCode } from './roads/countries.ts'

/** The form of everything in an atlas: one of another form has to be built again. */
export const form = 2

export const manifestName = 'atlas.json'
export const roadsName = 'roads.bin'
export const crossingsName = 'crossings.bin'

/** What an atlas says of itself, beside what is in it. */
export interface Manifest {
  readonly form: number
  /** The folder within it where everything stands. */
  readonly version: string
  readonly builtAt: string
  readonly source: { readonly name: string; readonly bytes: number }
  readonly country: CountryCode
  /** Has to stand wherever the map is shown. */
  readonly attribution: string
  /** West, south, east, north, degrees. */
  readonly bounds: readonly [number, number, number, number]
  readonly roads: {
    readonly nodes: number
    readonly edges: number
    readonly kilometres: number
    readonly ignoredRestrictions: number
  }
}
