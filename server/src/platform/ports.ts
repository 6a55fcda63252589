import { createServer } from 'node:net'
import { PlainError } from './plain-error.ts'
import type { Settings } from './settings.ts'

/** Tries the ports before anything is made or started for them. Port 0 is any free one. */
export const refuseTakenPorts = async ({ host, httpPort, dc09Port }: Settings): Promise<void> => {
  if (httpPort === dc09Port && httpPort !== 0)
    throw new PlainError(`YORDAM_HTTP_PORT and YORDAM_DC09_PORT are both ${httpPort}; they must differ.`)
  if (httpPort !== 0) await tryPort('YORDAM_HTTP_PORT', host, httpPort)
  if (dc09Port !== 0) await tryPort('YORDAM_DC09_PORT', host, dc09Port)
}

const tryPort = (setting: string, host: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = reasons[error.code ?? '']?.(setting, host, port)
      reject(why === undefined ? error : new PlainError(why))
    })
    server.listen({ host, port }, () => server.close(() => resolve()))
  })

const reasons: Readonly<Record<string, (setting: string, host: string, port: number) => string>> = {
  EADDRINUSE: (setting, host, port) =>
    `Port ${port} of ${host} is taken by another program. Set ${setting} to a free one.`,
  EACCES: (setting, _host, port) =>
    `Port ${port} needs rights that this process lacks. Set ${setting} to one above 1023, which needs none.`,
  EADDRNOTAVAIL: (_setting, host) => `${host} is not an address of this machine. Set YORDAM_HOST.`,
  ENOTFOUND: (_setting, host) => `${host} is not an address of this machine. Set YORDAM_HOST.`,
}
