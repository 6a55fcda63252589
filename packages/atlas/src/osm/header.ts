import { PbfReader } from 'pbf'
import { MapFileError } from './map-file-error.ts'
import { readFields } from './wire.ts'

/** What a file may ask of its reader (`HeaderBlock.required_features`), of what we can do. */
const known: ReadonlySet<string> = new Set(['OsmSchema-V0.6', 'DenseNodes'])

/** @throws MapFileError where the file needs what we do not know */
export const checkHeader = (data: Uint8Array): void => {
  const pbf = new PbfReader(data)
  readFields(pbf, pbf.length, (field) => {
    if (field !== 4) return
    const feature = pbf.readString()
    if (!known.has(feature))
      throw new MapFileError('unsupported', `The file needs “${feature}” of its reader, which is not known here.`)
  })
}
