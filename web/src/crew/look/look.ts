import { useSyncExternalStore } from 'react'

/** By day black on white, by night the other way round: as the phone says, or as somebody chose. */
export const schemes = ['system', 'light', 'dark'] as const
export type Scheme = (typeof schemes)[number]

const REMEMBERED = 'yordam-crew-scheme'
const night = matchMedia('(prefers-color-scheme: dark)')
const watchers = new Set<() => void>()

const chosen = (): Scheme => schemes.find((scheme) => scheme === localStorage.getItem(REMEMBERED)) ?? 'system'

const show = (): void => {
  const scheme = chosen()
  document.documentElement.dataset.scheme = scheme === 'system' ? (night.matches ? 'dark' : 'light') : scheme
  for (const watch of watchers) watch()
}

/** Call it once, before anything is drawn. */
export const followScheme = (): void => {
  show()
  night.addEventListener('change', show)
}

export const chooseScheme = (scheme: Scheme): void => {
  localStorage.setItem(REMEMBERED, scheme)
  show()
}

export const useScheme = (): Scheme =>
  useSyncExternalStore((watch) => {
    watchers.add(watch)
    return () => watchers.delete(watch)
  }, chosen)
