import approvals from './approvals/uz.json'
import closures from './closures/uz.json'
import console from './console/uz.json'
import identity from './identity/uz.json'
import line from './line/uz.json'
import looks from './looks/uz.json'
import map from './map/uz.json'
import portal from './portal/uz.json'
import replay from './replay/uz.json'
import rights from './rights/uz.json'
import shared from './shared/uz.json'
import supervisor from './supervisor/uz.json'
import tokens from './tokens/uz.json'
import wall from './wall/uz.json'

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
