import type { Api } from './api/client.ts'
import type { City } from './model/city.ts'
import { groundPlanOf, ringOf } from './model/ground/ground-plan.ts'
import { toPosition } from './model/plane.ts'
import type { Premises } from './model/premises.ts'
import type { Station } from './model/stations.ts'
import type { Unit } from './model/units.ts'
import { type Profile, registeredAs } from './panels/profile.ts'

/** Requests under way at a time: the server writes down together what comes together. */
const lanes = 48

/** Makes the whole city known to the server. What it knows already becomes what the city says. */
export async function registerCity(city: City, administrator: Api): Promise<void> {
  const put = (path: string, form: object) => administrator.command(path, form, 'PUT')
  const ground = put('/api/map/ground', groundPlanOf(city.ground, city.network))
  await inLanes(city.stations, (station) =>
    put(`/api/stations/${encodeURIComponent(station.id)}`, stationForm(station)),
  )
  await inLanes(city.units, (unit) => put(`/api/units/${encodeURIComponent(unit.id)}`, unitForm(unit)))
  await inLanes(city.premises, (premises) => {
    const form = accountForm(premises, city.panels[premises.number]!)
    return put(`/api/accounts/${encodeURIComponent(form.account)}`, form)
  })
  await ground
}

/** `AccountForm` of the API. A key of null takes one away that an earlier city may have left. */
const accountForm = ({ name, address, position, notes, zones }: Premises, panel: Profile) => ({
  account: registeredAs(panel),
  key: panel.key ?? null,
  zones: zones.map((zone) => ({ number: zone.number, name: zone.name })),
  premises: { name, address, position, ...(notes && { notes }) },
})

/** `UnitForm` of the API. Who is on it, each crew says itself. */
const unitForm = ({ id, capabilities, station }: Unit) => ({ id, capabilities, station })

/** `StationForm` of the API. */
const stationForm = ({ id, name, at, area }: Station) => ({
  id,
  name,
  position: toPosition(at),
  area: { type: 'Polygon', coordinates: [ringOf(area)] },
})

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of left) await work(item)
    }),
  )
}

/** How many accounts the server knows that are not of this city: left by another seed, or by an older city. */
export async function strangersTo(city: City, administrator: Api): Promise<number> {
  const ours = new Set(city.panels.map(registeredAs))
  const known = await administrator.get<{ readonly account: string }[]>('/api/accounts?limit=1000')
  return known.filter(({ account }) => !ours.has(account)).length
}
