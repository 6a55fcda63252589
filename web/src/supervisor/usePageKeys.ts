import { useNavigate } from '@tanstack/react-router'
import { isTyping, useKeyLayer } from '../ui/keyLayers.ts'
import { type PageKey, readPageKey } from './keys.ts'

/** Into the lists, to the message, to the sheet: from wherever the focus is, without a mouse. */
export const usePageKeys = (): void => {
  const navigate = useNavigate()
  const deeds: Readonly<Record<PageKey, () => void>> = {
    rows: () => focusFirst('[data-row]'),
    message: () => focusFirst('[data-message]'),
    sheet: () => void navigate({ to: '/supervisor/sheet' }),
  }
  useKeyLayer((event) => {
    const key = readPageKey(event)
    if (key === null || isTyping(event)) return false
    deeds[key]()
    return true
  })
}

const focusFirst = (selector: string): void => document.querySelector<HTMLElement>(selector)?.focus()
