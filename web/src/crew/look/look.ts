import { useSyncExternalStore } from 'react'
import { type CrewTextSize, crewTextSizes } from './sizes.ts'

/** By day black on white, by night the other way round: as the phone says, or as somebody chose. */
export const schemes = ['system', 'light', 'dark'] as const
type Scheme = (typeof schemes)[number]

const REMEMBERED = { scheme: 'yordam-crew-scheme', textSize: 'yordam-crew-text' } as const
const night = matchMedia('(prefers-color-scheme: dark)')
const watchers = new Set<() => void>()

const chosenScheme = (): Scheme => schemes.find((one) => one === localStorage.getItem(REMEMBERED.scheme)) ?? 'system'
const chosenTextSize = (): CrewTextSize =>
  crewTextSizes.find((one) => String(one) === localStorage.getItem(REMEMBERED.textSize)) ?? 100

const show = (): void => {
  const scheme = chosenScheme()
  const { dataset } = document.documentElement
  dataset.scheme = scheme === 'system' ? (night.matches ? 'dark' : 'light') : scheme
  dataset.text = String(chosenTextSize())
  for (const watch of watchers) watch()
}

/** Call it once, before anything is drawn. */
export const followLook = (): void => {
  show()
  night.addEventListener('change', show)
}

const choose = (name: keyof typeof REMEMBERED, value: string): void => {
  localStorage.setItem(REMEMBERED[name], value)
  show()
}
export const chooseScheme = (scheme: Scheme): void => choose('scheme', scheme)
export const chooseTextSize = (size: CrewTextSize): void => choose('textSize', String(size))

const watch = (watcher: () => void) => {
  watchers.add(watcher)
  return () => watchers.delete(watcher)
}
export const useScheme = (): Scheme => useSyncExternalStore(watch, chosenScheme)
export const useTextSize = (): CrewTextSize => useSyncExternalStore(watch, chosenTextSize)
