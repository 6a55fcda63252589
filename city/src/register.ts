import type { Api } from './api/client.ts'
import type { City } from './model/city.ts'
import type { Premises } from './model/premises.ts'
import type { Unit } from './model/units.ts'
import { type Profile, registeredAs } from './panels/profile.ts'

/** Requests under way at a time. */
const lanes = 8

/** Makes all premises, accounts and units of the city known to the server. What it knows already becomes what the city says. */
export async function registerCity(city: City, administrator: Api): Promise<void> {
  await inLanes(city.premises, async (premises) => {
    const form = accountForm(premises, city.panels[premises.number]!)
    await administrator.command(`/api/accounts/${encodeURIComponent(form.account)}`, form, 'PUT')
  })
  await inLanes(city.units, async (unit) => {
    await administrator.command(`/api/units/${encodeURIComponent(unit.id)}`, unitForm(unit), 'PUT')
  })
}

/** `AccountForm` of the API. A key of null takes one away that an earlier city may have left. */
const accountForm = ({ name, address, position, notes, zones }: Premises, panel: Profile) => ({
  account: registeredAs(panel),
  key: panel.key ?? null,
  zones: zones.map((zone) => ({ number: zone.number, name: zone.name })),
  premises: { name, address, position, ...(notes && { notes }) },
})

/** `UnitForm` of the API. */
const unitForm = ({ id, capabilities, crew, station }: Unit) => ({ id, capabilities, crew, station })

async function inLanes<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = items.values()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const item of left) await work(item)
    }),
  )
}
