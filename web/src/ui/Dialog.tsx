import { Modal } from '@mantine/core'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from './i18n/index.ts'
import { useKeyLayer } from './keyLayers.ts'

interface DialogProps {
  readonly title: string
  readonly wide?: boolean
  readonly onClose: () => void
  /** Reads the keys that mean something here besides Escape; true when it was one. */
  readonly onPress?: (event: KeyboardEvent) => boolean
  readonly children: ReactNode
}

/** Lies over the page and has the keyboard to itself: none of its keys, Escape least of all, reaches what lies below. */
export const Dialog = ({ title, wide = false, onClose, onPress, children }: DialogProps) => {
  const words = useWords()
  useKeyLayer(
    (event) => {
      if (event.code !== 'Escape') return onPress?.(event) ?? false
      onClose()
      return true
    },
    { exclusive: true },
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={wide ? 'lg' : 'md'}
      closeOnEscape={false}
      lockScroll={false}
      // At once: who presses a key types the next before anything could have faded in.
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': words('dialog.close') }}
    >
      <FocusAtOnce>{children}</FocusAtOnce>
    </Modal>
  )
}

/**
 * The focus is there in the moment in which the dialog is: who opens it types on, and the first letters must not be lost.
 * When it closes, the focus is again where it was, unless it was led elsewhere.
 */
const FocusAtOnce = ({ children }: { readonly children: ReactNode }) => {
  const body = useRef<HTMLDivElement>(null)
  const [before] = useState(() => document.activeElement)
  useLayoutEffect(() => {
    body.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    return () => {
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
      })
    }
  }, [before])
  return <div ref={body}>{children}</div>
}
