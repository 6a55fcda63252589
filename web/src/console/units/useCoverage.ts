import { useQuery } from '@tanstack/react-query'
import { coverageQuery } from '../../api/questions.ts'
import type { Coverage, Order } from '../../api/words.ts'

/** The server reckons it anew as often, ms. */
const ASK_EVERY = 15_000

/** How the free units cover the usual calls now; undefined until the server has said. */
export const useCoverage = (): Coverage | undefined =>
  useQuery({ ...coverageQuery, refetchInterval: ASK_EVERY, staleTime: ASK_EVERY }).data

/** A crew is asked to stand elsewhere, in words: whether it goes, it decides with its dispatcher. */
export const askToStand = (unit: string, text: string): Order => ({
  path: '/api/messages',
  id: null,
  body: { to: { unit }, text },
})
