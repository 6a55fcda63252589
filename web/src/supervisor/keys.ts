interface Key {
  readonly code: string
  readonly cap: string
}

/** Keys of the whole page; those of an alarm are its row's own (AlarmLine). Letters are places on the keyboard. */
export const pageKeys = {
  rows: { code: 'ArrowDown', cap: '↓' },
  message: { code: 'KeyM', cap: 'M' },
  sheet: { code: 'KeyS', cap: 'S' },
} as const satisfies Record<string, Key>

export type PageKey = keyof typeof pageKeys

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>

export const readPageKey = ({ code, ctrlKey, metaKey, altKey }: Pressed): PageKey | null => {
  if (ctrlKey || metaKey || altKey) return null
  const found = (Object.entries(pageKeys) as [PageKey, Key][]).find(([, key]) => key.code === code)
  return found?.[0] ?? null
}
