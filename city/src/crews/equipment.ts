import type { Capability } from '../model/units.ts'

const always = ['Radiostansiya', 'Planshet', 'Chiroq', 'Tibbiy quti'] as const
const besides: Readonly<Partial<Record<Capability, readonly string[]>>> = {
  armed: ['Zirhli nimcha', 'Qalqon'],
  fire: ['Nafas apparati', 'Yenglar', 'Suv bosimi'],
  medical: ['Defibrillyator', 'Kislorod', 'Zambil'],
  dog: ['Tasma va tumshuqband'],
  technical: ['Asboblar', 'Gaz oʻlchagich'],
}

/** What a crew looks at before it goes out. */
export const equipmentOf = (capabilities: readonly Capability[]): { item: string; ok: boolean }[] =>
  [...always, ...capabilities.flatMap((capability) => besides[capability] ?? [])].map((item) => ({ item, ok: true }))
