import crew from './crew/en.json'
import shared from './shared/en.json'

export default { ...shared, ...crew }
