import { createDialler } from '@yordam/dc09'
import type { ServerProcess } from './server-process.ts'

/**
 * A panel that reports as fast as it is answered, and, as panels do, repeats what was not acknowledged until it is.
 * Returns the zones of everything that it got through: each message has its own.
 */
export const reportUntil = async (server: ServerProcess, account: string, isOver: () => boolean): Promise<string[]> => {
  const dialler = createDialler({
    host: '127.0.0.1',
    port: server.dc09Port,
    transport: 'tcp',
    account,
    timeoutMs: 500,
    attempts: 240,
  })
  const acknowledged: string[] = []
  for (let n = 0; !isOver(); n++) {
    const { reply } = await dialler.send({ data: `#${account}|Nri1/BA${n}^${n}^` })
    if (reply === 'ack') acknowledged.push(String(n))
  }
  dialler.close()
  return acknowledged
}

/** The zones of all signals of an account, page by page. */
export const allZones = async (server: ServerProcess, token: string, account: string): Promise<string[]> => {
  const zones: string[] = []
  // An account of which no alarm waits is looked at for a reason.
  await server.api(token, 'POST', '/api/looks', { thing: `account:${account}`, because: 'test' })
  for (let path: string | undefined = `/api/signals?account=${account}&limit=1000`; path; ) {
    const answer: Response = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })
    zones.push(...((await answer.json()) as { zone: string }[]).map(({ zone }) => zone))
    path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1]
  }
  return zones
}
