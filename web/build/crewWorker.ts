import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { manifestFile, manifestOf } from '../src/crew/install/manifest.ts'

const languages = ['uz', 'ru', 'en'] as const
const page = 'crew.html'
const icons = ['crew-icon-192.png', 'crew-icon-512.png', 'crew-icon-maskable-512.png', 'favicon.svg'] as const

type Bundle = Rolldown.OutputBundle

/** One file that the phone keeps. A name with a hash in it says by itself which version it is. */
interface CrewFile {
  readonly url: string
  readonly revision: string | null
}

/**
 * Builds the service worker of the crew's page: one file of its own, with the list of the files that the page consists of.
 * Also its manifests, one for each language, and the page itself without a nonce: it has no script and no style inside, so its
 * policy needs none, and the copy that a phone keeps is good for ever.
 */
export const crewWorker = (): Plugin => {
  let root = '.'
  return {
    name: 'yordam-crew-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root
    },
    async generateBundle(_options, bundle) {
      const html = bundle[page]
      if (html?.type !== 'asset') this.error(`${page} is not in the build`)
      html.source = String(html.source)
        .replaceAll(/ nonce="[^"]*"/g, '')
        .replaceAll(/<meta property="csp-nonce"[^>]*>\s*/g, '')

      const own: CrewFile[] = [{ url: '/crew', revision: hashOf(html.source) }]
      for (const language of languages) {
        const texts = JSON.parse(await readFile(join(root, 'src', 'ui', 'i18n', 'crew', `${language}.json`), 'utf8'))
        const source = JSON.stringify(manifestOf(language, texts.crew))
        this.emitFile({ type: 'asset', fileName: manifestFile(language), source })
        own.push({ url: `/${manifestFile(language)}`, revision: hashOf(source) })
      }
      for (const icon of icons) {
        own.push({ url: `/${icon}`, revision: hashOf(await readFile(join(root, 'public', icon))) })
      }
      const files = [...own, ...filesOf(bundle).map((name) => ({ url: `/${name}`, revision: null }))]
      this.emitFile({ type: 'asset', fileName: 'crew-worker.js', source: await workerWith(files, root) })
    },
  }
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex').slice(0, 16)

/** Every file that the page loads now or later: scripts, what they import, their styles. */
const filesOf = (bundle: Bundle): readonly string[] => {
  const found = new Set<string>()
  const take = (name: string) => {
    const chunk = bundle[name]
    if (found.has(name) || !chunk) return
    found.add(name)
    if (chunk.type !== 'chunk') return
    for (const further of [...chunk.imports, ...chunk.dynamicImports, ...stylesOf(chunk)]) take(further)
  }
  for (const chunk of Object.values(bundle)) {
    if (chunk.type === 'chunk' && chunk.isEntry && chunk.facadeModuleId?.endsWith(page)) take(chunk.fileName)
  }
  return [...found]
}

const stylesOf = (chunk: Rolldown.OutputChunk): Iterable<string> =>
  (chunk as Rolldown.OutputChunk & { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss ?? []

/** A service worker may not be split: older browsers load it as one classic script. */
const workerWith = async (files: readonly CrewFile[], root: string): Promise<string> => {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    define: { CREW_FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      rolldownOptions: {
        input: join(root, 'src', 'crew', 'install', 'worker.ts'),
        output: { format: 'iife', codeSplitting: false },
      },
    },
  })
  const [worker] = (built as Rolldown.RolldownOutput).output
  return worker.code
}
