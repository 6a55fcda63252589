import { useEffect, useRef } from 'react'

/** What a layer does with a key press: true when it was for this layer. */
type Reader = (event: KeyboardEvent) => boolean

/** Dialogs lie over the console, prompts over the hand: the uppermost layer is asked first. */
const layers: { readonly read: Reader; readonly exclusive: boolean }[] = []

const ask = (event: KeyboardEvent) => {
  if (event.defaultPrevented || event.isComposing) return
  for (const { read, exclusive } of layers.toReversed()) {
    if (read(event)) return event.preventDefault()
    if (exclusive) return
  }
}

/** Reads key presses for as long as the component is there. An exclusive layer hides all keys from those below it. */
export const useKeyLayer = (read: Reader, { exclusive = false }: { readonly exclusive?: boolean } = {}): void => {
  const latest = useRef(read)
  useEffect(() => {
    latest.current = read
  })
  useEffect(() => {
    const layer = { read: (event: KeyboardEvent) => latest.current(event), exclusive }
    if (!layers.length) addEventListener('keydown', ask)
    layers.push(layer)
    return () => {
      layers.splice(layers.indexOf(layer), 1)
      if (!layers.length) removeEventListener('keydown', ask)
    }
  }, [exclusive])
}

/** Whoever types a word does not mean the letters as commands. */
export const isTyping = ({ target, code }: KeyboardEvent): boolean =>
  target instanceof HTMLElement &&
  (target.matches('textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])') ||
    // Letters mean nothing to them: only what chooses among them is theirs.
    (target.matches('input') && (code === 'Space' || code.startsWith('Arrow'))))

/** Enter and Space on a focused button or link are its own. */
export const isPressing = ({ target, code }: KeyboardEvent): boolean =>
  (code === 'Enter' || code === 'NumpadEnter' || code === 'Space') &&
  target instanceof HTMLElement &&
  target.matches('button, a[href], summary')
