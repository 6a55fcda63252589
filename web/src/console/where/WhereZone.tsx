import { UnitsZone } from '../units/UnitsZone.tsx'

/** Where everything is, and what every unit does. */
export const WhereZone = () => <UnitsZone />
