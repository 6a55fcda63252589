import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.ts'
import { Failed, runNode } from './run.ts'

/** What the page is made of. When one of these is younger than the page, the page is out of date. */
const ingredients = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  'package-lock.json',
]
const page = 'web/dist/index.html'

/** Builds the web page if it is missing or out of date. @throws Failed */
export async function buildPageIfNeeded(signal: AbortSignal): Promise<void> {
  if (isUpToDate(root)) return
  console.log('Building the web page (only when it has changed) …')
  // `npm run` says where its own script lies; called by hand, without npm, the page cannot be built here.
  const npm = process.env.npm_execpath
  if (!npm)
    throw new Failed('The web page is not up to date. Run `npm run build` first, or start the demo by `npm run demo`.')
  await runNode([npm, 'run', '--silent', 'build', '--workspace', 'web'], { signal, output: 'shown' })
}

export function isUpToDate(folder: string): boolean {
  const built = changedAt(join(folder, page))
  return built !== undefined && ingredients.every((name) => newestIn(join(folder, name)) <= built)
}

const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs

/** When a file, or the youngest file of a folder, was changed; the beginning of time when there is none. */
function newestIn(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat) return Number.NEGATIVE_INFINITY
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
