import { useSyncExternalStore } from 'react'

/** How somebody wants to see and hear the pages. Of this browser, for all its tabs; nothing of it goes to the server. */
export interface Preferences {
  readonly scheme: 'dark' | 'light' | 'system'
  readonly colours: 'normal' | 'colour-blind'
  /** Per cent of the usual. */
  readonly textSize: TextSize
  /** Per cent; 0 is silence. */
  readonly volume: number
  /** By kind of sound; what is not named is on, at full volume. */
  readonly sounds: Readonly<Record<string, Loudness>>
  /** Sizes of the parts of a page that can be sized, by the name of their group: per cent by the part's name. */
  readonly zones: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Whether it stands on the map what its signs mean. */
  readonly legend: boolean
}

export interface Loudness {
  readonly on: boolean
  /** Per cent. */
  readonly volume: number
}

export const textSizes = [90, 100, 110, 120, 130, 140, 150] as const
export type TextSize = (typeof textSizes)[number]

export const schemes = ['dark', 'light', 'system'] as const satisfies readonly Preferences['scheme'][]
export const colourings = ['normal', 'colour-blind'] as const satisfies readonly Preferences['colours'][]

export const usual: Preferences = {
  scheme: 'dark',
  colours: 'normal',
  textSize: 100,
  volume: 60,
  sounds: {},
  zones: {},
  legend: false,
}

export const loudnessOf = ({ sounds }: Preferences, kind: string): Loudness => sounds[kind] ?? { on: true, volume: 100 }

const REMEMBERED = 'yordam-preferences'
/** What `index.html` puts on the root before anything is painted, so that a light page does not begin dark. */
const LOOK = 'yordam-look'

const isOneOf = <Value>(values: readonly Value[], value: unknown): value is Value => values.includes(value as Value)
const isPercent = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 100
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isLoudness = (value: unknown): value is Loudness =>
  isRecord(value) && typeof value.on === 'boolean' && isPercent(value.volume)
const isSizes = (value: unknown): value is Record<string, number> =>
  isRecord(value) && Object.values(value).every(isPercent)

const filtered = <Value>(value: unknown, fits: (one: unknown) => one is Value): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(isRecord(value) ? value : {}).filter((entry): entry is [string, Value] => fits(entry[1])),
  )

/** Reads what was remembered, perhaps by an older page: what does not fit is as usual. */
export const readPreferences = (text: string | null): Preferences => {
  let found: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(text ?? '{}')
    if (isRecord(parsed)) found = parsed
  } catch {
    // Not ours, or cut off: everything is as usual.
  }
  const { scheme, colours, textSize, volume, sounds, zones, legend } = found
  return {
    scheme: isOneOf(schemes, scheme) ? scheme : usual.scheme,
    colours: isOneOf(colourings, colours) ? colours : usual.colours,
    textSize: isOneOf(textSizes, textSize) ? textSize : usual.textSize,
    volume: isPercent(volume) ? volume : usual.volume,
    sounds: filtered(sounds, isLoudness),
    zones: filtered(zones, isSizes),
    legend: legend === true,
  }
}

/** The attributes of the root element that tokens.css reads. */
export const lookOf = (
  { scheme, colours, textSize }: Preferences,
  systemIsLight: boolean,
): Readonly<Record<'data-scheme' | 'data-colours' | 'data-text', string>> => ({
  'data-scheme': scheme === 'system' ? (systemIsLight ? 'light' : 'dark') : scheme,
  'data-colours': colours,
  'data-text': String(textSize),
})

let current: Preferences = usual
const watchers = new Set<() => void>()
const system = () => matchMedia('(prefers-color-scheme: light)')

const become = (next: Preferences): void => {
  current = next
  const look = lookOf(next, system().matches)
  for (const [name, value] of Object.entries(look)) document.documentElement.setAttribute(name, value)
  localStorage.setItem(LOOK, JSON.stringify(look))
  for (const watch of watchers) watch()
}

export const preferences = {
  get: (): Preferences => current,
  change(part: Partial<Preferences>): void {
    const next = { ...current, ...part }
    localStorage.setItem(REMEMBERED, JSON.stringify(next))
    become(next)
  },
  subscribe(watch: () => void): () => void {
    watchers.add(watch)
    return () => watchers.delete(watch)
  },
}

/** Call it once in each page, before anything is drawn: reads what is remembered and follows the other tabs and the system. */
export const followPreferences = (): void => {
  become(readPreferences(localStorage.getItem(REMEMBERED)))
  addEventListener('storage', ({ key, newValue }: StorageEvent) => {
    if (key === REMEMBERED) become(readPreferences(newValue))
  })
  system().addEventListener('change', () => become(current))
}

/** One preference, drawn again when it changes here or in another tab. */
export const usePreference = <Name extends keyof Preferences>(name: Name): Preferences[Name] =>
  useSyncExternalStore(preferences.subscribe, () => current[name])
