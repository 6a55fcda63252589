import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import { type Refusal, refuse } from '../platform/decision.ts'
import type { House } from '../platform/house/house.ts'
import type { Work } from '../platform/house/work.ts'
import { answered, type Door, linkNext, numberOf, Page } from '../platform/http/door.ts'
import { find } from '../platform/http/find.ts'
import { type Actor, instant } from '../platform/words.ts'
import { handoverKind } from './evolve.ts'
import { type Handover, type HandoverFigures, HandoverForm, HandoverSheet, HandoverView } from './handover.ts'
import { sign } from './sign.ts'

const tag = 'handovers'

/** What hand-overs need of other parts; the duty centre brings them together. */
export interface Neighbours {
  sheet(): Promise<Omit<HandoverSheet, 'last'>>
  figures(): HandoverFigures
  /** Somebody who is there now. */
  present(person: string): Actor | undefined
}

export const handoverRoutes = (
  door: Door,
  house: House,
  open: (sealed: Sealed) => unknown,
  { sheet, figures, present }: Neighbours,
): void => {
  const view = ({ id, at, by, to, text, figures }: Handover): HandoverView => ({
    id,
    at: instant(at),
    by,
    to,
    text: text && ((open(text) as string | undefined) ?? null),
    figures,
  })

  door.route({
    method: 'GET',
    url: '/api/handovers/sheet',
    action: 'handover:read',
    tag,
    summary: 'What is under way now, for who takes over',
    answer: HandoverSheet,
    answerTo: async () => {
      const [last] = await house.page(handoverKind, { limit: 1 })
      return { ...(await sheet()), last: last ? view(last) : null }
    },
  })

  door.route({
    method: 'GET',
    url: '/api/handovers',
    action: 'handover:read',
    tag,
    summary: 'The hand-overs, newest first',
    query: Page,
    answer: z.array(HandoverView),
    answerTo: async ({ query: { after, limit }, request, reply }) => {
      const page = await house.page(handoverKind, { after: numberOf(after), limit: limit + 1 })
      return linkNext(request, reply, page, limit, ({ number }) => number).map(view)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/handovers',
    action: 'handover:sign',
    tag,
    summary: 'Hand the shift over, with a note',
    body: HandoverForm,
    answer: HandoverView,
    status: 201,
    answerTo: async ({ body: { text, to }, person, key, reply }) => {
      const ask = (work: Work): { handover: string } | Refusal => {
        const next = to === undefined ? null : present(to)
        if (next === undefined) return refuse('person-not-present', { person: to })
        return sign(work, { figures: figures(), to: next && actorOf(next), text })
      }
      const { handover } = answered(reply, await house.commit(person, ask, { key }))
      return view(await find(house, handoverKind, handover))
    },
  })
}

const actorOf = ({ id, name, role }: Actor): Actor => ({ id, name, role })
