import { installPanels, type Profile } from '../panels/profile.ts'
import { type Ground, layGround } from './ground/ground.ts'
import { type Network, networkOf } from './ground/ways.ts'
import { buildPremises, type Premises } from './premises.ts'
import { createRandom } from './random.ts'
import { buildStations, type Station } from './stations.ts'
import { type Streets, streetsOf } from './streets.ts'
import { musterUnits, type Unit } from './units.ts'

/** The whole city, before anything happens in it. The same seed builds the same one, anywhere. */
export type City = {
  readonly seed: number
  readonly ground: Ground
  /** The streets as a map has them: nodes and ways. */
  readonly network: Network
  /** The same streets, as people live along them. */
  readonly streets: Streets
  /** One for each district. */
  readonly stations: readonly Station[]
  readonly premises: readonly Premises[]
  /** Number `n` stands in premises `n`; those beyond are in premises that nobody knows. */
  readonly panels: readonly Profile[]
  readonly units: readonly Unit[]
}

export function buildCity(seed: number): City {
  const random = createRandom(seed)
  const ground = layGround(random.fork('ground'))
  const network = networkOf(ground)
  const streets = streetsOf(network)
  const stations = buildStations(ground, streets)
  const premises = buildPremises(ground, streets, random.fork('premises'))
  return {
    seed,
    ground,
    network,
    streets,
    stations,
    premises,
    panels: installPanels(premises, random.fork('panels')),
    units: musterUnits(stations, random.fork('units')),
  }
}
