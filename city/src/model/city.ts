import { installPanels, type Profile } from '../panels/profile.ts'
import { buildPremises, type Premises } from './premises.ts'
import { createRandom } from './random.ts'
import { layStreets, type Streets } from './streets.ts'
import { musterUnits, type Unit } from './units.ts'

/** The whole city, before anything happens in it. The same seed builds the same one, anywhere. */
export type City = {
  readonly seed: number
  readonly streets: Streets
  readonly premises: readonly Premises[]
  /** Number `n` stands in premises `n`; those beyond are in premises that nobody knows. */
  readonly panels: readonly Profile[]
  readonly units: readonly Unit[]
}

export function buildCity(seed: number): City {
  const random = createRandom(seed)
  const streets = layStreets(random.fork('streets'))
  const premises = buildPremises(streets, random.fork('premises'))
  return {
    seed,
    streets,
    premises,
    panels: installPanels(premises, random.fork('panels')),
    units: musterUnits(streets, random.fork('units')),
  }
}
