import { useSyncExternalStore } from 'react'
import type { Player, PlayerState } from './player.ts'

/** What follows from where the replay stands; draws again only when that changes. */
export const usePlayer = <Part extends string | number | boolean>(
  player: Player,
  select: (state: PlayerState) => Part,
): Part => useSyncExternalStore(player.subscribe, () => select(player.get()))
