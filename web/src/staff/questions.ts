import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { answerOf } from '../api/questions.ts'
import type { Action, StaffForm, StaffMember } from '../api/words.ts'

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: async ({ signal }) => answerOf(await server.GET('/api/staff', { signal })),
})

const of = (id: string) => ({ params: { path: { id } } })

export const invite = async (body: StaffForm): Promise<StaffMember> =>
  answerOf(await server.POST('/api/staff', { body }))

/** The one-time link for somebody who has no key yet. */
export const linkFor = async (id: string): Promise<string> =>
  answerOf(await server.POST('/api/staff/{id}/link', of(id))).link

export const changePost = async (id: string, body: Omit<StaffForm, 'login'>) =>
  answerOf(await server.PUT('/api/staff/{id}', { ...of(id), body }))

export const leave = async (id: string, reason: string) =>
  answerOf(await server.POST('/api/staff/{id}/leave', { ...of(id), body: { reason } }))

/** A second administrator has to agree: only then a link can be given. */
export const comeBack = async (id: string, reason: string) =>
  answerOf(await server.POST('/api/staff/{id}/return', { ...of(id), body: { reason } }))

export const grant = async (id: string, action: Action, until: string, reason: string) =>
  answerOf(await server.POST('/api/staff/{id}/rights', { ...of(id), body: { action, until, reason } }))

export const withdraw = async (id: string, action: Action) =>
  answerOf(await server.POST('/api/staff/{id}/rights/withdraw', { ...of(id), body: { action } }))

/** A second administrator has to agree: only then their keys end, and a new link can be given. */
export const recover = async (id: string, reason: string) =>
  answerOf(await server.POST('/api/staff/{id}/recover', { ...of(id), body: { reason } }))

/** A second administrator has to agree: nobody makes one alone. */
export const makeAdministrator = async (id: string, reason: string) =>
  answerOf(await server.POST('/api/staff/{id}/administrator', { ...of(id), body: { reason } }))

export const signOutEverywhere = async (id: string) => answerOf(await server.DELETE('/api/staff/{id}/sessions', of(id)))
