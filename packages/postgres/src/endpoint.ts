import { createServer } from 'node:net'
import { join } from 'node:path'

/** Where the server listens: a Unix socket in a folder of its own, or a port on the loopback address. */
export type Endpoint = { readonly socketFolder: string } | { readonly port: number }

/** The file name of the socket carries a port number, whether or not there is a port. */
const socketPort = 5432

/** `sun_path` of `sockaddr_un` is 104 bytes on macOS and 108 on Linux, with a zero byte at the end. */
const longestSocketPath = 103

/** A socket if the folder allows for one; otherwise a free port. Windows has no Unix sockets in Node. */
export async function endpointIn(folder: string): Promise<Endpoint> {
  const fits = Buffer.byteLength(socketFile(folder)) <= longestSocketPath && !folder.includes('"')
  return fits && process.platform !== 'win32' ? { socketFolder: folder } : { port: await freePort() }
}

export const socketFile = (folder: string): string => join(folder, `.s.PGSQL.${socketPort}`)

/** The settings that make PostgreSQL listen there, and nowhere else. */
export function listenSettings(endpoint: Endpoint): Record<string, string> {
  return 'port' in endpoint
    ? { listen_addresses: '127.0.0.1', port: String(endpoint.port), unix_socket_directories: '' }
    : { listen_addresses: '', port: String(socketPort), unix_socket_directories: `"${endpoint.socketFolder}"` }
}

/** A connection string that `pg` and libpq both read. With a socket, `host` in the query wins over `localhost`. */
export function connectionUrl(endpoint: Endpoint, password: string, database: string): string {
  const authority = (port: number) =>
    `postgresql://postgres:${password}@localhost:${port}/${encodeURIComponent(database)}`
  return 'port' in endpoint
    ? `${authority(endpoint.port)}?host=127.0.0.1`
    : `${authority(socketPort)}?host=${encodeURIComponent(endpoint.socketFolder)}`
}

function freePort(): Promise<number> {
  return new Promise((found, fail) => {
    const server = createServer().once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? found(address.port) : fail(new Error('no port'))))
    })
  })
}
