import type { AddressInfo } from 'node:net'
import { type DutyCentre, openDutyCentre } from './duty-centre.ts'
import { openDatabase } from './platform/database.ts'
import { DataFolder, FolderRefused } from './platform/folder.ts'
import { servePages } from './platform/http/pages.ts'
import { buildWebIfStale } from './platform/http/web-build.ts'
import { refuseTakenPorts } from './platform/ports.ts'
import type { Settings } from './platform/settings.ts'
import { hasAdministrator } from './staff/board.ts'
import { firstAdministrator } from './staff/first.ts'

/** A duty centre that serves: panels can report, screens can be opened. */
export interface Server {
  /** Where people open it. */
  readonly url: string
  /** Where panels report: `host:port`. */
  readonly line: string
  /** The data folder. */
  readonly folder: string
  /** A one-time link for the first administrator; null once there is one who has a key of their own. */
  firstLink(): Promise<string | null>
  close(): Promise<void>
}

export const openServer = async (
  settings: Settings,
  { demo, screens, log }: { demo: boolean; screens: boolean; log: (line: string) => void },
): Promise<Server> => {
  const folder = DataFolder.open(settings.data, demo ? 'demo' : 'real')
  await refuseWhileServed(folder)
  await refuseTakenPorts(settings)
  if (screens) await buildWebIfStale(log)
  const database = await openDatabase(settings, folder, log)
  let centre: DutyCentre | undefined
  try {
    centre = await openDutyCentre(settings, folder, database.url, database.pool, { demo, log })
    const { app, line, house, identity } = centre
    if (screens) await servePages(app)
    const linePort = await line.listen()
    await app.listen({ host: settings.host, port: settings.httpPort })
    const url = urlOf(settings, app.server.address() as AddressInfo)
    folder.moveIn(url, settings.tls ? url : apiUrl(app.server.address() as AddressInfo))
    return {
      url,
      line: `${settings.host}:${linePort}`,
      folder: folder.path,
      firstLink: async () => {
        if (hasAdministrator(house)) return null
        const administrator = await firstAdministrator(house)
        return `${url}/enter#${await identity.people.let(administrator, 'link')}`
      },
      async close() {
        folder.moveOut()
        await centre?.close()
        await database.close()
      },
    }
  } catch (error) {
    await centre?.close()
    await database.close()
    throw error
  }
}

/** With HTTPS of our own the certificate belongs to the address that browsers see, so programs use that one too. */
const apiUrl = ({ address, port, family }: AddressInfo): string => {
  const everywhere = address === '0.0.0.0' || address === '::'
  const host = everywhere ? 'localhost' : family === 'IPv6' ? `[${address}]` : address
  return `http://${host}:${port}`
}

/** The database has a lock of its own; this one is for the folder, and says in words who has it. */
const refuseWhileServed = async (folder: DataFolder): Promise<void> => {
  const tenant = folder.tenant()
  if (!tenant) return
  // A process number may have been given anew since; a duty centre answers.
  const answers = await fetch(`${tenant.api}/api/health`, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined)
  if (!answers) return
  const { url, pid, host, since } = tenant
  throw new FolderRefused(
    `Another server uses ${folder.path}: ${url} (process ${pid} on ${host}, since ${since}). Stop it first.`,
  )
}

/** With port 0 any free port was taken, and browsers see that one. */
const urlOf = ({ origin, httpPort }: Settings, { port }: AddressInfo): string => {
  if (httpPort !== 0) return origin
  const url = new URL(origin)
  url.port = String(port)
  return url.origin
}
