import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { connectionUrl } from './endpoint.ts'
import { PostgresError } from './errors.ts'
import { launch, type Server, sameCommand } from './launch.ts'
import { endServer, isPostmaster } from './postmaster.ts'
import { type Tether, takeTether } from './tether.ts'

/** A server that this process holds, and its connection to it. */
export interface Held {
  /** Names the database `postgres`. */
  readonly url: string
  readonly server: Server
  readonly tether: Tether
}

/** Starts or adopts the server of a folder that is locked. */
export async function serve(cluster: Cluster): Promise<Held> {
  for (;;) {
    const begun = performance.now()
    const server = await launch(cluster)
    const url = connectionUrl(server.endpoint, cluster.password, 'postgres')
    const tether = await reach(url, server, cluster).catch(async (error: unknown) => {
      if (!server.adopted) await endServer(server.pid, cluster)
      throw error
    })
    if (!tether) continue
    if (!server.adopted || (tether.version === cluster.binaries.version && (await sameCommand(server, cluster)))) {
      const words = server.adopted ? 'took over' : 'started'
      cluster.log(`${words} PostgreSQL, process ${server.pid} (${Math.round(performance.now() - begun)} ms)`)
      if (server.adopted) await tether.endOtherSessions()
      return { url, server, tether }
    }
    cluster.log(`PostgreSQL, process ${server.pid}, was left over in another version or with other settings`)
    await tether.release()
    await endServer(server.pid, cluster)
  }
}

/** How long a server that is ready may be out of reach, in ms. */
const reachMs = 10_000

/** Connects to a server, however long it starts, recovers or shuts down; `undefined` when it ended meanwhile. */
export async function reach(url: string, server: Server, cluster: Cluster): Promise<Tether | undefined> {
  const { folder, cluster: dataDirectory } = cluster.place
  let unreachableSince: number | undefined
  while (await isPostmaster(server.pid, dataDirectory)) {
    try {
      return await takeTether(url, folder)
    } catch (error) {
      const state = stateBehind(error)
      if (state === undefined) throw error
      unreachableSince = state === 'busy' ? undefined : (unreachableSince ?? Date.now())
      if (unreachableSince !== undefined && Date.now() - unreachableSince > reachMs) {
        throw new PostgresError(
          'start-failed',
          `PostgreSQL runs as process ${server.pid} for ${folder}, but cannot be reached (${(error as Error).message}). ` +
            'Has its socket been deleted? End that process with SIGINT, and start again.',
          { cause: error },
        )
      }
      await sleep(20)
    }
  }
  return undefined
}

/** Codes of PostgreSQL and of sockets that pass by themselves. 57P03 is `cannot_connect_now`: starting or shutting down. */
const passing: Readonly<Record<string, 'busy' | 'unreachable'>> = {
  '57P01': 'busy',
  '57P02': 'busy',
  '57P03': 'busy',
  ECONNRESET: 'unreachable',
  ECONNREFUSED: 'unreachable',
  ENOENT: 'unreachable',
  EPIPE: 'unreachable',
}

function stateBehind(error: unknown): 'busy' | 'unreachable' | undefined {
  const { code = '', message } = error as { code?: string; message: string }
  return passing[code] ?? (/^Connection terminated/.test(message) ? 'unreachable' : undefined)
}
