import { useEffect } from 'react'
import { reportFrom } from './phone.ts'
import { beTold } from './told.ts'

/**
 * Knows where the unit is for as long as it is on shift, never before or after. The phone finds it out and says it, but only
 * where the server has said that this is no demonstration. `since`: when the shift began, null while there is none.
 */
export const usePosition = (unit: string, since: number | null, demo: boolean): void => {
  useEffect(() => {
    if (since === null) return
    return demo === false ? reportFrom(unit, since) : beTold(unit)
  }, [unit, since, demo])
}
