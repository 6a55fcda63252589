import type { Door } from '../platform/http/door.ts'
import { CoverageView } from './choice.ts'

export const coverageRoutes = (door: Door, coverage: () => Promise<CoverageView>): void =>
  door.route({
    method: 'GET',
    url: '/api/coverage',
    action: 'figures:read',
    tag: 'dispatch',
    summary: 'What of all that calls usually ask for no free unit is in time for, and who should stand elsewhere',
    answer: CoverageView,
    answerTo: coverage,
  })
