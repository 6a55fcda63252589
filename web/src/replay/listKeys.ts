import type { KeyboardEvent } from 'react'

/** Walks through a list with the arrows up and down; left and right belong to time. */
export const listKeys =
  <Row extends string>(rows: readonly Row[], chosen: Row | null, choose: (row: Row) => void) =>
  (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.code]
    if (by === undefined) return
    const at = chosen ? rows.indexOf(chosen) : -1
    const next = at < 0 ? rows.at(by === 1 ? 0 : -1) : rows[at + by]
    if (next) choose(next)
    event.preventDefault()
  }
