import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, open, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import type { Endpoint } from './endpoint.ts'
import { failureFrom, PostgresError } from './errors.ts'
import { exists, type Place, readText, writeWhole } from './place.ts'

/** A data directory that is ready to be served, and how. */
export interface Cluster {
  readonly place: Place
  readonly binaries: Binaries
  readonly endpoint: Endpoint
  readonly password: string
  readonly settings: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

/** The password of the superuser `postgres`, made at the first start; only the owner of the folder reads it. */
export async function passwordOf(place: Place): Promise<string> {
  const known = (await readText(place.passwordFile))?.trim()
  if (known) return known
  if (!(await exists(place.cluster))) {
    const password = randomBytes(24).toString('hex')
    await writeWhole(place.passwordFile, `${password}\n`, 0o600)
    return password
  }
  throw new PostgresError(
    'not-ours',
    `${place.passwordFile} is missing, and with it the way into the database beside it.`,
  )
}

/**
 * Makes the data directory if there is none: in a draft that is renamed when it is complete, so that an `initdb` that was
 * killed half-way leaves nothing that looks like a database. Answers whether it made one.
 */
export async function makeCluster(place: Place, binaries: Binaries, password: string): Promise<boolean> {
  if (await exists(place.cluster)) {
    await checkVersion(place, binaries)
    return false
  }
  const draft = join(place.home, '.initdb')
  await rm(draft, { recursive: true, force: true })
  try {
    await mkdir(draft, { mode: 0o700 })
    const passwordFile = join(draft, 'password')
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (place.account) await Promise.all([draft, passwordFile].map((path) => give(path, place.account)))
    await initdb(join(draft, 'cluster'), passwordFile, place.account, binaries)
    await rename(join(draft, 'cluster'), place.cluster)
    await flushFolder(place.home)
    return true
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function checkVersion({ cluster }: Place, { version }: Binaries): Promise<void> {
  const made = (await readText(join(cluster, 'PG_VERSION')))?.trim()
  const major = version.split('.')[0]
  if (made === major) return
  throw new PostgresError(
    made ? 'other-version' : 'not-ours',
    made
      ? `The database in ${cluster} was made by PostgreSQL ${made}, and this is PostgreSQL ${major}. Export it with the old version and import it into an empty folder.`
      : `${cluster} exists, and is no PostgreSQL database: it has no readable PG_VERSION.`,
  )
}

/** UTF-8, compared by code point: the order of text never changes with the machine's libraries, which would break indexes. */
async function initdb(cluster: string, passwordFile: string, account: Account | undefined, binaries: Binaries) {
  const output = await run(binaries.initdb, account, [
    ...['--pgdata', cluster, '--username', 'postgres', '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
    ...['--encoding', 'UTF8', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--locale', 'C'],
    ...['--data-checksums', '--no-instructions'],
  ])
  if (output !== undefined) throw failureFrom(`Making a database in ${dirname(dirname(cluster))}`, output)
}

/** Runs a program to its end; its output if it failed. */
function run(program: string, account: Account | undefined, args: string[]): Promise<string | undefined> {
  const { uid, gid } = account ?? {}
  const child = spawn(program, args, { uid, gid, cwd: '/', env: plainEnvironment, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes))
  return new Promise((ended, fail) =>
    child.once('error', fail).once('close', (code) => ended(code === 0 ? undefined : output)),
  )
}

/** Nothing of ours, whose secrets are not PostgreSQL's business, and nothing by which PostgreSQL could be led astray. */
export const plainEnvironment: NodeJS.ProcessEnv = {
  PATH: process.env.PATH,
  SystemRoot: process.env.SystemRoot,
  LC_ALL: 'C',
  TZ: 'UTC',
}

async function give(path: string, account: Account | undefined): Promise<void> {
  if (account) await chown(path, account.uid, account.gid)
}

/** Makes a rename last. Windows has no folders that can be opened. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
