import approvals from './approvals/ru.json'
import closures from './closures/ru.json'
import console from './console/ru.json'
import identity from './identity/ru.json'
import line from './line/ru.json'
import looks from './looks/ru.json'
import map from './map/ru.json'
import portal from './portal/ru.json'
import replay from './replay/ru.json'
import rights from './rights/ru.json'
import shared from './shared/ru.json'
import supervisor from './supervisor/ru.json'
import tokens from './tokens/ru.json'
import wall from './wall/ru.json'

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
