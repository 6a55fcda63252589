import { writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describeMachine } from './machine.ts'
import { measureAtlas } from './rows/atlas.ts'
import { measureChoosing } from './rows/choosing.ts'
import { measureConsole } from './rows/console.ts'
import { measureDecoding } from './rows/decode.ts'
import { measureJournal } from './rows/journal.ts'
import { measureLine } from './rows/line.ts'
import { measureLive } from './rows/live.ts'
import { measureMap } from './rows/map.ts'
import { measureReplay } from './rows/replay.ts'
import { measureSignedIn } from './rows/signed-in.ts'
import { measureSoak } from './rows/soak.ts'
import { measureStart } from './rows/start.ts'
import { type Row, tableOf } from './table.ts'

/**
 * `npm run bench [-- NAME…]`: measures, each against a yardstick in the same run, and prints a table. With all of them the
 * table is also written to `bench/results.md`.
 */
const benchmarks: Readonly<Record<string, () => Promise<Row[]>>> = {
  atlas: measureAtlas,
  choosing: measureChoosing,
  console: measureConsole,
  decode: measureDecoding,
  journal: measureJournal,
  line: measureLine,
  live: measureLive,
  map: measureMap,
  replay: measureReplay,
  'signed-in': measureSignedIn,
  start: measureStart,
}
/** Those that take so long that they are run only when they are named. */
const long: typeof benchmarks = { soak: measureSoak }
const known = { ...benchmarks, ...long }

const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in known))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${Object.keys(known).join(', ')}.`)
  process.exit(1)
}

const rows: Row[] = []
for (const name of asked.length > 0 ? asked : Object.keys(benchmarks)) {
  console.log(`${name} …`)
  const measured = await known[name]!()
  for (const { what, measured: figure, ratio } of measured) console.log(`  ${what}: ${figure} (${ratio?.toFixed(2)})`)
  rows.push(...measured)
}

const machine = await describeMachine()
console.log(`${tableOf(rows)}\n\n${machine}`)
if (asked.length === 0) {
  const results = fileURLToPath(new URL('../results.md', import.meta.url))
  await writeFile(results, `Measured on ${machine}, client and server on the same machine.\n\n${tableOf(rows)}\n`)
}
