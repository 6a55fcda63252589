import { common } from './kinds/common.ts'
import type { Kind } from './kinds/kind.ts'
import { living } from './kinds/living.ts'
import { trade } from './kinds/trade.ts'

/** All kinds of premises, by name. */
export const kinds = { ...living, ...trade, ...common } as const satisfies Record<string, Kind>

export type KindName = keyof typeof kinds
export const kindOf = (name: KindName): Kind => kinds[name]
