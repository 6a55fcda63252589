import crew from './crew/uz.json'
import shared from './shared/uz.json'

export default { ...shared, ...crew }
