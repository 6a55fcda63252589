import { findBinaries } from './binaries.ts'
import { type Cluster, makeCluster, passwordOf } from './cluster.ts'
import { createDatabase } from './database.ts'
import { connectionUrl, endpointIn } from './endpoint.ts'
import { failureOf, PostgresError } from './errors.ts'
import { guard } from './guard.ts'
import { lockFolder } from './lock.ts'
import { findPlace, makeFolder, makePlace, readText, sharedFolder } from './place.ts'
import { endServer, livingPostmaster } from './postmaster.ts'
import { type Held, serve } from './serve.ts'
import { refuseSettings } from './settings.ts'

export interface StartOptions {
  /** The folder of this database: made if there is none, and ours alone. */
  readonly dataDir: string
  /** Made if there is none, owned by the superuser. */
  readonly database: string
  /** Settings of PostgreSQL over ours. `fsync` and its like, and what follows from the folder, are refused. */
  readonly settings?: Readonly<Record<string, string>>
  /** How long another process that holds the folder may take to go before the start is refused, in ms; 2000 if not set. */
  readonly graceMs?: number
  /** Gets a line for everything that an administrator may want to know. */
  readonly log?: (line: string) => void
}

export interface Postgres {
  /** Connection string for `pg`, as superuser-owner of the database. */
  readonly url: string
  readonly pid: number
  /** True when a PostgreSQL left over by a killed process was taken over instead of started. */
  readonly adopted: boolean
  /** Called once when the server ended, or was taken from us, without our asking. */
  onExit(listener: (reason: string) => void): void
  /** Fast shutdown: open transactions roll back, all is flushed. */
  stop(): Promise<void>
}

/**
 * Starts the PostgreSQL of a folder, or takes over the one that a killed process left running.
 * @throws PostgresError with a code and what to do; `in-use` when another living process holds the folder
 */
export async function startPostgres(options: StartOptions): Promise<Postgres> {
  const { cluster, held, url, unlock } = await openAndServe(options)
  const listeners: ((reason: string) => void)[] = []
  const stop = guard(held, cluster, (news) => {
    if (news.kind !== 'ended') return
    unlock()
    for (const listener of listeners) listener(news.reason)
  })
  const { pid, adopted } = held.server
  return { url, pid, adopted, onExit: (listener) => listeners.push(listener), stop: () => stop().finally(unlock) }
}

/** The server of a folder, held, with the database that was asked for. */
export async function openAndServe(options: StartOptions): Promise<Opened> {
  refuseSettings(options.settings ?? {})
  let unlock = () => {}
  try {
    const folder = await makeFolder(options.dataDir)
    unlock = await lockFolder(folder, options.graceMs ?? 2_000)
    return { ...(await serveLocked(folder, options)), unlock }
  } catch (error) {
    unlock()
    throw failureOf(`Starting PostgreSQL in ${options.dataDir}`, error)
  }
}

interface Opened {
  readonly cluster: Cluster
  readonly held: Held
  readonly url: string
  /** Gives the folder up. */
  readonly unlock: () => void
}

async function serveLocked(folder: string, options: StartOptions): Promise<Omit<Opened, 'unlock'>> {
  const { cluster, held } = await serveAnywhere(await openCluster(folder, options), 5)
  try {
    await createDatabase(held.url, options.database)
  } catch (error) {
    await held.tether.release()
    await endServer(held.server.pid, cluster)
    throw error
  }
  const { endpoint } = held.server
  return { cluster: { ...cluster, endpoint }, held, url: connectionUrl(endpoint, cluster.password, options.database) }
}

/** A free port may be taken before the server has it; then another is tried. */
async function serveAnywhere(cluster: Cluster, attempts: number): Promise<{ cluster: Cluster; held: Held }> {
  try {
    return { cluster, held: await serve(cluster) }
  } catch (error) {
    const another = error instanceof PostgresError && error.code === 'address-in-use' && 'port' in cluster.endpoint
    if (!another || attempts <= 1) throw error
    return serveAnywhere({ ...cluster, endpoint: await endpointIn(cluster.place.socketFolder) }, attempts - 1)
  }
}

/** Makes whatever a folder lacks: programs that run, an account, a password, a data directory. */
async function openCluster(folder: string, { settings = {}, log = () => {} }: StartOptions): Promise<Cluster> {
  const place = await makePlace(folder, log)
  const binaries = await findBinaries(place.account, async () => (place.account ? sharedFolder() : place.folder))
  const password = await passwordOf(place)
  const begun = performance.now()
  if (await makeCluster(place, binaries, password)) {
    log(
      `made a PostgreSQL ${binaries.version} database in ${place.cluster} (${Math.round(performance.now() - begun)} ms)`,
    )
  }
  return { place, binaries, endpoint: await endpointIn(place.socketFolder), password, settings, log }
}

/**
 * The connection string of a PostgreSQL that some process has running in this folder, without holding it; `undefined`
 * where none runs. For a tool that works beside a server.
 */
export async function findPostgres(options: Pick<StartOptions, 'dataDir' | 'database'>): Promise<string | undefined> {
  const place = await findPlace(options.dataDir)
  const endpoint = (await livingPostmaster(place.cluster))?.endpoint
  const password = await readText(place.passwordFile)
  return endpoint && password ? connectionUrl(endpoint, password.trim(), options.database) : undefined
}
