import { useSyncExternalStore } from 'react'
import { clock } from '../../ui/clock.ts'
import { live, useScene } from './scene.ts'

/** The server's time at the last tick, ms. All ages are measured on one clock: that of the server. */
export const serverTime = (): number => clock.now() + live.get().skew

/** What follows from the time of the scene, drawn again only in the second in which it changes. `derive` gets ms. */
export const useServerTime = <Part extends string | number | boolean>(derive: (now: number) => Part): Part => {
  const { store, clock } = useScene()
  return useSyncExternalStore(clock.subscribe, () => derive(clock.now() + store.get().skew))
}
