import { setTimeout as sleep } from 'node:timers/promises'
import { findPostgres } from '@yordam/postgres'
import pg from 'pg'
import { openDutyCentre } from '../duty-centre.ts'
import { openDatabase } from '../platform/database.ts'
import { DataFolder } from '../platform/folder.ts'
import { People } from '../platform/identity/people.ts'
import { PlainError } from '../platform/plain-error.ts'
import { readSettings, type Settings } from '../platform/settings.ts'

/** Commands speak on stdout only what was asked for; everything else goes to stderr. */
const log = (line: string): void => console.error(line)

/** The database of this data folder, for as long as a piece of work takes: the server's, or one that is started for it. */
export const withDatabase = async <Result>(
  work: (database: { pool: pg.Pool; url: string; settings: Settings; folder: DataFolder }) => Promise<Result>,
): Promise<Result> => {
  const settings = readSettings(process.env)
  const folder = DataFolder.find(settings.data)
  const running =
    settings.databaseUrl ?? (await findPostgres({ dataDir: folder.within('postgres'), database: 'yordam' }))
  if (running === undefined) {
    const database = await openDatabase(settings, folder, () => undefined)
    try {
      return await work({ ...database, settings, folder })
    } finally {
      await database.close()
    }
  }
  const pool = new pg.Pool({ connectionString: running, max: 2, application_name: 'yordam command' })
  try {
    return await work({ pool, url: running, settings, folder })
  } finally {
    await pool.end()
  }
}

/** One request to the API, with JSON that is still to be written or is so already; a refusal is thrown with its words. */
export type Api = (method: 'PUT' | 'POST' | 'GET', path: string, body?: unknown) => Promise<unknown>

/**
 * The API of this data folder: of the server that runs, else of a duty centre that is opened for as long as the work takes.
 * Either way it is the same door, with the same rules.
 */
export const withApi = async <Result>(work: (api: Api) => Promise<Result>): Promise<Result> => {
  const settings = readSettings(process.env)
  const folder = DataFolder.find(settings.data)
  const tenant = folder.tenant()
  if (tenant) return withDatabase(async ({ pool }) => work(await remote(tenant.api, pool, settings)))
  const database = await openDatabase(settings, folder, () => undefined)
  try {
    const centre = await openDutyCentre(settings, folder, database.url, database.pool, { demo: false, log })
    try {
      const token = await commandToken(database.pool, settings)
      return await work(async (method, path, body) => {
        const answer = await centre.app.inject({
          method,
          url: path,
          headers: headersOf(token, body),
          payload: payloadOf(body),
        })
        return read(answer.statusCode, answer.json())
      })
    } finally {
      await centre.close()
    }
  } finally {
    await database.close()
  }
}

const remote = async (base: string, pool: pg.Pool, settings: Settings): Promise<Api> => {
  const token = await commandToken(pool, settings)
  return async (method, path, body) => {
    for (let attempt = 1; ; attempt++) {
      const answer = await fetch(base + path, {
        method,
        headers: headersOf(token, body),
        body: payloadOf(body) ?? null,
      })
      if (answer.status !== 503 && answer.status !== 429) return read(answer.status, await answer.json())
      if (attempt === 10) throw new PlainError('The server does not take commands now. Try again later.')
      await sleep(1_000)
    }
  }
}

const commandToken = async (pool: pg.Pool, settings: Settings): Promise<string> => {
  const people = new People(pool, settings.site)
  await people.prepare()
  return people.let({ id: 'command-line', name: 'Command line', role: 'administrator', unit: null }, 'command')
}

const headersOf = (token: string, body: unknown): Record<string, string> => ({
  authorization: `Bearer ${token}`,
  ...(body !== undefined && { 'content-type': 'application/json' }),
})

const payloadOf = (body: unknown): string | Buffer<ArrayBuffer> | undefined =>
  body === undefined || Buffer.isBuffer(body) ? (body as Buffer<ArrayBuffer> | undefined) : JSON.stringify(body)

const read = (status: number, body: unknown): unknown => {
  if (status < 400) return body
  const { title, detail } = body as { title?: string; detail?: unknown }
  throw new PlainError(`${title ?? `The server answered ${status}`}${detail ? ` ${JSON.stringify(detail)}` : ''}`)
}
