import { useCallback, useEffect, useState } from 'react'
import type { KeyName } from './keys.ts'

/** Long enough to read one short line, ms. */
const STAYS = 3000

/** A key that was pressed while what it does was not to be had. */
export interface Unoffered {
  readonly key: KeyName | null
  readonly tell: (key: KeyName | null) => void
}

/** Keeps the last such key for a moment: a key that is known must not stay silent. */
export const useUnoffered = (): Unoffered => {
  const [pressed, setPressed] = useState<{ readonly key: KeyName } | null>(null)
  useEffect(() => {
    if (!pressed) return
    const timer = setTimeout(() => setPressed(null), STAYS)
    return () => clearTimeout(timer)
  }, [pressed])
  const tell = useCallback((key: KeyName | null) => setPressed(key && { key }), [])
  return { key: pressed?.key ?? null, tell }
}
