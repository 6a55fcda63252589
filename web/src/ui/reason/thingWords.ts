import type { Translate } from '../i18n/index.ts'

const kinds = ['premises', 'account', 'signal', 'alarm', 'incident', 'photo', 'unit'] as const

/** What is looked at, by its name: `premises:1-2`. */
export const thingWords = (thing: string, words: Translate): string => {
  const [name, id = ''] = thing.split(/:(.*)/s)
  const kind = kinds.find((one) => one === name)
  if (kind) return words(`reason.thing.${kind}`, { id })
  return words(`reason.thing.${name === 'search' || name === 'looks' ? name : 'past'}`)
}
