/**
 * Why a map file cannot be used:
 *
 * - `not-osm-pbf`: it is something else, or nothing.
 * - `truncated`: it ends in the middle.
 * - `damaged`: it is not what the format says.
 * - `too-large`: a block of it is, or would be when unpacked, larger than the format allows.
 * - `unsupported`: it needs a feature that we do not know.
 * - `no-roads`: there is nothing in it to drive on.
 */
export type MapFileDefect = 'not-osm-pbf' | 'truncated' | 'damaged' | 'too-large' | 'unsupported' | 'no-roads'

/** A map file that cannot be used, and why. */
export class MapFileError extends Error {
  override readonly name = 'MapFileError'
  readonly defect: MapFileDefect

  constructor(defect: MapFileDefect, message: string, options?: ErrorOptions) {
    super(message, options)
    this.defect = defect
  }
}
