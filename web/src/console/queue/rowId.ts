import type { Thing } from '../thing.ts'

/** The element id of a row, for `aria-activedescendant`. */
export const rowId = (thing: Thing): string => `row-${thing}`
