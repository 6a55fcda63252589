import { useSyncExternalStore } from 'react'
import type { Row } from '../thing.ts'
import { looked } from './looked.ts'

/** The rows that changed since the operator looked, and how to say which are in view. */
export const useLooked = (): { readonly changed: ReadonlySet<Row>; readonly seen: (rows: readonly Row[]) => void } => ({
  changed: useSyncExternalStore(looked.subscribe, looked.rows),
  seen: looked.seen,
})
