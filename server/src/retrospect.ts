import type { Journal, Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import type { Places } from './alarms/board.ts'
import { alarmKind } from './alarms/evolve.ts'
import { incidentKind } from './incidents/evolve.ts'
import { PastBoard } from './past/board.ts'
import { pastRoutes } from './past/routes.ts'
import type { House } from './platform/house/house.ts'
import type { Door } from './platform/http/door.ts'
import { shownOfThePast } from './screens/past.ts'
import { unitKind } from './units/evolve.ts'
import type { UnitPositions } from './units/positions.ts'
import { UnitTracks } from './units/tracks.ts'

export interface Remembered {
  readonly house: House
  readonly journal: Journal
  readonly pool: Pool
  readonly open: (sealed: Sealed) => unknown
  readonly premises: Places
  readonly positions: UnitPositions
  readonly onError: (error: unknown) => void
}

const coarsenEvery = 3_600_000

/** Looking back: what the room saw at any time, where units were, and from where to where an incident is replayed. */
export const openRetrospect = async (
  door: Door,
  { house, journal, pool, open, premises, positions, onError }: Remembered,
): Promise<{ close(): Promise<void> }> => {
  // Only a staffed unit has a track.
  const tracks = new UnitTracks(pool, (id) => house.get(unitKind, id)?.shift?.since)
  await tracks.open()
  await tracks.coarsen(Date.now())
  const coarsening = setInterval(() => void tracks.coarsen(Date.now()).catch(onError), coarsenEvery)
  positions.onChange((unit, fix) => tracks.follow(unit, fix))

  const board = new PastBoard(house, journal, shownOfThePast({ pool, open, premises, positions, tracks }))
  pastRoutes(door, board, {
    tracks: (from, until, every) =>
      tracks.between(
        Array.from(house.list(unitKind), ({ id }) => id),
        from,
        until,
        every,
      ),
    async lifeOf(id) {
      const incident = await house.fetch(incidentKind, id)
      if (!incident) return undefined
      const alarms = await Promise.all(incident.alarms.map((alarm) => house.fetch(alarmKind, alarm)))
      const openings = alarms.flatMap((alarm) => alarm?.openedAt ?? [])
      return { from: Math.min(incident.openedAt, ...openings), until: incident.closedAt }
    },
  })
  return {
    async close() {
      clearInterval(coarsening)
      await tracks.close()
    },
  }
}
