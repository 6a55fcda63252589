import { buildAtlas, type CountryCode, MapFileError } from '@yordam/atlas'
import { DataFolder } from '../platform/folder.ts'
import { PlainError } from '../platform/plain-error.ts'
import { readSettings } from '../platform/settings.ts'
import { showProgress } from './progress.ts'

/** Makes the atlas of this data folder from an OpenStreetMap file. A server that runs takes it over when it is whole. */
export const buildAtlasOf = async (
  file: string,
  { country, attribution: whose }: { country: CountryCode; attribution?: string },
): Promise<void> => {
  const folder = DataFolder.find(readSettings(process.env).data)
  const interrupted = new AbortController()
  const interrupt = () => interrupted.abort(new PlainError('Broken off. The atlas that is there stays as it is.'))
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt)
  const begun = performance.now()
  try {
    const { roads, attribution } = await buildAtlas(file, folder.within('atlas'), {
      country,
      attribution: whose,
      signal: interrupted.signal,
      onProgress: showProgress,
    })
    const seconds = ((performance.now() - begun) / 1_000).toFixed(1)
    console.log(`${roads.kilometres} km of roads in ${roads.edges} pieces, in ${seconds} s. Map data: ${attribution}.`)
    if (roads.ignoredRestrictions > 0)
      console.log(`${roads.ignoredRestrictions} turn restrictions were left out: the file lacks some of their roads.`)
  } catch (error) {
    throw error instanceof MapFileError ? new PlainError(`${file}: ${error.message}`) : error
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
  }
}
