import type { TextSize } from '../../ui/preferences.ts'

/** Per cent of the usual, of the sizes that every page knows: three buttons that a thumb tells apart. */
export const crewTextSizes = [100, 120, 140] as const satisfies readonly TextSize[]
export type CrewTextSize = (typeof crewTextSizes)[number]
