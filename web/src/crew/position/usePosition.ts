import { useEffect } from 'react'
import { reportFrom } from './phone.ts'
import { beTold } from './told.ts'

/**
 * Knows where the unit is for as long as it is on shift, never before or after. The phone finds it out and says it, but only
 * where the server has said that this is no demonstration.
 */
export const usePosition = (unit: string, onShift: boolean, demo: boolean): void => {
  useEffect(() => {
    if (!onShift) return
    return demo === false ? reportFrom(unit) : beTold(unit)
  }, [unit, onShift, demo])
}
