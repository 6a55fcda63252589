import type { KeyboardEvent } from 'react'

/** The buttons of a table's rows, one a row, as `onKeyDown` of each: up and down from one row to the next. */
export const walkRows =
  (buttons: string) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const step = event.code === 'ArrowDown' ? 1 : event.code === 'ArrowUp' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    const all = [...document.querySelectorAll<HTMLElement>(buttons)]
    all[all.indexOf(event.currentTarget) + step]?.focus()
  }
