import { join } from 'node:path'
import { openJournal } from '@yordam/journal'
import { startPostgres } from '@yordam/postgres'
import { freshFolder, removeFolder, startDutyCentre } from '../duty-centre.ts'
import { duration, median } from '../figures.ts'
import { startPeer } from '../peer.ts'
import type { Panels } from '../peers/panels.ts'
import { registerAccounts } from '../register.ts'
import { signalEvent, signalStream } from '../signals.ts'
import type { Row } from '../table.ts'

const rounds = 3
const million = 1_000_000
const openAlarms = 200
const accounts = Array.from({ length: openAlarms }, (_, index) => ({
  account: `A${index.toString(16).toUpperCase().padStart(4, '0')}`,
}))

/** From the start of the process to its line that it is ready, after a clean stop; against a house with nothing in it. */
export const measureStart = async (): Promise<Row[]> => {
  const empty = await freshFolder('start-empty')
  const full = await freshFolder('start-full')
  try {
    await startOnce(empty)
    await startOnce(full)
    await fillJournal(full)
    await openSomeAlarms(full)
    const [measured, baseline]: [number[], number[]] = [[], []]
    for (let round = 0; round < rounds; round++) {
      baseline.push(await startOnce(empty))
      measured.push(await startOnce(full))
    }
    const readyAfter = median(measured)
    return [
      {
        what: `Start to ready with 1,000,000 events, ${openAlarms} alarms open`,
        measured: duration(readyAfter),
        baseline: `empty ${duration(median(baseline))}`,
        ratio: median(measured.map((one, round) => one / baseline[round]!)),
        target: '< 3 s',
        met: readyAfter < 3_000,
      },
    ]
  } finally {
    await removeFolder(empty)
    await removeFolder(full)
  }
}

const startOnce = async (folder: string): Promise<number> => {
  const centre = await startDutyCentre(folder)
  await centre.stop()
  return centre.readyAfter
}

/** The signals of the last thirty days, sealed, written through the journal itself while the server is down. */
const fillJournal = async (folder: string): Promise<void> => {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'yordam' })
  const journal = await openJournal({
    connection: postgres.url,
    site: 1,
    vault: { connection: postgres.url, masterKeyFile: join(folder, 'keys', 'master.key') },
    seals: { dir: join(folder, 'seals') },
  })
  const batch = 1_000
  const [begin, step] = [Date.now() - 30 * 86_400_000, (30 * 86_400_000) / million]
  for (let done = 0; done < million; done += batch) {
    const appends = Array.from({ length: batch }, (_, index) => ({
      stream: signalStream(done + index),
      events: [signalEvent(done + index)],
    }))
    await journal.append(appends, { at: Math.floor(begin + done * step) }).committed
  }
  await journal.close()
  await postgres.stop()
}

const openSomeAlarms = async (folder: string): Promise<void> => {
  const centre = await startDutyCentre(folder)
  const panels = startPeer<Panels>('panels')
  await registerAccounts(centre, accounts)
  await panels.ask('wave', {
    port: centre.dc09Port,
    accounts: accounts.map(({ account }) => account),
    perSecond: 1_000,
    connections: 20,
  })
  panels.end()
  await centre.stop()
}
