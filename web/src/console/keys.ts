/** Every key of the console: what reads it, what is written on its button, and where the help lists it. */
interface Key {
  /** `KeyboardEvent.code`: the place on the keyboard, the same whether the layout is Latin or Cyrillic. */
  readonly code: string
  /** What is printed on the key. */
  readonly cap: string
  readonly ctrl?: true
  readonly group: KeyGroup
}

export const keyGroups = ['queue', 'hand', 'incident', 'everywhere'] as const
export type KeyGroup = (typeof keyGroups)[number]

export const keys = {
  previous: { code: 'ArrowUp', cap: '↑', group: 'queue' },
  next: { code: 'ArrowDown', cap: '↓', group: 'queue' },
  take: { code: 'Space', cap: 'Space', group: 'queue' },
  changed: { code: 'KeyJ', cap: 'J', group: 'queue' },

  primary: { code: 'Enter', cap: 'Enter', group: 'hand' },
  note: { code: 'KeyN', cap: 'N', group: 'hand' },
  park: { code: 'KeyP', cap: 'P', group: 'hand' },
  escalate: { code: 'KeyE', cap: 'E', group: 'hand' },
  close: { code: 'KeyX', cap: 'X', group: 'hand' },
  takeOver: { code: 'KeyT', cap: 'T', group: 'hand' },
  giveBack: { code: 'KeyG', cap: 'G', group: 'hand' },

  dispatch: { code: 'KeyD', cap: 'D', group: 'incident' },
  offerAgain: { code: 'Digit0', cap: '0', group: 'incident' },
  status: { code: 'KeyS', cap: 'S', group: 'incident' },
  backUp: { code: 'KeyB', cap: 'B', group: 'incident' },
  nextAlarm: { code: 'KeyV', cap: 'V', group: 'incident' },
  explain: { code: 'KeyW', cap: 'W', group: 'incident' },
  change: { code: 'KeyC', cap: 'C', group: 'incident' },
  transfer: { code: 'KeyF', cap: 'F', group: 'incident' },
  reopen: { code: 'KeyO', cap: 'O', group: 'incident' },
  replay: { code: 'KeyR', cap: 'R', group: 'incident' },

  newIncident: { code: 'KeyI', cap: 'I', group: 'everywhere' },
  units: { code: 'KeyU', cap: 'U', group: 'everywhere' },
  messages: { code: 'KeyM', cap: 'M', group: 'everywhere' },
  closures: { code: 'KeyZ', cap: 'Z', group: 'everywhere' },
  distress: { code: 'KeyA', cap: 'A', group: 'everywhere' },
  legend: { code: 'KeyY', cap: 'Y', group: 'everywhere' },
  palette: { code: 'KeyK', cap: 'Ctrl K', ctrl: true, group: 'everywhere' },
  preferences: { code: 'Comma', cap: 'Ctrl ,', ctrl: true, group: 'everywhere' },
  help: { code: 'Slash', cap: '?', group: 'everywhere' },
  back: { code: 'Escape', cap: 'Esc', group: 'everywhere' },
} as const satisfies Record<string, Key>

export type KeyName = keyof typeof keys

/** What a digit chooses: alone an answer or a unit, with Alt one of the things in my hand, with Shift a part of the queue. */
export type DigitUse = 'choice' | 'mine' | 'filter'

/** How the digits are written on the screen. */
export const digitCaps: Readonly<Record<DigitUse, (digit: number) => string>> = {
  choice: (digit) => String(digit),
  mine: (digit) => `Alt ${digit}`,
  filter: (digit) => `⇧ ${digit}`,
}

/** What a key press means: one of the keys above, a digit from 1 to 9, or nothing to us. */
export type Press = KeyName | { readonly digit: number; readonly of: DigitUse } | null

type Pressed = Pick<KeyboardEvent, 'code' | 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'>

/** Only walking through a list may be held down; an action is pressed once for each time it is meant. */
const repeatable: ReadonlySet<Press> = new Set<KeyName>(['previous', 'next'])

const named = Object.entries(keys) as [KeyName, Key][]

export const readPress = (event: Pressed): Press => {
  const press = pressOf(event)
  return event.repeat && !repeatable.has(press) ? null : press
}

const pressOf = ({ code, key, ctrlKey, metaKey, altKey, shiftKey }: Pressed): Press => {
  const ctrl = ctrlKey || metaKey
  const digit = Number(/^(?:Digit|Numpad)([1-9])$/.exec(code)?.[1])
  if (altKey) return digit && !ctrl && !shiftKey ? { digit, of: 'mine' } : null
  // The question mark stands elsewhere on other layouts (Shift+7 on a Russian one).
  if (!ctrl && key === '?') return 'help'
  if (digit && !ctrl) return { digit, of: shiftKey ? 'filter' : 'choice' }
  if (shiftKey && code !== keys.help.code) return null
  const wanted = code === 'NumpadEnter' ? 'Enter' : code
  const found = named.find(
    ([name, known]) => known.code === wanted && Boolean(known.ctrl) === ctrl && (name !== 'help' || shiftKey),
  )
  return found?.[0] ?? null
}
