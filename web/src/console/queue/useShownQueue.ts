import { useEffect, useRef, useState } from 'react'
import { useLive } from '../../api/live/useLive.ts'
import type { Row } from '../thing.ts'
import { bySection, type Filter, filters, held, type Queue, queueOf, sameQueue } from './order.ts'

/** How long the list keeps its order after the pointer last moved over it, ms. */
const REST = 1500

/** The rows in the order in which they stand on the screen, for walking with the arrows. */
let drawn: readonly Row[] = []
export const shownRows = (): readonly Row[] => drawn

/** The queue as it is drawn: while the pointer moves over it, nothing slides (see {@link held}). */
export const useShownQueue = (filter: Filter): { readonly queue: Queue; readonly pointerMoved: () => void } => {
  const wanted = useLive(queueOf, sameQueue)
  const [holding, setHolding] = useState(false)
  const [shown, setShown] = useState(wanted)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const pointerMoved = () => {
    setHolding(true)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setHolding(false), REST)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  const now = holding ? holdAll(shown, wanted) : wanted
  if (!sameQueue(now, shown)) setShown(now)
  useEffect(() => {
    drawn = filters[filter].flatMap((section) => now[section])
  })
  return { queue: now, pointerMoved }
}

const holdAll = (shown: Queue, wanted: Queue): Queue => bySection((section) => held(shown[section], wanted[section]))
