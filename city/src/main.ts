import { setMaxListeners } from 'node:events'
import { type Api, createApi } from './api/client.ts'
import { makeAdministrator } from './house/people.ts'
import { Failed } from './house/run.ts'
import { startServer } from './house/server.ts'
import { bringToLife } from './life.ts'
import { buildCity } from './model/city.ts'
import { cityName } from './model/names.ts'
import { readable } from './model/week.ts'
import { help, type Options, readOptions, WrongOptions } from './options.ts'
import type { Receiver } from './panels/panel.ts'
import { registerCity } from './register.ts'
import { scenarios } from './scenarios.ts'

const stopping = new AbortController()
const { signal } = stopping
// Every panel, crew and request listens for the end; there are hundreds of them.
setMaxListeners(0, signal)

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options === 'help') return console.log(help)

  const env: NodeJS.ProcessEnv = {
    ...process.env,
    YORDAM_DATA: process.env.YORDAM_DATA || 'data/demo',
    YORDAM_HTTP_PORT: String(options.httpPort),
    YORDAM_DC09_PORT: String(options.dc09Port),
  }
  const server = options.attach ? undefined : await startServer(env, signal)
  try {
    const url = options.attach ?? new URL(server!.url)
    const receiver = { host: options.attach ? url.hostname : reachable(env.YORDAM_HOST), port: options.dc09Port }
    const token = (options.attach && process.env.YORDAM_TOKEN) || (await makeAdministrator(env, signal))
    const living = populate(options, createApi({ url: url.href, token, signal }), receiver)
    if (!server) return await living
    const ended = server.ended.then((how) => {
      signal.throwIfAborted()
      throw new Failed(
        `The server ${how}, which nobody asked for. The demo ends with it; what the server said is above.`,
      )
    })
    await Promise.race([living, ended])
  } finally {
    stopping.abort()
    await server?.ended
  }
}

/** An address on which one listens, as one to call. */
const reachable = (host: string | undefined) => (!host || host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host)

async function populate({ seed, scenario, speed }: Options, administrator: Api, receiver: Receiver): Promise<void> {
  const city = buildCity(seed)
  await registerCity(city, administrator)
  const { from, says } = scenarios[scenario]
  console.log(`\n${cityName}, ${readable(from)}. ${says}`)
  console.log(
    `${city.premises.length} premises and ${city.units.length} teams are there; two operators do part of the work.`,
  )
  console.log(`Open ${administrator.url} and take an alarm. Ctrl+C ends the demo.\n`)
  await bringToLife(city, { scenario, speed, administrator, receiver, signal })
}

let wasAskedToEnd = false
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(name, () => {
    wasAskedToEnd = true
    stopping.abort()
  })
}

try {
  await main()
} catch (error) {
  // Whatever is cut off by the end that was asked for complains; nobody needs to read that.
  if (!wasAskedToEnd) {
    const isExplained = error instanceof Failed || error instanceof WrongOptions
    console.error(isExplained ? error.message : error)
    process.exitCode = 1
  }
}
