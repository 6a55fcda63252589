import { spawn } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlainError } from '../plain-error.ts'

const web = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..', 'web')
export const webDist = join(web, 'dist')

/** What the screens are made of; the last one says with which versions of everything. */
const sources = [
  'src',
  'public',
  'build',
  'index.html',
  'crew.html',
  'vite.config.ts',
  'package.json',
  '../package-lock.json',
].map((name) => join(web, name))

/** Builds the screens when what they are made of is newer than what was built last. */
export const buildWebIfStale = async (log: (line: string) => void): Promise<void> => {
  if (isFresh()) return
  log('Building the screens, once after every change; this takes a few seconds …')
  // Apart, and then put in place: whoever serves or builds at the same time never sees half of it.
  const apart = `${webDist}-${process.pid}`
  try {
    await build(apart)
    putInPlace(apart)
  } finally {
    rmSync(apart, { recursive: true, force: true })
  }
}

const isFresh = (): boolean => {
  const built = join(webDist, 'index.html')
  return existsSync(built) && statSync(built).mtimeMs > Math.max(...sources.map(newestIn))
}

/** Whoever built the same at the same time may have been quicker: theirs is as good, and may be in use already. */
const putInPlace = (apart: string): void => {
  if (isFresh()) return
  rmSync(webDist, { recursive: true, force: true })
  try {
    renameSync(apart, webDist)
  } catch (problem) {
    if (!isFresh()) throw problem
  }
}

const build = (into: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const vite = spawn(
      process.execPath,
      [join(web, '..', 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--outDir', into, '--logLevel', 'warn'],
      // Whoever starts the server in a test means the server, and not a slow and large page for developers.
      { cwd: web, env: { ...process.env, NODE_ENV: 'production' }, stdio: ['ignore', 'inherit', 'inherit'] },
    )
    vite.on('error', reject)
    vite.on('exit', (code) =>
      code === 0 ? resolve() : reject(new PlainError('The screens could not be built; see above.')),
    )
  })

/** When the newest file below `path` was changed, in milliseconds; 0 when there is none. */
const newestIn = (path: string): number => {
  if (!existsSync(path)) return 0
  const found = statSync(path)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))))
}
