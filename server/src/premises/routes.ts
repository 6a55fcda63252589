import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import type { Work } from '../platform/house/work.ts'
import { answered, type Door, linkNext, Page } from '../platform/http/door.ts'
import { findOpen } from '../platform/http/find.ts'
import { Problem } from '../platform/http/problems.ts'
import { lineOf, type PremisesBoard } from './board.ts'
import { accountKind } from './evolve.ts'
import { type Account, AccountForm, AccountId, AccountLine, AccountView, TestForm } from './premises.ts'
import { put, register, test } from './register.ts'

const tag = 'premises'
const InPath = z.object({ account: AccountId })

export const accountRoutes = (door: Door, house: House, board: PremisesBoard): void => {
  const found = (id: string): Account => findOpen(house, accountKind, id)
  /** A command answers with no more than a list: what is known of the place was not asked for. */
  const view = (id: string): AccountLine => lineOf(found(id))

  const onTestAfter = (after = '', count: number): readonly Account[] =>
    house
      .find(accountKind, 'test', 'on')
      .filter(({ id }) => id > after)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .slice(0, count)

  door.route({
    method: 'GET',
    url: '/api/accounts',
    action: 'account:read',
    tag,
    summary: 'The accounts, in the order of their names, without names and places',
    query: Page.extend({
      onTest: z.literal('true').optional().meta({ description: 'Those alone that are on test now' }),
    }),
    answer: z.array(AccountLine),
    answerTo: async ({ query: { after, limit, onTest }, request, reply }) => {
      const page = onTest ? onTestAfter(after, limit + 1) : await house.page(accountKind, { after, limit: limit + 1 })
      return linkNext(request, reply, page, limit, ({ id }) => id).map(lineOf)
    },
  })

  door.route({
    method: 'GET',
    url: '/api/accounts/:account',
    action: 'account:read',
    tag,
    summary: 'One account',
    params: InPath,
    looksAt: ({ params: { account } }) => `account:${account}`,
    answer: AccountView,
    answerTo: ({ params: { account } }) => board.view(found(account)),
  })

  door.route({
    method: 'POST',
    url: '/api/accounts',
    action: 'account:write',
    tag,
    summary: 'Register an account and its premises',
    body: AccountForm,
    answer: AccountLine,
    status: 201,
    answerTo: async ({ body, person, key, reply }) =>
      view(answered(reply, await house.commit(person, (work) => register(work, body), { key })).account),
  })

  door.route({
    method: 'PUT',
    url: '/api/accounts/:account',
    action: 'account:write',
    tag,
    summary: 'Register an account, or make it what this says',
    params: InPath,
    body: AccountForm,
    answer: AccountLine,
    answerTo: async ({ params: { account }, body, person, key, reply }) => {
      if (body.account !== account)
        throw new Problem(400, 'bad-request', 'The account of the address and of the body differ.')
      return view(answered(reply, await house.commit(person, (work) => put(work, body), { key })).account)
    },
  })

  door.route({
    method: 'PUT',
    url: '/api/accounts/:account/test',
    action: 'account:test',
    tag,
    summary: 'Put an account on test until a time, or end the test',
    params: InPath,
    body: TestForm,
    answer: AccountLine,
    answerTo: async ({ params: { account }, body: { until, reason }, person, key, reply }) => {
      const { account: known } = view(account)
      const end = until === null ? null : Date.parse(until)
      const ask = (work: Work) => test(work, known, end, reason)
      return view(answered(reply, await house.commit(person, ask, { key })).account)
    },
  })
}
