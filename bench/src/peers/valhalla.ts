import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import type { Position } from '@yordam/atlas'
import { answerAsPeer } from '../peer.ts'

/**
 * The Valhalla engine, as its authors publish it for Node.js: 280 MB, so it is fetched when it is measured, into a folder
 * beside the project's, and is no dependency of anything.
 */
const version = '3.6.1'
const home = join(tmpdir(), `yordam-bench-valhalla-${version}`)

export type ValhallaPeer = {
  /** Builds its tiles of a map. */
  open: { ask: { file: string; folder: string }; answer: undefined }
  /** Seconds from every source to every target, null where no road leads; and how long the answer took, ms. */
  pairs: {
    ask: { sources: readonly Position[]; targets: readonly Position[] }
    answer: { times: (number | null)[][]; milliseconds: number }
  }
}

interface Engine {
  matrix(query: object): Promise<{ sources_to_targets: { time: number | null }[][] }>
}

const run = promisify(execFile)
let engine: Engine

answerAsPeer<ValhallaPeer>({
  async open({ file, folder }) {
    const main = join(home, 'node_modules/@valhallajs/valhallajs')
    if (!existsSync(main)) {
      await mkdir(home, { recursive: true })
      await writeFile(join(home, 'package.json'), '{"private":true}')
      await run('npm', ['install', '--no-audit', '--no-fund', `@valhallajs/valhallajs@${version}`], { cwd: home })
    }
    const { Actor, getConfig } = await import(pathToFileURL(join(main, 'index.mjs')).href)
    const tiles = join(folder, 'valhalla')
    const config = await getConfig({ tileDir: tiles, tileExtract: '' })
    await writeFile(join(folder, 'valhalla.json'), JSON.stringify(config))
    const build = join(main, 'bin/valhalla-cli.js')
    await run(process.execPath, [build, 'build_tiles', '-c', join(folder, 'valhalla.json'), file], { cwd: folder })
    engine = await Actor.fromConfigFile(join(folder, 'valhalla.json'))
    return undefined
  },

  async pairs({ sources, targets }) {
    const at = (positions: readonly Position[]) => positions.map(([lon, lat]) => ({ lon, lat }))
    const begun = performance.now()
    const answer = await engine.matrix({ sources: at(sources), targets: at(targets), costing: 'auto' })
    const milliseconds = performance.now() - begun
    return { times: answer.sources_to_targets.map((row) => row.map(({ time }) => time)), milliseconds }
  },
})
