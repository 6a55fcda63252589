import { spawn } from 'node:child_process'
import { open, rename, stat } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, plainEnvironment } from './cluster.ts'
import { type Endpoint, listenSettings } from './endpoint.ts'
import { failureFrom, PostgresError } from './errors.ts'
import { readText } from './place.ts'
import { clearRemains, clusterName, livingPostmaster } from './postmaster.ts'
import { settingArguments } from './settings.ts'

/** A server process, started by us or found. */
export interface Server {
  readonly pid: number
  readonly adopted: boolean
  readonly endpoint: Endpoint
  /** How it ended, as far as its parent is told: `undefined` for a server that is not our child. */
  readonly exit: Promise<string> | undefined
}

/** PostgreSQL's words for another server, or what is left of one, in the same folder. Both pass. */
const passing = /lock file "[^"]+" already exists|pre-existing shared memory block|lock file "[^"]+" is empty/

/** Attempts, and the pause before each next one in ms. */
const patience = { attempts: 20, pauseMs: 150 }

/** The server of a folder, ready for connections: the one that runs, or else a new one. */
export async function launch(cluster: Cluster): Promise<Server> {
  let failure = ''
  for (let attempt = 0; attempt < patience.attempts; attempt++) {
    const running = await livingPostmaster(cluster.place.cluster)
    if (running) {
      const endpoint = await readiness(running.pid, undefined, cluster)
      if (endpoint) return { pid: running.pid, adopted: true, endpoint, exit: undefined }
      continue
    }
    await clearRemains(cluster.place.cluster, cluster.endpoint)
    const { pid, exit, output } = await spawnServer(cluster)
    const endpoint = await readiness(pid, exit, cluster)
    if (endpoint) return { pid, adopted: false, endpoint, exit }
    failure = await output()
    if (!passing.test(failure)) throw failureFrom(`Starting PostgreSQL in ${cluster.place.folder}`, failure)
    await sleep(patience.pauseMs)
  }
  throw failureFrom(`Starting PostgreSQL in ${cluster.place.folder}`, failure)
}

/** The command line is what the running server is compared with: see `sameCommand`. */
const commandLine = ({ binaries, endpoint, place, settings }: Cluster): [string, string[]] => [
  binaries.postgres,
  [
    ...['-D', place.cluster],
    ...settingArguments(settings, { ...listenSettings(endpoint), cluster_name: clusterName(place.cluster) }),
  ],
]

/** Whether a server that runs was started as we would start it: PostgreSQL notes its command line in `postmaster.opts`. */
export async function sameCommand({ endpoint }: Server, cluster: Cluster): Promise<boolean> {
  const [program, args] = commandLine({ ...cluster, endpoint })
  const noted = await readText(`${cluster.place.cluster}/postmaster.opts`)
  return noted?.trim() === [program, ...args.map((argument) => `"${argument}"`)].join(' ')
}

/**
 * Starts the server in a session of its own, so that a Ctrl-C in a terminal reaches us and not it: we end it when the last
 * work is done. Its output goes to a file, since a pipe would die with us.
 */
async function spawnServer(cluster: Cluster) {
  const { account, logFile } = cluster.place
  const [program, args] = commandLine(cluster)
  const begin = await keepSmall(logFile)
  const file = await open(logFile, 'a', 0o600)
  const { uid, gid } = account ?? {}
  const stdio = ['ignore', file.fd, file.fd] as const
  const child = spawn(program, args, { uid, gid, cwd: '/', env: plainEnvironment, detached: true, stdio: [...stdio] })
  const exit = new Promise<string>((ended) =>
    child.once('exit', (code, signal) => ended(signal ? `killed by ${signal}` : `exit code ${code}`)),
  )
  try {
    await new Promise((started, fail) => child.once('spawn', started).once('error', fail))
  } catch (cause) {
    throw new PostgresError('start-failed', `${program} does not run on this machine: ${cause}`, { cause })
  } finally {
    await file.close()
  }
  const output = async () => ((await readText(logFile)) ?? '').slice(begin)
  return { pid: child.pid!, exit, output }
}

/** Puts a log aside that has grown; one older is kept. Answers where the next line will stand. */
async function keepSmall(logFile: string): Promise<number> {
  const size = (await stat(logFile).catch(() => undefined))?.size ?? 0
  if (size < 4_000_000) return size
  await rename(logFile, `${logFile}.1`)
  return 0
}

/**
 * Waits until a server accepts connections, and answers where; `undefined` when it ended before. There is no limit, since
 * after a crash the server replays its log first.
 */
async function readiness(pid: number, exit: Promise<string> | undefined, { place, log }: Cluster) {
  let ended = false
  exit?.then(() => {
    ended = true
  })
  for (let waited = 1; !ended; waited++) {
    const running = await livingPostmaster(place.cluster)
    if (running?.pid === pid && running.endpoint) return running.endpoint
    if (!exit && running?.pid !== pid) return undefined
    if (waited % 500 === 0) log('PostgreSQL is still starting: it replays its log, as it was not ended cleanly')
    await sleep(10)
  }
  return undefined
}
