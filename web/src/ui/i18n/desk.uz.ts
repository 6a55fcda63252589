import console from './console/uz.json'
import line from './line/uz.json'
import shared from './shared/uz.json'

export default { ...shared, ...console, ...line }
