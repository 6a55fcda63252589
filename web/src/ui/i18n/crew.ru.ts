import crew from './crew/ru.json'
import shared from './shared/ru.json'

export default { ...shared, ...crew }
