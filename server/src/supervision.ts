import type { Journal, Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import { alarmKind } from './alarms/evolve.ts'
import { dueBy } from './alarms/urgency.ts'
import { figuresOf } from './figures/board.ts'
import type { OutOfOrder } from './figures/figure.ts'
import { LastHour } from './figures/last-hour.ts'
import { figuresRoutes } from './figures/routes.ts'
import { handoverRoutes } from './handovers/routes.ts'
import { sheetOf, type UnderWay, figuresOf as underWayFigures } from './handovers/sheet.ts'
import { incidentKind } from './incidents/evolve.ts'
import type { Place } from './incidents/incident.ts'
import type { House } from './platform/house/house.ts'
import { streamOf } from './platform/house/kind.ts'
import type { Door } from './platform/http/door.ts'
import type { Presence } from './platform/presence.ts'
import { presenceRoutes } from './platform/presence-routes.ts'
import type { Settings } from './platform/settings.ts'
import { accountKind } from './premises/evolve.ts'
import type { Whereabouts } from './stations/whereabouts.ts'
import { unitKind } from './units/evolve.ts'
import type { UnitPositions } from './units/positions.ts'

/** A unit in service that has not said for so long where it is. Milliseconds. */
const silentAfter = 10 * 60_000
/** Why a unit is out of service stands in one of its last events. */
const eventsLookedAt = 10

export interface Supervised {
  readonly house: House
  readonly journal: Journal
  readonly pool: Pool
  readonly open: (sealed: Sealed) => unknown
  readonly presence: Presence
  readonly positions: UnitPositions
  readonly whereabouts: Whereabouts
  readonly settings: Settings
  /** How much came in on the line so far that could not be read. */
  readonly unreadable: () => number
}

/** What those who lead a shift, and the wall, ask for beyond what is open: brought together from the parts. */
export const openSupervision = (door: Door, of: Supervised): { close(): void } => {
  const { house, journal, pool, open, presence, positions, whereabouts, settings } = of
  const placeOf = (sealed: Sealed): string | null =>
    whereabouts.ofPosition((open(sealed) as Place | undefined)?.position)

  const unreadable = new LastHour(of.unreadable)
  const looking = setInterval(() => unreadable.look(Date.now()), 60_000)

  const outOfOrder = (): OutOfOrder => ({
    onTest: house.find(accountKind, 'test', 'on').length,
    unreadable: unreadable.grown(),
    unknownPanels: [...house.list(alarmKind)].filter(({ premises }) => premises === null).length,
    silentUnits: [...house.list(unitKind)].filter(
      ({ id, status }) => status !== 'out-of-service' && Date.now() - (positions.of(id)?.at ?? 0) > silentAfter,
    ).length,
  })

  const underWay = (): UnderWay => ({
    alarms: [...house.list(alarmKind)],
    incidents: [...house.list(incidentKind)],
    units: [...house.list(unitKind)],
    onTest: house.find(accountKind, 'test', 'on'),
  })

  /** What was said when the unit went out of service: it stands in the journal only. */
  const reasonOf = async (unit: string): Promise<string | undefined> => {
    const events = await journal.read({
      stream: streamOf(unitKind, unit),
      from: 1,
      to: journal.seq,
      limit: eventsLookedAt,
      newestFirst: true,
    })
    const said = events.find(
      ({ type, body }) =>
        type === 'unit-shift-ended' || (type === 'unit-status-changed' && body.status === 'out-of-service'),
    )
    const reason = said?.private?.reason ?? said?.private?.note
    return reason && (open(reason) as string | undefined)
  }

  presenceRoutes(door, presence)
  figuresRoutes(
    door,
    figuresOf(pool, { ofPremises: (id) => whereabouts.ofPremises(id), ofPlace: placeOf }, settings, outOfOrder),
  )
  handoverRoutes(door, house, open, {
    present: (id) => presence.present(id),
    figures: () => underWayFigures(underWay()),
    sheet: async () => {
      const now = underWay()
      const out = now.units.filter(({ status }) => status === 'out-of-service')
      const reasons = await Promise.all(out.map(async ({ id }) => [id, await reasonOf(id)] as const))
      return sheetOf(
        now,
        {
          dueBy,
          areaOfAlarm: ({ premises }) => whereabouts.ofPremises(premises),
          areaOfIncident: ({ place }) => placeOf(place),
          reasons: new Map(reasons.filter((said): said is readonly [string, string] => said[1] !== undefined)),
        },
        Date.now(),
      )
    },
  })

  return { close: () => clearInterval(looking) }
}
