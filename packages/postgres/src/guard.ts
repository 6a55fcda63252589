import type { Cluster } from './cluster.ts'
import { endServer, isPostmaster } from './postmaster.ts'
import { signalIfAlive } from './processes.ts'
import { type Held, reach } from './serve.ts'

/** What happens to a held server without our asking. */
export type ServerNews =
  /** All sessions were ended, as PostgreSQL does when one of them crashed; it is repairing itself. */
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'resumed' }
  /** The server is gone, or out of reach. Nothing follows. */
  | { readonly kind: 'ended'; readonly reason: string }

/** Watches over a held server until it ends or is stopped. Answers the function that stops it (a fast shutdown). */
export function guard(held: Held, cluster: Cluster, tell: (news: ServerNews) => void): () => Promise<void> {
  const { url, server } = held
  let { tether } = held
  let stopping: Promise<void> | undefined
  let gone = false

  // Who leaves without stopping, as after an uncaught error, does not leave a server behind.
  const onProcessExit = () => signalIfAlive(server.pid, 'SIGINT')
  process.once('exit', onProcessExit)

  const ended = (reason: string) => {
    gone = true
    process.off('exit', onProcessExit)
    if (stopping) return
    cluster.log(`PostgreSQL, process ${server.pid}, ended: ${reason}`)
    tell({ kind: 'ended', reason })
  }

  /** A lost connection is the end of the server, or only of its sessions. Answers why the server ended. */
  const watch = async (): Promise<string> => {
    for (;;) {
      await tether.lost
      if (stopping) return ''
      if (await isPostmaster(server.pid, cluster.place.cluster)) tell({ kind: 'interrupted' })
      const next = await reach(url, server, cluster)
      if (!next) return (await server.exit) ?? 'it is gone'
      tether = next
      if (stopping) return ''
      cluster.log(`PostgreSQL, process ${server.pid}, ended all sessions after a crash of one, and goes on`)
      tell({ kind: 'resumed' })
    }
  }
  watch().then(ended, (error: Error) => ended(error.message))

  const stop = async () => {
    if (gone) return
    await tether.release()
    await endServer(server.pid, cluster)
    await server.exit
    process.off('exit', onProcessExit)
    cluster.log(`stopped PostgreSQL, process ${server.pid}`)
  }
  return () => {
    stopping ??= stop()
    return stopping
  }
}
