import type { Sealed } from '@yordam/journal'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type House, Refused } from '../platform/house/house.ts'
import { streamOf } from '../platform/house/kind.ts'
import { answered, type Door, eventStream, Id } from '../platform/http/door.ts'
import { find } from '../platform/http/find.ts'
import type { Requested } from '../platform/http/four-eyes.ts'
import { notFound, Problem } from '../platform/http/problems.ts'
import type { Person } from '../platform/identity/people.ts'
import { mayDo } from '../platform/identity/rights.ts'
import { isOfProgram } from '../platform/identity/secret.ts'
import { theHouse } from '../platform/words.ts'
import { type Approval, type ApprovalCommand, ApprovalView, RefuseForm } from './approval.ts'
import { command } from './command.ts'
import { approvalKind } from './evolve.ts'

const tag = 'approvals'

export interface OfApprovals {
  readonly open: (sealed: Sealed) => unknown
  readonly view: (approval: Approval) => ApprovalView
  /** Somebody with the rights that they have now; undefined when they are gone. */
  readonly whoIs: (id: string) => Promise<Person | undefined>
  /** Shows somebody what concerns them, as it changes. */
  readonly watch: (reply: FastifyReply, request: FastifyRequest, person: Person) => void
}

/** What waits for a second pair of eyes. */
export const approvalRoutes = (door: Door, house: House, { open, view, whoIs, watch }: OfApprovals): void => {
  const concerns = ({ action, by }: Approval, person: Person): boolean =>
    by.id === person.id || mayDo(person, action, Date.now())

  /** Whom it does not concern is not told that there is such a request. */
  const findFor = async (person: Person, id: string): Promise<Approval> => {
    const approval = await find(house, approvalKind, id)
    if (!concerns(approval, person)) throw notFound('approval', id)
    return approval
  }
  const ask = (id: string, by: Person | typeof theHouse, asked: ApprovalCommand) =>
    house.commit(by, (work) => command(work, id, asked), { about: streamOf(approvalKind, id) })

  /** In the name of who asked, under a key of its own: however often it is gone on with, it is done once. */
  const carryOut = async ({ id, route, request }: Approval, asker: Person): Promise<void> => {
    const requested = open(request) as Requested | undefined
    if (!requested) throw new Problem(409, 'approval-erased', 'What was asked for has been erased.')
    try {
      await door.carryOut(route, requested, { person: asker, key: { id: `approval:${id}`, asked: id } })
    } catch (error) {
      if (error instanceof Refused) await ask(id, theHouse, { type: 'fail', by: theHouse, code: error.refusal.refused })
      throw error
    }
    await ask(id, theHouse, { type: 'carry-out', by: theHouse })
  }

  door.route({
    method: 'GET',
    url: '/api/approvals',
    action: 'approval:decide',
    tag,
    summary: 'What waits for a second pair of eyes, the oldest first: what I asked for, and what I may approve',
    answer: z.array(ApprovalView),
    answerTo: ({ person }) =>
      [...house.list(approvalKind)]
        .filter((approval) => concerns(approval, person))
        .sort((a, b) => a.number - b.number)
        .map(view),
  })

  door.route({
    method: 'GET',
    url: '/api/approvals/live',
    action: 'approval:decide',
    tag,
    summary:
      'The same, as it changes (server-sent events like those of /api/live): what I asked for, and what I may approve',
    gives: eventStream,
    answer: z.any(),
    answerTo: ({ reply, request, person }) => watch(reply, request, person),
  })

  door.route({
    method: 'POST',
    url: '/api/approvals/:id/approve',
    action: 'approval:decide',
    tag,
    summary: 'Approve what somebody else asked for: it is done now, in their name',
    params: Id,
    answer: ApprovalView,
    answerTo: async ({ params: { id }, person, request }) => {
      if (isOfProgram(request.pass!))
        throw new Problem(403, 'no-eyes', 'A program has no eyes: this is for somebody at a screen.')
      const { action, by } = await findFor(person, id)
      const asker = await whoIs(by.id)
      const askerMay = asker !== undefined && mayDo(asker, action, Date.now())
      await ask(id, person, { type: 'approve', by: person, askerMay })
      const approved = await find(house, approvalKind, id)
      if (approved.status === 'approved' && askerMay) await carryOut(approved, asker)
      return view(await find(house, approvalKind, id))
    },
  })

  door.route({
    method: 'POST',
    url: '/api/approvals/:id/refuse',
    action: 'approval:decide',
    tag,
    summary: 'Refuse what somebody asked for, or take back what one asked for oneself',
    params: Id,
    body: RefuseForm,
    answer: ApprovalView,
    answerTo: async ({ params: { id }, body: { reason }, person, key, reply }) => {
      await findFor(person, id)
      const refusing = (by: Person) =>
        house.commit(by, (work) => command(work, id, { type: 'refuse', by: work.by, reason }), {
          key,
          about: streamOf(approvalKind, id),
        })
      return view(await find(house, approvalKind, answered(reply, await refusing(person)).approval))
    },
  })
}
