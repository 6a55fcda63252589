import { randomBytes } from 'node:crypto'
import { access, chmod, chown, lstat, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
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
  const folder = await realpath(dataDir).catch(() => resolve(dataDir))
  return placed(folder, (await readText(pointerIn(folder)))?.trim() ?? folder, undefined)
}

/** Makes the folder of a database, and answers its real path: one folder has one name, whatever links lead to it. */
export async function makeFolder(dataDir: string): Promise<string> {
  // Another account must pass through to its own parts; it need not list the folder.
  const mode = isRoot ? 0o711 : 0o700
  await mkdir(dataDir, { recursive: true, mode })
  await chmod(dataDir, mode)
  return realpath(dataDir)
}

/** The place of a database, made if there is none: its parts with the right owners and modes. The folder is locked. */
export async function makePlace(folder: string, log: (line: string) => void): Promise<Place> {
  const found = await findPlace(folder)
  const owner = await ownerOf(found.cluster)
  const account = owner ? accountOf(owner, found) : await accountFor(folder)
  const home = owner ? found.home : await newHome(found, account, log)
  if (account && !(await reaches(account, home))) {
    throw new PostgresError(
      'not-ours',
      `The account ${account.name}, to which the database belongs, cannot enter ${home}. Open the folders above it (chmod o+x).`,
    )
  }
  const place = placed(folder, home, account)
  await mkdir(place.socketFolder, { mode: 0o700 }).catch(unlessExists)
  if (account) await chown(place.socketFolder, account.uid, account.gid)
  return place
}

/** The account for a database that exists: its owner, whom PostgreSQL demands. */
function accountOf(owner: Owner, { cluster }: Place): Account | undefined {
  if (isRoot && owner.uid !== 0) return { name: `uid ${owner.uid}`, ...owner }
  if (!isRoot && owner.uid === (process.getuid?.() ?? owner.uid)) return undefined
  throw new PostgresError(
    'not-ours',
    isRoot
      ? `The database in ${cluster} belongs to root, and PostgreSQL does not run as root. Give the folder to another account.`
      : `The database in ${cluster} belongs to uid ${owner.uid}. Start as that user, or as root if root made it.`,
  )
}

/** Where a new database goes: into the folder, unless the account cannot enter it. */
async function newHome({ folder, home }: Place, account: Account | undefined, log: (line: string) => void) {
  if (home !== folder) {
    if (await ownerOf(home)) return home
    throw new PostgresError(
      'not-ours',
      `The database of ${folder} lay in ${home}, which is gone. Bring it back, or delete ${pointerIn(folder)} to begin anew.`,
    )
  }
  if (!account || (await reaches(account, folder))) return folder
  const elsewhere = join(await sharedFolder(), `${basename(folder)}-${randomBytes(6).toString('hex')}`)
  await makePassable(elsewhere)
  await writeWhole(pointerIn(folder), `${elsewhere}\n`, 0o644)
  log(`${folder} is closed to the account ${account.name}: the database lies in ${elsewhere}`)
  return elsewhere
}

const pointerIn = (folder: string) => join(folder, 'location')

/** A folder that every account can enter and only root can write: for data and programs when Node runs as root. */
export async function sharedFolder(): Promise<string> {
  for (const parent of ['/var/lib', '/var/tmp']) {
    const folder = join(parent, 'embedded-postgres')
    await makePassable(folder).catch(() => undefined)
    const found = await lstat(folder).catch(() => undefined)
    if (found?.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return folder
  }
  throw new PostgresError(
    'not-ours',
    'Neither /var/lib nor /var/tmp has room for a folder of root that others can enter.',
  )
}

/** A folder that others can pass through, whatever the mask of modes is set to. */
async function makePassable(folder: string): Promise<void> {
  await mkdir(folder)
  await chmod(folder, 0o711)
}

/** Writes a file whole or not at all. */
export async function writeWhole(path: string, text: string, mode: number): Promise<void> {
  const draft = `${path}.draft`
  await rm(draft, { force: true })
  await writeFile(draft, text, { mode, flag: 'wx', flush: true })
  await rename(draft, path)
}

export const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

export const readText = (path: string): Promise<string | undefined> => readFile(path, 'utf8').catch(() => undefined)

type Owner = { readonly uid: number; readonly gid: number }

const ownerOf = (path: string): Promise<Owner | undefined> =>
  lstat(path).then(
    ({ uid, gid }) => ({ uid, gid }),
    () => undefined,
  )

function unlessExists(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
