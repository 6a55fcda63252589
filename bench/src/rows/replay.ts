import { join } from 'node:path'
import { openJournal } from '@yordam/journal'
import { startPostgres } from '@yordam/postgres'
import { kinds } from '../../../server/src/kinds.ts'
import { evolved } from '../../../server/src/platform/house/evolved.ts'
import { kindOfStream } from '../../../server/src/platform/house/kind.ts'
import type { Held } from '../../../server/src/platform/house/states.ts'
import { type DutyCentre, freshFolder, removeFolder, startDutyCentre } from '../duty-centre.ts'
import { duration, median } from '../figures.ts'
import { liveThrough } from '../life.ts'
import type { Row } from '../table.ts'

const events = 200_000
const rounds = 5

/**
 * From the question to everything that a screen needs to begin: the window, the room as it was, the first page of what
 * happened, the first minutes of the tracks. Against evolving the same room from the beginning of the journal.
 */
export const measureReplay = async (): Promise<Row[]> => {
  const folder = await freshFolder('replay')
  try {
    const { incident } = await liveThrough(folder, {
      events,
      units: 40,
      accounts: 300,
      incidentFor: 2 * 3_600_000,
      sent: 8,
    })
    const { measured, seqFrom } = await askServer(folder, incident)
    const baseline = await fromTheBeginning(folder, seqFrom)
    return [
      {
        what: 'Replay of an incident of 2 h: asked, to ready to play; 200,000 events in the journal',
        measured: duration(measured),
        baseline: `evolved from the first event: ${duration(baseline)}`,
        ratio: measured / baseline,
        target: '< 1 s',
        met: measured < 1_000,
      },
    ]
  } finally {
    await removeFolder(folder)
  }
}

const askServer = async (folder: string, incident: string): Promise<{ measured: number; seqFrom: number }> => {
  const centre = await startDutyCentre(folder)
  try {
    const ask = await asking(centre, incident)
    const times: number[] = []
    let seqFrom = 0
    for (let round = 0; round < rounds; round++) {
      const begun = performance.now()
      const window = await ask(`/api/incidents/${incident}/replay`)
      await Promise.all([
        ask(`/api/past?seq=${window.seqFrom}`),
        ask(`/api/past/changes?after=${window.seqFrom}&to=${window.seqUntil}&limit=200`),
        ask(`/api/past/tracks?from=${window.from}&until=${later(window.from)}`),
        ask(`/api/incidents/${incident}/timeline`),
      ])
      times.push(performance.now() - begun)
      seqFrom = window.seqFrom
    }
    return { measured: median(times), seqFrom }
  } finally {
    await centre.stop()
  }
}

/** As far as the screen asks for tracks before it lets one play. */
const later = (from: string): string => new Date(Date.parse(from) + 5 * 60_000).toISOString()

/** Says first why it is gone through again: the incident has been over for long. */
const asking = async (centre: DutyCentre, incident: string) => {
  const headers = { authorization: `Bearer ${await centre.token('administrator')}` }
  const why = { thing: `incident:${incident}`, because: 'review' }
  await fetch(`http://127.0.0.1:${centre.httpPort}/api/looks`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(why),
  })
  return async (path: string) => {
    const answer = await fetch(`http://127.0.0.1:${centre.httpPort}${path}`, { headers })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return answer.json() as Promise<{ seqFrom: number; seqUntil: number; from: string; until: string }>
  }
}

/** What one would do without milestones: every event up to the position, and all things that it tells of. */
const fromTheBeginning = async (folder: string, to: number): Promise<number> => {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'yordam' })
  const journal = await openJournal({ connection: postgres.url, site: 1 })
  const byName = new Map(kinds.map((kind) => [kind.name, kind]))
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const begun = performance.now()
    const things = new Map<string, Held>()
    for (let from = 1; from <= to; ) {
      const page = await journal.read({ from, to })
      for (const event of page) {
        const kind = event.version === null ? undefined : byName.get(kindOfStream(event.stream))
        if (kind) things.set(event.stream, evolved(kind, things.get(event.stream), event))
      }
      from = page.at(-1)!.seq + 1
    }
    times.push(performance.now() - begun)
  }
  await journal.close()
  await postgres.stop()
  return median(times)
}
