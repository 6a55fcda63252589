import { useSyncExternalStore } from 'react'
import { clock } from '../ui/clock.ts'

/** Our own clock, ms, drawn again every second: for how old what is shown has become. */
export const useSecond = (): number => useSyncExternalStore(clock.subscribe, clock.now)
