import { createContext, useContext } from 'react'
import { clock } from '../../ui/clock.ts'
import { createLiveStore, type LiveStore } from './store.ts'

/** The live state of this tab. */
export const live = createLiveStore()

/** What a part of the screen shows, and what time it is there: now, by the live push, or a past that is being replayed. */
export interface Scene {
  readonly store: Pick<LiveStore, 'get' | 'subscribe'>
  readonly clock: Pick<typeof clock, 'now' | 'subscribe'>
}

const SceneContext = createContext<Scene>({ store: live, clock })
/** Everything below it draws this scene instead of the present. */
export const SceneProvider = SceneContext.Provider
export const useScene = (): Scene => useContext(SceneContext)
