import { speeds } from './player.ts'

/** Every key of the replay: what reads it, and what is written on its button. Letters are places on the keyboard. */
interface Key {
  readonly code: string
  readonly cap: string
  readonly shift?: true
}

export const replayKeys = {
  play: { code: 'Space', cap: 'Space' },
  previous: { code: 'ArrowLeft', cap: '←' },
  next: { code: 'ArrowRight', cap: '→' },
  back10: { code: 'ArrowLeft', cap: '⇧ ←', shift: true },
  on10: { code: 'ArrowRight', cap: '⇧ →', shift: true },
  begin: { code: 'Home', cap: 'Home' },
  end: { code: 'End', cap: 'End' },
  leave: { code: 'Escape', cap: 'Esc' },
} as const satisfies Record<string, Key>

export type ReplayKey = keyof typeof replayKeys

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** What a key press means: one of the keys above, or the number of a speed. */
export const readReplayKey = ({ code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): ReplayKey | number | null => {
  if (ctrlKey || metaKey || altKey) return null
  const digit = shiftKey ? null : /^(?:Digit|Numpad)([1-9])$/.exec(code)
  if (digit) return Number(digit[1]) <= speeds.length ? Number(digit[1]) : null
  const found = (Object.entries(replayKeys) as [ReplayKey, Key][]).find(
    ([, key]) => key.code === code && Boolean(key.shift) === shiftKey,
  )
  return found?.[0] ?? null
}
