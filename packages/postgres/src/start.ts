import { type Binaries, findBinaries } from './binaries.ts'
import { deleteDrafts, makeCluster, passwordOf } from './cluster.ts'
import { createDatabase } from './database.ts'
import { connectionUrl, type Endpoint, endpointIn } from './endpoint.ts'
import { findPlace, makePlace, type Place, readText, sharedFolder } from './place.ts'
import { livingPostmaster, type PidFile } from './postmaster.ts'
import { type Postgres, serve } from './serve.ts'

export interface StartOptions {
  /** The folder of this database: made if there is none, and ours alone. */
  readonly dataDir: string
  /** Made if there is none, owned by the superuser. */
  readonly database: string
  /** Settings of PostgreSQL over ours. `fsync` and its like, and what follows from the folder, are refused. */
  readonly settings?: Readonly<Record<string, string>>
  /** Gets a line for everything that an administrator may want to know. */
  readonly log?: (line: string) => void
}

/** A data directory that is ready to be served, and how. */
export interface Cluster {
  readonly place: Place
  readonly binaries: Binaries
  readonly endpoint: Endpoint
  readonly password: string
  readonly settings: Readonly<Record<string, string>>
  readonly log: (line: string) => void
}

/**
 * Starts the PostgreSQL of a folder, or takes over the one that a killed process left running.
 * @throws PostgresError with a code and what to do; `in-use` when another living process holds the folder
 */
export async function startPostgres(options: StartOptions): Promise<Postgres> {
  const cluster = await openCluster(options)
  const server = await serve(cluster)
  return withDatabase(server, cluster, options.database)
}

/** Makes whatever a folder lacks: programs that run, an account, a password, a data directory. */
export async function openCluster({ dataDir, settings = {}, log = () => {} }: StartOptions): Promise<Cluster> {
  const place = await makePlace(dataDir, log)
  const binaries = await findBinaries(place.account, async () => (place.account ? sharedFolder() : place.folder))
  const password = await passwordOf(place)
  const begun = performance.now()
  if (await makeCluster(place, binaries, password)) {
    log(
      `made a PostgreSQL ${binaries.major} database in ${place.cluster} (${Math.round(performance.now() - begun)} ms)`,
    )
  }
  const running = await livingPostmaster(place.cluster)
  const endpoint = endpointOf(running) ?? (await endpointIn(place.socketFolder))
  return { place, binaries, endpoint, password, settings, log }
}

/** Puts the finishing touch to a server that is ours: no remains of others, and the database that was asked for. */
export async function withDatabase(server: Postgres, { place }: Cluster, database: string): Promise<Postgres> {
  await deleteDrafts(place)
  await createDatabase(server.url, database)
  const url = new URL(server.url)
  url.pathname = `/${encodeURIComponent(database)}`
  return { ...server, url: url.href }
}

/**
 * The connection string of a PostgreSQL that some process has running in this folder, without holding it; `undefined`
 * where none runs. For a tool that works beside a server.
 */
export async function findPostgres(options: Pick<StartOptions, 'dataDir' | 'database'>): Promise<string | undefined> {
  const place = await findPlace(options.dataDir)
  const running = await livingPostmaster(place.cluster)
  const endpoint = endpointOf(running)
  const password = await readText(place.passwordFile)
  if (!running?.ready || !endpoint || !password) return undefined
  return connectionUrl(endpoint, password.trim(), options.database)
}

function endpointOf(running: PidFile | undefined): Endpoint | undefined {
  if (running?.socketFolder) return { socketFolder: running.socketFolder }
  return running?.port ? { port: running.port } : undefined
}
