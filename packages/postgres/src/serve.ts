import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { connectionUrl } from './endpoint.ts'
import { launch, type Server, sameCommand } from './launch.ts'
import { isPostmaster, signalIfAlive } from './postmaster.ts'
import type { Cluster } from './start.ts'
import { type Tether, takeTether } from './tether.ts'

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

/** Starts or adopts the server of a folder and holds it. Its `url` names the database `postgres`. */
export async function serve(cluster: Cluster): Promise<Postgres> {
  const url = connectionUrl(cluster.endpoint, cluster.password, 'postgres')
  for (;;) {
    const begun = performance.now()
    const server = await launch(cluster)
    const tether = await hold(url, server, cluster)
    if (!tether) continue
    const words = server.adopted ? 'took over' : 'started'
    if (!server.adopted || (await sameCommand(cluster))) {
      cluster.log(`${words} PostgreSQL, process ${server.pid} (${Math.round(performance.now() - begun)} ms)`)
      return guard(url, server, tether, cluster)
    }
    cluster.log(`PostgreSQL, process ${server.pid}, was left over with other settings: it is started again`)
    await tether.release()
    await end(server, cluster)
  }
}

/** The lock on a server; `undefined` when the server ended meanwhile. */
async function hold(url: string, server: Server, cluster: Cluster): Promise<Tether | undefined> {
  while (await isPostmaster(server.pid, cluster.place.cluster)) {
    try {
      return await takeTether(url, cluster.place.folder)
    } catch (error) {
      if (!isPassing(error)) throw error
      await sleep(20)
    }
  }
  return undefined
}

/** `cannot_connect_now`: starting, recovering, or shutting down; and the ways in which a socket ends meanwhile. */
const passingCodes = new Set(['57P03', '57P01', '57P02', 'ECONNRESET', 'ECONNREFUSED', 'ENOENT', 'EPIPE'])

const isPassing = (error: unknown): boolean => {
  const { code, message } = error as { code?: string; message: string }
  return (code !== undefined && passingCodes.has(code)) || /^Connection terminated/.test(message)
}

function guard(url: string, server: Server, first: Tether, cluster: Cluster): Postgres {
  const { pid, adopted } = server
  const listeners: ((reason: string) => void)[] = []
  let tether: Tether | undefined = first
  let stopped: Promise<void> | undefined

  const tell = (reason: string) => {
    process.off('exit', onProcessExit)
    if (!stopped) for (const listener of listeners) listener(reason)
  }
  // Who leaves without `stop` (an uncaught error) does not leave a server behind.
  const onProcessExit = () => signalIfAlive(pid, 'SIGINT')
  process.once('exit', onProcessExit)

  /** A lost connection is the end of the server, or only of its sessions: after a crash of one, PostgreSQL ends all. */
  const watch = async () => {
    while (tether && !stopped) {
      await Promise.race([tether.lost, server.exit].filter(Boolean))
      if (stopped) return
      tether = await hold(url, server, cluster)
    }
    tell((await server.exit) ?? 'it ended')
  }
  watch().catch((error: Error) => tell(error.message))

  const stop = async () => {
    await tether?.release()
    await end(server, cluster)
    process.off('exit', onProcessExit)
    cluster.log(`stopped PostgreSQL, process ${pid}`)
  }
  return {
    url,
    pid,
    adopted,
    onExit: (listener) => listeners.push(listener),
    stop: () => (stopped ??= stop()),
  }
}

/** How long open sessions and the last checkpoint may take before the server is ended hard; its log repairs that. */
const patienceMs = 120_000

async function end({ pid }: Server, cluster: Cluster): Promise<void> {
  await signal(pid, 'INT', cluster)
  const deadline = Date.now() + patienceMs
  for (let asked = false; await isPostmaster(pid, cluster.place.cluster); await sleep(10)) {
    if (asked || Date.now() < deadline) continue
    cluster.log(
      `PostgreSQL, process ${pid}, does not end: it is ended at once and will repair itself at the next start`,
    )
    await signal(pid, 'QUIT', cluster)
    asked = true
  }
}

/** Windows has no signals: `pg_ctl` sends PostgreSQL's substitute for them. */
async function signal(pid: number, name: 'INT' | 'QUIT', { binaries }: Cluster): Promise<void> {
  if (process.platform !== 'win32') return signalIfAlive(pid, `SIG${name}`)
  await promisify(execFile)(join(dirname(binaries.postgres), 'pg_ctl.exe'), ['kill', name, String(pid)])
}
