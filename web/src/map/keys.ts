/** The keys of the map, read only while it has the focus. Arrows move it and + and − bring it nearer: that is MapLibre's. */
export const mapKeys = {
  fit: { code: 'Home', cap: 'Home' },
  follow: { code: 'KeyL', cap: 'L' },
  measure: { code: 'KeyQ', cap: 'Q' },
  past: { code: 'KeyH', cap: 'H' },
  close: { code: 'KeyZ', cap: 'Z' },
  legend: { code: 'KeyY', cap: 'Y' },
  add: { code: 'Space', cap: 'Space' },
  next: { code: 'Enter', cap: 'Enter' },
  undo: { code: 'Backspace', cap: '⌫' },
  back: { code: 'Escape', cap: 'Esc' },
} as const

export type MapKey = keyof typeof mapKeys
const named = Object.entries(mapKeys) as [MapKey, { readonly code: string }][]

/** What a press means on the map; null when it means nothing there, and belongs to the page. */
export const readMapKey = ({
  code,
  ctrlKey,
  metaKey,
  altKey,
  shiftKey,
}: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): MapKey | null => {
  if (ctrlKey || metaKey || altKey || shiftKey) return null
  return named.find(([, key]) => key.code === code)?.[0] ?? null
}
