import console from './console/en.json'
import line from './line/en.json'
import map from './map/en.json'
import shared from './shared/en.json'
import supervisor from './supervisor/en.json'
import wall from './wall/en.json'

export default { ...shared, ...console, ...line, ...map, ...supervisor, ...wall }
