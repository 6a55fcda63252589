import type { Sealed } from '@yordam/journal'
import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import { answered, type Door, Id } from '../platform/http/door.ts'
import { notFound, Problem } from '../platform/http/problems.ts'
import type { Identity } from '../platform/identity/identity.ts'
import type { Person } from '../platform/identity/people.ts'
import { type Action, mayDo, type Role } from '../platform/identity/rights.ts'
import { listStaff, viewStaff } from './board.ts'
import { command, invite } from './command.ts'
import { asPerson, staffKind } from './evolve.ts'
import { GrantForm, PostForm, ReasonForm, type StaffCommand, StaffForm, StaffView } from './staff.ts'

const tag = 'staff'

/** Whoever makes an administrator alone has made a second pair of eyes of their own. */
const refuseAdministrator = ({ hasShell }: Person, role: Role, before?: Role): void => {
  if (role === 'administrator' && before !== role && !hasShell)
    throw new Problem(
      403,
      'administrator-by-two',
      'Nobody makes an administrator alone: take them on in another role, and ask for it at /api/staff/:id/administrator.',
    )
}

const LinkView = z
  .object({ link: z.string().meta({ description: 'Works once, for a day; shown this once' }) })
  .meta({ id: 'Invitation' })

/** Who works here: taking on, roles, rights for a time, leaving, and helping whoever has lost their keys. */
export const staffRoutes = (
  door: Door,
  house: House,
  identity: Identity,
  { open, linkOf }: { open: (sealed: Sealed) => unknown; linkOf: (code: string) => string },
): void => {
  const view = viewStaff(open)
  const viewOf = (id: string) => view(house.get(staffKind, id)!, Date.now())
  const known = (id: string) => {
    const staff = house.get(staffKind, id)
    if (!staff) throw notFound('staff', id)
    return staff
  }
  const invitation = async (id: string): Promise<string> => {
    const person = asPerson(known(id))
    if (!person) throw notFound('staff', id)
    // Of two that were given the later one is good: nobody has one in hand that the other one does not know of.
    await identity.people.endAll(id, 'invitation')
    return linkOf(await identity.people.let(person, 'invitation'))
  }

  door.route({
    method: 'GET',
    url: '/api/staff',
    action: 'staff:read',
    tag,
    summary: 'Everybody who works here, or did',
    answer: z.array(StaffView),
    answerTo: () => listStaff(house).map((staff) => view(staff, Date.now())),
  })

  door.route({
    method: 'POST',
    url: '/api/staff',
    action: 'staff:appoint',
    tag,
    summary: 'Take somebody on; they come in by a link that POST /api/staff/:id/link gives',
    body: StaffForm,
    answer: StaffView,
    status: 201,
    answerTo: async ({ body, person, key, reply }) => {
      refuseAdministrator(person, body.role)
      const done = await house.commit(person, (work) => invite(work, body), { key })
      return viewOf(answered(reply, done).staff)
    },
  })

  door.route({
    method: 'POST',
    url: '/api/staff/:id/link',
    action: 'staff:appoint',
    keyless: true,
    tag,
    summary: 'A one-time link for somebody who has no key yet',
    params: Id,
    answer: LinkView,
    answerTo: async ({ params: { id }, person }) => {
      await house.commit(person, (work) => command(work, id, { type: 'give-link', by: work.by }))
      return { link: await invitation(id) }
    },
  })

  door.route({
    method: 'DELETE',
    url: '/api/staff/:id/sessions',
    action: 'staff:appoint',
    tag,
    summary: 'Sign somebody out everywhere: within seconds they are out, their open screens included',
    params: Id,
    answer: z.object({ ended: z.int() }),
    answerTo: async ({ params: { id }, person }) => {
      // Out first: also while nothing can be written down.
      const ended = await identity.endAll(known(id).id)
      await house.commit(person, (work) => command(work, id, { type: 'sign-out', by: work.by, everywhere: true }))
      return { ended }
    },
  })

  /** One thing that is asked of one member of staff. */
  const asks = <Body extends z.ZodType>(
    method: 'PUT' | 'POST',
    path: string,
    action: Action,
    summary: string,
    body: Body,
    asked: (body: z.output<Body>) => DistributiveOmit<StaffCommand, 'by'>,
    after: (id: string) => Promise<unknown> = async () => undefined,
  ): void =>
    door.route({
      method,
      url: `/api/staff/:id${path}`,
      action,
      tag,
      summary,
      params: Id,
      body,
      answer: StaffView,
      answerTo: async ({ params: { id }, body, person, key, reply }) => {
        const wanted = asked(body as z.output<Body>)
        if (wanted.type === 'change') refuseAdministrator(person, wanted.role, known(id).role)
        // What was given to themselves for a time they do not pass on: two would keep it for ever.
        if (wanted.type === 'grant' && !mayDo({ role: person.role }, wanted.action, Date.now()))
          throw new Problem(403, 'not-allowed', 'Nobody grants what their own role may not do.', {
            action: wanted.action,
          })
        const done = await house.commit(
          person,
          (work) => command(work, id, { ...wanted, by: work.by } as StaffCommand),
          { key },
        )
        await after(answered(reply, done).staff)
        return viewOf(id)
      },
    })

  asks('PUT', '', 'staff:appoint', 'Change somebody’s name, role or unit', PostForm, (post) => ({
    type: 'change',
    ...post,
  }))
  asks(
    'POST',
    '/administrator',
    'staff:appoint-administrator',
    'Make an administrator of somebody who works here',
    ReasonForm,
    () => ({ type: 'make-administrator' }),
  )
  asks(
    'POST',
    '/leave',
    'staff:appoint',
    'They work here no more: their keys, sessions and rights end',
    ReasonForm,
    ({ reason }) => ({ type: 'leave', reason }),
    (id) => identity.forgetKeys(id),
  )
  asks(
    'POST',
    '/recover',
    'staff:recover',
    'Help somebody who has lost their keys: all of them end, and they come in by a new link',
    ReasonForm,
    ({ reason }) => ({ type: 'recover', reason }),
    (id) => identity.forgetKeys(id),
  )
  asks(
    'POST',
    '/return',
    // Or else who lets somebody leave and come back gets the link by which they come in, and nobody else has looked.
    'staff:return',
    'They work here again; they come in by a link',
    ReasonForm,
    ({ reason }) => ({
      type: 'return',
      reason,
    }),
  )
  asks(
    'POST',
    '/rights',
    'staff:grant',
    'Give somebody a right for a time',
    GrantForm,
    ({ action, until, reason }) => ({
      type: 'grant',
      action,
      until: Date.parse(until),
      reason,
    }),
  )
  asks(
    'POST',
    '/rights/withdraw',
    'staff:grant',
    'Take a right for a time back',
    GrantForm.pick({ action: true }),
    ({ action }) => ({ type: 'withdraw', action }),
  )
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never
