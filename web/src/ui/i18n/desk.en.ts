import console from './console/en.json'
import line from './line/en.json'
import shared from './shared/en.json'

export default { ...shared, ...console, ...line }
