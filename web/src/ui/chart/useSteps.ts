import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'

/**
 * A picture of steps of time as one stop for the Tab key: the arrows and the pointer go from one step to the next. Without
 * either it stands on the last.
 */
export const useSteps = (count: number, { left, right }: { readonly left: number; readonly right: number }) => {
  const { box, width } = useWidth()
  const [pointed, setPointed] = useState<number | null>(null)
  const last = count - 1
  const cursor = Math.min(pointed ?? last, last)
  const handlers = {
    onKeyDown(event: KeyboardEvent) {
      const to = { ArrowLeft: cursor - 1, ArrowRight: cursor + 1, Home: 0, End: last }[event.code]
      if (to === undefined) return
      event.preventDefault()
      setPointed(Math.max(0, Math.min(last, to)))
    },
    onPointerMove({ clientX }: PointerEvent) {
      const from = box.current?.getBoundingClientRect().left ?? 0
      const part = (clientX - from - left) / Math.max(1, width - left - right)
      setPointed(Math.max(0, Math.min(last, Math.floor(part * count))))
    },
    onPointerLeave: () => setPointed(null),
  }
  return { box, width, cursor, handlers }
}

const useWidth = () => {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(600)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.floor(entry.contentRect.width)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { box, width }
}
