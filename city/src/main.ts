import { setMaxListeners } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Api, createApi } from './api/client.ts'
import { isManned } from './crews/roster.ts'
import { homeOf } from './house/home.ts'
import { makeAdministrator } from './house/people.ts'
import { Failed } from './house/run.ts'
import { startServer } from './house/server.ts'
import { type Visitors, visitorsOf } from './house/visitors.ts'
import { bringToLife } from './life.ts'
import { buildCity, type City } from './model/city.ts'
import { cityName } from './model/names.ts'
import { readable } from './model/week.ts'
import { help, type Options, readOptions, WrongOptions } from './options.ts'
import type { Receiver } from './panels/panel.ts'
import { registerCity, strangersTo } from './register.ts'
import { atlasInMemory, atlasOf } from './roads/atlas.ts'
import { type Drives, drivesOn } from './roads/drives.ts'
import { scenarios } from './scenarios.ts'

const stopping = new AbortController()
const { signal } = stopping
// Every panel, crew and request listens for the end; there are hundreds of them.
setMaxListeners(0, signal)

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options === 'help') return console.log(help)

  const city = buildCity(options.seed)
  const data = process.env.YORDAM_DATA || homeOf(city)
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    YORDAM_DATA: data,
    YORDAM_HTTP_PORT: String(options.httpPort),
    YORDAM_DC09_PORT: String(options.dc09Port),
    // Its clock is a clock on the wall: arrivals are reckoned by how the crews of this city drive.
    YORDAM_DEMO_SPEED: String(options.speed),
  }
  const server = options.attach ? undefined : await startServer(env, signal)
  try {
    const url = options.attach ?? new URL(server!.url)
    const receiver = { host: options.attach ? url.hostname : reachable(env.YORDAM_HOST), port: options.dc09Port }
    const token = (options.attach && process.env.YORDAM_TOKEN) || (await makeAdministrator(env, signal))
    const administrator = createApi({ url: url.href, token, signal })
    if (options.attach && options.speed !== 1) console.warn(unawareOf(options.speed))
    const living = populate(city, options, { administrator, receiver, drives: await drivesIn(city, data) })
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

/** By an atlas which the server takes over, where its data is on this machine; it says then whose roads they are. */
const drivesIn = async (city: City, data: string): Promise<Drives> =>
  drivesOn(await (existsSync(data) ? atlasOf(city, join(data, 'atlas'), signal) : atlasInMemory(city, signal)))

type Outside = { readonly administrator: Api; readonly receiver: Receiver; readonly drives: Drives }

async function populate(city: City, options: Options, outside: Outside): Promise<void> {
  const { administrator } = outside
  const strangers = await strangersTo(city, administrator)
  if (strangers > 0) console.warn(warningOf(strangers))
  await registerCity(city, administrator)
  const visitors = await visitorsOf(administrator, signal)
  console.log(welcomeTo(city, options, visitors, administrator.url))
  // A server that runs already may have its people before their screens for hours.
  await bringToLife(city, { ...options, ...outside, visitors, waitsForVisitors: !options.attach, signal })
}

const unawareOf = (speed: number) =>
  `Crews drive ${speed} times as fast as roads allow here, which a server that runs already does not know unless it was started
with YORDAM_DEMO_SPEED=${speed} and --demo: else its arrivals are not theirs.`

const warningOf = (strangers: number) =>
  `${strangers} accounts of another city are registered in this data; they stay on the map beside those of this one, and
never report. To begin anew, stop the server and start it with an empty folder YORDAM_DATA.`

function welcomeTo(
  { premises, stations, units }: City,
  { scenario, operators, skill }: Options,
  visitors: Visitors,
  url: string,
): string {
  const { from, says } = scenarios[scenario]
  const onDuty = units.filter((unit) => isManned(unit, visitors.units.has(unit.id), from)).length
  const page = (path: string) => new URL(path, url).href
  return `
In ${cityName} it is ${readable(from)}. ${says}
That is the made-up city’s day: the screens show the real time, and count “today” by it.
${premises.length} premises in ${stations.length} districts, ${units.length} teams (${onDuty} on duty), ${operators} operators (${skill}) who leave a part to you.

  the console       ${page('/console')}
  the supervisor    ${page('/supervisor')}
  the wall          ${page('/wall')}
  a crew's phone    ${page('/crew')}   come in as the crew of T-07, in a second browser, and the team is yours

Open ${url} and take an alarm. Ctrl+C ends the demo.
`
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
