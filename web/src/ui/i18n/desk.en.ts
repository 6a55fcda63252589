import approvals from './approvals/en.json'
import closures from './closures/en.json'
import console from './console/en.json'
import identity from './identity/en.json'
import line from './line/en.json'
import looks from './looks/en.json'
import map from './map/en.json'
import portal from './portal/en.json'
import replay from './replay/en.json'
import rights from './rights/en.json'
import shared from './shared/en.json'
import supervisor from './supervisor/en.json'
import tokens from './tokens/en.json'
import wall from './wall/en.json'

export default {
  ...shared,
  ...console,
  ...closures,
  ...identity,
  ...line,
  ...replay,
  ...map,
  ...supervisor,
  ...wall,
  ...rights,
  ...tokens,
  ...approvals,
  ...looks,
  ...portal,
}
