import { randomBytes } from 'node:crypto'
import { chmod, chown, link, lstat, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { type Account, accountFor, isRoot, reaches } from './account.ts'
import { PostgresError } from './errors.ts'

/**
 * Where the parts of one database lie. What Node alone needs stays in the folder that was asked for; what PostgreSQL needs
 * is there too, unless the account that it runs under cannot enter it. Then it is elsewhere, and `location` says where.
 */
export interface Place {
  /** The folder that was asked for. */
  readonly folder: string
  /** The account of the server when Node is root. */
  readonly account: Account | undefined
  /** Holds `cluster`, `socket`, and first drafts of a cluster. */
  readonly home: string
  /** PostgreSQL's data directory. */
  readonly cluster: string
  readonly socketFolder: string
  readonly logFile: string
  readonly passwordFile: string
}

/** The parts of a folder, which need not exist. */
const placed = (folder: string, home: string, account: Account | undefined): Place => ({
  folder,
  account,
  home,
  cluster: join(home, 'cluster'),
  socketFolder: join(home, 'socket'),
  logFile: join(folder, 'postgres.log'),
  passwordFile: join(folder, 'password'),
})

/** The place of a database that may have been made before; writes nothing. */
export async function findPlace(dataDir: string): Promise<Place> {
  const folder = resolve(dataDir)
  return placed(folder, (await readText(join(folder, 'location')))?.trim() ?? folder, undefined)
}

/** The place of a database, made if there is none: folders with the right owners and modes. */
export async function makePlace(dataDir: string, log: (line: string) => void): Promise<Place> {
  const folder = resolve(dataDir)
  const account = await accountFor(folder)
  // Another account must pass through to its own parts; it need not list the folder.
  const mode = account ? 0o711 : 0o700
  await mkdir(folder, { recursive: true, mode })
  await chmod(folder, mode)
  const home = await homeOf(folder, account, log)
  const place = placed(folder, home, account)
  const owner = await ownerOf(place.cluster)
  if (owner && isRoot && owner.uid !== 0) return ready({ ...place, account: { name: `uid ${owner.uid}`, ...owner } })
  if (owner && owner.uid !== (account?.uid ?? process.getuid?.() ?? owner.uid)) {
    throw new PostgresError(
      'not-ours',
      `The database in ${place.cluster} belongs to uid ${owner.uid}. Start as that user, or as root if root made it.`,
    )
  }
  return ready(place)
}

async function ready(place: Place): Promise<Place> {
  await mkdir(place.socketFolder, { mode: 0o700 }).catch(unlessExists)
  if (place.account) await chown(place.socketFolder, place.account.uid, place.account.gid)
  return place
}

async function homeOf(folder: string, account: Account | undefined, log: (line: string) => void): Promise<string> {
  const pointer = join(folder, 'location')
  const known = await readText(pointer)
  if (known !== undefined) {
    const home = known.trim()
    if ((await ownerOf(home)) !== undefined) return home
    throw new PostgresError(
      'not-ours',
      `The database of ${folder} lay in ${home}, which is gone. Bring it back, or delete ${pointer} to begin anew.`,
    )
  }
  if (!account || (await reaches(account, folder))) return folder
  const home = join(await sharedFolder(), `${basename(folder)}-${randomBytes(6).toString('hex')}`)
  await mkdir(home, { mode: 0o711 })
  if (!(await writeOnce(pointer, `${home}\n`, 0o644))) {
    await rm(home, { recursive: true })
    return homeOf(folder, account, log)
  }
  log(`${folder} is closed to the account ${account.name}: the database lies in ${home}`)
  return home
}

/** A folder that every account can enter and only root can write: for data and programs when Node runs as root. */
export async function sharedFolder(): Promise<string> {
  for (const parent of ['/var/lib', '/var/tmp']) {
    const folder = join(parent, 'embedded-postgres')
    await mkdir(folder, { mode: 0o711 }).catch(() => undefined)
    const found = await lstat(folder).catch(() => undefined)
    if (found?.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder
  }
  throw new PostgresError(
    'not-ours',
    'Neither /var/lib nor /var/tmp has room for a folder of root that others can enter.',
  )
}

/** Writes a file whole or not at all. False when it was there already: then it is left as it is. */
export async function writeOnce(path: string, text: string, mode: number): Promise<boolean> {
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, text, { mode, flag: 'wx', flush: true })
  try {
    await link(draft, path)
    return true
  } catch (error) {
    unlessExists(error as NodeJS.ErrnoException)
    return false
  } finally {
    await rm(draft)
  }
}

export const readText = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined)

const ownerOf = (path: string): Promise<{ uid: number; gid: number } | undefined> =>
  lstat(path).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )

function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
