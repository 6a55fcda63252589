import { openJournal } from '@yordam/journal'
import { startPostgres } from '@yordam/postgres'
import pg from 'pg'
import { alarmReactions } from '../../server/src/alarms/command.ts'
import { anna } from '../../server/src/fixtures/people.ts'
import {
  alarmAsked,
  frame,
  incidentAsked,
  openIncident,
  registerAccount,
  registerUnit,
} from '../../server/src/fixtures/scene.ts'
import { signal } from '../../server/src/fixtures/signals.ts'
import { incidentReactions } from '../../server/src/incidents/reactions.ts'
import { kinds } from '../../server/src/kinds.ts'
import { DataFolder } from '../../server/src/platform/folder.ts'
import { House } from '../../server/src/platform/house/house.ts'
import { mergeReactions } from '../../server/src/platform/house/work.ts'
import { unitReactions } from '../../server/src/units/command.ts'
import { UnitTracks } from '../../server/src/units/tracks.ts'
import { signalEvent, signalStream } from './signals.ts'

/**
 * A house that has been lived in, written down through its own commands while the server is down: other people's incidents
 * one after the other, signals between them, and at the end one long incident to which units come and go.
 */

export interface Life {
  /** Events in the journal, about. */
  readonly events: number
  readonly units: number
  readonly accounts: number
  /** Length of the last incident, ms, and how many units came to it. */
  readonly incidentFor: number
  readonly sent: number
}

const minute = 60_000
/** Events of one short incident, from the panel's signal to its end. */
const eventsOfOne = 21
/** One event in so many is of an incident; the others are signals that nobody has to answer. */
const signalsFor = 8
const signalsAtOnce = 1_000

/** Something that is done at a time, ms. */
interface Act {
  readonly at: number
  readonly act: (at: number) => Promise<unknown>
}

export const liveThrough = async (path: string, life: Life): Promise<{ incident: string }> => {
  const folder = DataFolder.open(path, 'real')
  const postgres = await startPostgres({ dataDir: folder.within('postgres'), database: 'yordam' })
  const pool = new pg.Pool({ connectionString: postgres.url, max: 4 })
  pool.on('error', () => undefined)
  const house = new House(pool, 1, kinds, mergeReactions(alarmReactions, incidentReactions, unitReactions))
  await house.prepare()
  const journal = await openJournal({
    connection: postgres.url,
    site: 1,
    vault: { connection: postgres.url, masterKeyFile: folder.within('keys', 'master.key') },
    seals: { dir: folder.within('seals') },
    ...house.journalHooks,
  })
  await house.open(journal)
  try {
    return await live(house, journal, pool, life)
  } finally {
    await journal.close()
    await pool.end()
    await postgres.stop()
  }
}

const live = async (
  house: House,
  journal: Awaited<ReturnType<typeof openJournal>>,
  pool: pg.Pool,
  { events, units: unitCount, accounts: accountCount, incidentFor, sent }: Life,
): Promise<{ incident: string }> => {
  const units = Array.from({ length: unitCount }, (_, n) => `T-${String(n + 1).padStart(2, '0')}`)
  const accounts = Array.from({ length: accountCount }, (_, n) => (0x1000 + n).toString(16).toUpperCase())
  for (const unit of units) await registerUnit(house, unit)
  await Promise.all(accounts.map((account) => registerAccount(house, account)))

  const end = Date.now() - minute
  const begin = end - incidentFor
  const short = Math.floor(events / signalsFor / eventsOfOne)
  const during = Math.min(short, Math.floor(incidentFor / minute))
  const free = units.slice(sent)
  const before = begin - Math.ceil((short - during) / free.length) * minute

  const signals = events - short * eventsOfOne
  for (let done = 0; done < signals; done += signalsAtOnce) {
    const appends = Array.from({ length: signalsAtOnce }, (_, n) => ({
      stream: signalStream(done + n),
      events: [signalEvent(done + n)],
    }))
    await journal.append(appends, { at: Math.floor(before - minute + (done / signals) * minute) }).committed
  }
  const [ours, ...others] = accounts
  const other = (n: number, at: number) => shortIncident(house, others[n % others.length]!, free[n % free.length]!, at)
  // As many at once as there are units for them.
  for (let done = 0; done < short - during; done += free.length) {
    const at = before + (done / free.length) * minute
    const count = Math.min(free.length, short - during - done)
    await Promise.all(Array.from({ length: count }, (_, n) => carryOut(other(done + n, at))))
  }
  const long = longIncident(house, ours!, units.slice(0, sent), begin, incidentFor)
  const meanwhile = Array.from({ length: during }, (_, n) => other(n, begin + n * minute)).flat()
  await carryOut([...long.acts, ...meanwhile].sort((a, b) => a.at - b.at))
  await drive(pool, units, begin, end)
  return { incident: long.id() }
}

