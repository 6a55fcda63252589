import { useSyncExternalStore } from 'react'

const subscribe = (watch: () => void): (() => void) => {
  addEventListener('online', watch)
  addEventListener('offline', watch)
  return () => {
    removeEventListener('online', watch)
    removeEventListener('offline', watch)
  }
}

/** False when the phone knows that it has no network. True says little: there may be one that leads nowhere. */
export const useOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine)
