import i18next, { type TFunction } from 'i18next'
import { useSyncExternalStore } from 'react'
import en from './en.json'
import ru from './ru.json'
import uz from './uz.json'

export type Language = 'uz' | 'ru' | 'en'
export const languages: readonly Language[] = ['uz', 'ru', 'en']

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

export type Translate = TFunction<'translation'>

const REMEMBERED = 'yordam-language'

const isLanguage = (tag: string | null): tag is Language => languages.includes(tag as Language)

/** What was chosen here before, else the first language of the browser that we speak, else Uzbek. */
const preferred = (): Language => {
  const remembered = localStorage.getItem(REMEMBERED)
  if (isLanguage(remembered)) return remembered
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'uz'
}

export const language = (): Language => i18next.language as Language

export const speak = async (chosen: Language): Promise<void> => {
  localStorage.setItem(REMEMBERED, chosen)
  await i18next.changeLanguage(chosen)
}

i18next.on('languageChanged', (chosen) => {
  document.documentElement.lang = chosen
})

void i18next.init({
  lng: preferred(),
  fallbackLng: 'en',
  resources: { en: { translation: en }, ru: { translation: ru }, uz: { translation: uz } },
  interpolation: { escapeValue: false },
  initAsync: false,
})

const subscribe = (watch: () => void): (() => void) => {
  i18next.on('languageChanged', watch)
  return () => i18next.off('languageChanged', watch)
}

const catalogues = new Map(languages.map((spoken) => [spoken, i18next.getFixedT(spoken)]))

/** The catalogue in the language of now; draws again when it is switched. Hundreds of rows use it, so it does nothing else. */
export const useWords = (): Translate => catalogues.get(useSyncExternalStore(subscribe, language)) ?? i18next.t

/** Codes of refusals, and names of events, that the catalogue has words for: the server may know more than this page. */
export const knowsRefusal = (code: string): code is keyof typeof en.refusal.code => Object.hasOwn(en.refusal.code, code)
export const knowsEvent = (name: string): name is keyof typeof en.timeline => Object.hasOwn(en.timeline, name)