const carryOut = async (acts: readonly Act[]): Promise<void> => {
  for (const { at, act } of acts) await act(at)
}

const steps = ['acknowledged', 'en-route', 'on-scene', 'cleared'] as const

/** A panel, an operator, a crew there and back: all within a minute. */
const shortIncident = (house: House, account: string, unit: string, begin: number): Act[] => {
  let [alarm, incident] = ['', '']
  return [
    act(begin, 0, async (now) => {
      alarm = (await frame(house, account, [signal('BA')], { now }))!
    }),
    act(begin, 5, (now) => alarmAsked(house, alarm, { type: 'accept', by: anna }, { now })),
    act(begin, 8, async (now) => {
      incident = await openIncident(house, [alarm], anna, { now, about: `alarm:${alarm}` })
    }),
    act(begin, 10, (now) => incidentAsked(house, incident, { type: 'assign', by: anna, unit }, { now })),
    ...steps.map((step, n) => act(begin, 15 + n * 8, (now) => report(house, incident, 1, step, now))),
    ...ending(house, () => incident, begin + 50_000),
  ]
}

/** One incident over a long time: units are sent one after the other, and every third crew answers late. */
const longIncident = (
  house: House,
  account: string,
  units: readonly string[],
  begin: number,
  length: number,
): { acts: Act[]; id: () => string } => {
  let [alarm, incident] = ['', '']
  const share = length / 2 / units.length
  const crews = units.flatMap((unit, n) => {
    const sentAt = begin + 30_000 + n * share
    const answered = n % 3 === 2 ? 95 : 20
    const there = Math.min(length / 4, 20 * minute)
    return [
      act(sentAt, 0, (now) => incidentAsked(house, incident, { type: 'assign', by: anna, unit }, { now })),
      act(sentAt, answered, (now) => report(house, incident, n + 1, 'acknowledged', now)),
      act(sentAt, answered + 15, (now) => report(house, incident, n + 1, 'en-route', now)),
      act(sentAt, answered + 60, (now) => report(house, incident, n + 1, 'on-scene', now)),
      act(sentAt + there, answered + 60, (now) => report(house, incident, n + 1, 'cleared', now)),
    ]
  })
  const signals = Array.from({ length: 10 }, (_, n) =>
    act(begin + (n * length) / 12, 3, (now) => frame(house, account, [signal(n % 2 ? 'BA' : 'HA')], { now })),
  )
  return {
    id: () => incident,
    acts: [
      act(begin, 0, async (now) => {
        alarm = (await frame(house, account, [signal('HA')], { now }))!
      }),
      act(begin, 12, (now) => alarmAsked(house, alarm, { type: 'accept', by: anna }, { now })),
      act(begin, 20, async (now) => {
        incident = await openIncident(house, [alarm], anna, { now, about: `alarm:${alarm}` })
      }),
      ...crews,
      ...signals,
      ...ending(house, () => incident, begin + length - 10_000),
    ],
  }
}

const act = (begin: number, seconds: number, does: Act['act']): Act => ({ at: begin + seconds * 1_000, act: does })

const report = (house: House, incident: string, number: number, step: (typeof steps)[number], now: number) =>
  incidentAsked(
    house,
    incident,
    { type: 'report', by: anna, assignment: `${incident}.${number}`, step, via: 'radio' },
    { now },
  )

const ending = (house: House, incident: () => string, begin: number): Act[] => [
  act(begin, 0, (now) =>
    incidentAsked(house, incident(), { type: 'resolve', by: anna, disposition: 'handled' }, { now }),
  ),
  act(begin, 5, (now) => incidentAsked(house, incident(), { type: 'close', by: anna }, { now })),
]

/** Every unit drives for as long as the incident lasts, one place in five seconds. */
const drive = async (pool: pg.Pool, units: readonly string[], begin: number, end: number): Promise<void> => {
  const tracks = new UnitTracks(pool, () => 0)
  await tracks.open()
  for (const [n, unit] of units.entries()) {
    for (let at = begin; at < end; at += 5_000) {
      const angle = (at - begin) / 600_000 + n
      tracks.follow(unit, {
        position: [69.28 + 0.05 * Math.cos(angle), 41.31 + 0.04 * Math.sin(angle)],
        heading: (((450 - (angle * 180) / Math.PI - 90) % 360) + 360) % 360,
        at,
      })
    }
    await tracks.writeDown()
  }
  await tracks.close()
}
