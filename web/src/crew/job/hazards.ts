import type { CrewIncident } from '../words.ts'

/** What is known of the place: dogs, gas, entrance codes. It is what the register of premises holds for crews. */
export const hazardsOf = ({ premises }: Pick<CrewIncident, 'premises'>): string | null =>
  premises?.notes?.trim() || null
