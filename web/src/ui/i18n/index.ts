import i18next, { type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
import type approvals from './approvals/en.json'
import type closures from './closures/en.json'
import type console from './console/en.json'
import type crew from './crew/en.json'
import type identity from './identity/en.json'
import type line from './line/en.json'
import type looks from './looks/en.json'
import type map from './map/en.json'
import names from './names.json'
import type portal from './portal/en.json'
import type replay from './replay/en.json'
import type rights from './rights/en.json'
import type shared from './shared/en.json'
import type supervisor from './supervisor/en.json'
import type tokens from './tokens/en.json'
import type wall from './wall/en.json'

export type Language = keyof typeof names
export const languages: readonly Language[] = ['uz', 'ru', 'en']

/** What a language calls itself: known before any catalogue is loaded, for who does not read the present one. */
export const nameOfLanguage = (of: Language, form: 'own' | 'brief' = 'own'): string => names[of][form]

/** The texts of all pages, by part; each page brings those that it needs (`desk.en.ts`). */
type Catalogue = typeof shared &
  typeof console &
  typeof closures &
  typeof crew &
  typeof identity &
  typeof line &
  typeof replay &
  typeof map &
  typeof supervisor &
  typeof wall &
  typeof rights &
  typeof tokens &
  typeof approvals &
  typeof portal &
  typeof looks

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Catalogue }
  }
}

export type Translate = TFunction<'translation'>

/** Where a page finds its texts in each language: only what is spoken is loaded. */
export type Texts = Readonly<Record<Language, () => Promise<{ readonly default: Partial<Catalogue> }>>>

const REMEMBERED = 'yordam-language'

const isLanguage = (tag: string | null): tag is Language => languages.includes(tag as Language)

/** What was chosen here before, else the first language of the browser that we speak, else Uzbek. */
const preferred = (): Language => {
  const remembered = localStorage.getItem(REMEMBERED)
  if (isLanguage(remembered)) return remembered
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'uz'
}

export const language = (): Language => i18next.language as Language

let texts: Texts | undefined

const learn = async (wanted: Language): Promise<void> => {
  if (i18next.hasResourceBundle(wanted, 'translation')) return
  const catalogue = await texts?.[wanted]()
  if (catalogue) i18next.addResourceBundle(wanted, 'translation', catalogue.default)
}

/** Call it once, before anything is drawn. */
export const startWords = async (of: Texts): Promise<void> => {
  texts = of
  i18next.on('languageChanged', (chosen) => {
    document.documentElement.lang = chosen
  })
  const first = preferred()
  await i18next.init({ lng: first, fallbackLng: false, resources: {}, interpolation: { escapeValue: false } })
  await learn(first)
}

export const speak = async (chosen: Language): Promise<void> => {
  localStorage.setItem(REMEMBERED, chosen)
  await learn(chosen)
  await i18next.changeLanguage(chosen)
}

/** So that a switch is immediate, also where the network is not. */
export const learnAll = (): void => {
  for (const one of languages) void learn(one).catch(() => undefined)
}

const subscribe = (watch: () => void): (() => void) => {
  i18next.on('languageChanged', watch)
  return () => i18next.off('languageChanged', watch)
}

const catalogues = new Map(languages.map((spoken) => [spoken, i18next.getFixedT(spoken)]))

/** The catalogue in the language of now; draws again when it is switched. Hundreds of rows use it, so it does nothing else. */
export const useWords = (): Translate => catalogues.get(useSyncExternalStore(subscribe, language)) ?? i18next.t

/** Codes of refusals, and names of events, that the catalogue has words for: the server may know more than this page. */
export const knowsRefusal = (code: string): code is keyof Catalogue['refusal']['code'] =>
  i18next.exists(`refusal.code.${code}`)
export const knowsEvent = (name: string): name is keyof Catalogue['timeline'] => i18next.exists(`timeline.${name}`)
/** What a form can have wrong, and its fields, that the catalogue has words for. */
export const knowsFault = (wrong: string): wrong is keyof Catalogue['refusal']['fault'] =>
  i18next.exists(`refusal.fault.${wrong}`)
export const knowsField = (name: string): name is keyof Catalogue['refusal']['field'] =>
  i18next.exists(`refusal.field.${name}`)
