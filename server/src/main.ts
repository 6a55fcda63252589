import { announceEnd, explain } from './platform/explain.ts'
import { readSettings } from './platform/settings.ts'
import { openServer } from './server.ts'

/**
 * `npm start`: the duty centre, until somebody stops it. `--demo`: on made-up data, with people ready to come in.
 * `--no-screens`: the API and the line only, for tests and for machines that build no web page.
 */
const demo = process.argv.includes('--demo')
const screens = !process.argv.includes('--no-screens')
const log = (line: string) => console.log(line)

try {
  const server = await openServer(readSettings(process.env), { demo, screens, log })
  announceEnd(() => server.close(), log)
  log(`Panels report to ${server.line} (DC-09, TCP and UDP).`)
  log(`Everything is kept in ${server.folder}.`)
  log(`Programs find the API at ${server.url}/api/docs.`)
  log('Register accounts with `npm run -s yordam -- accounts import FILE.csv`, and units with POST /api/units.')
  const link = demo ? null : await server.firstLink()
  if (link) log(`Come in as the first administrator with this link, which works once, for 15 minutes: ${link}`)
  log(`Yordam is ready: ${server.url}`)
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}
