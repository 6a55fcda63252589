import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { derived } from '../../api/live/derived.ts'
import { useLive } from '../../api/live/useLive.ts'
import { coverageQuery } from '../../api/questions.ts'
import type { Coverage, Order } from '../../api/words.ts'

/** Units drive: it is asked for anew as often, ms. */
const ASK_EVERY = 15_000
/** Whoever is sent or gets free changes it at once; so long the server believes its last answer, ms. */
const SETTLES = 3_000

/** How the free units cover now what calls usually need; undefined until the server has said. */
export const useCoverage = (): Coverage | undefined => {
  const { data, refetch } = useQuery({ ...coverageQuery, refetchInterval: ASK_EVERY, staleTime: ASK_EVERY })
  const free = useLive(freeUnits)
  const [asked, setAsked] = useState(free)
  const latest = useRef(free)
  latest.current = free
  const isOld = free !== asked
  useEffect(() => {
    if (!isOld) return
    const timer = setTimeout(() => {
      setAsked(latest.current)
      void refetch()
    }, SETTLES)
    return () => clearTimeout(timer)
  }, [isOld, refetch])
  return data
}

const freeUnits = derived(['units'], ({ units }) =>
  Array.from(units.values(), ({ id, status }) => (status === 'available' ? id : '')).join(' '),
)

/** A crew is asked to stand elsewhere, in words: whether it goes, it decides with its dispatcher. */
export const askToStand = (unit: string, text: string): Order => ({
  path: '/api/messages',
  id: null,
  body: { to: { unit }, text },
})
