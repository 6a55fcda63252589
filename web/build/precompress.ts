import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Pictures and fonts are compressed in themselves; pages are written anew for each answer. */
const compressible: ReadonlySet<string> = new Set(['.js', '.css', '.svg', '.json', '.webmanifest'])
/** A second for all of them, where the highest takes nine, for three per cent. */
const brotliQuality = 9
/** Less does not become shorter. */
const least = 1024

/** Puts a `.br` and a `.gz` beside every built file: once for each build, not for each request. The server sends these. */
export const precompress = (): Plugin => ({
  name: 'yordam-precompress',
  apply: 'build',
  enforce: 'post',
  writeBundle: {
    sequential: true,
    order: 'post',
    async handler({ dir }) {
      if (!dir) return
      const names = await readdir(dir, { recursive: true })
      await Promise.all(
        names.filter((name) => compressible.has(extname(name))).map((name) => compress(join(dir, name))),
      )
    },
  },
})

const compress = async (path: string): Promise<void> => {
  const content = await readFile(path)
  if (content.length < least) return
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  await writeFile(`${path}.br`, await promisify(brotliCompress)(content, { params }))
  await writeFile(`${path}.gz`, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }))
}
