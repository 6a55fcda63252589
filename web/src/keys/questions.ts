import { queryOptions } from '@tanstack/react-query'
import { server } from '../api/client.ts'
import { makePasskey } from '../api/passkeys.ts'
import { granted } from '../api/session.ts'

export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: () => granted(server.GET('/api/keys')) })

/** Has the authenticator make a passkey, and the server keep it. */
export const addPasskey = async (name: string) => {
  const response = await makePasskey(await granted(server.POST('/api/keys/options')))
  return granted(server.POST('/api/keys', { body: { response, name } }))
}

export const removePasskey = (id: string) => granted(server.DELETE('/api/keys/{id}', { params: { path: { id } } }))

/** Returns what the authenticator app is to know. */
export const setPassword = async (password: string) =>
  (await granted(server.PUT('/api/keys/password', { body: { password } }))).uri

export const confirmPassword = (code: string) => granted(server.POST('/api/keys/password/confirm', { body: { code } }))
