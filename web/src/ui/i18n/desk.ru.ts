import console from './console/ru.json'
import line from './line/ru.json'
import shared from './shared/ru.json'

export default { ...shared, ...console, ...line }
