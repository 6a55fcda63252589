import { z } from 'zod'
import type { House } from '../platform/house/house.ts'
import { type Door, Id } from '../platform/http/door.ts'
import { notFound } from '../platform/http/problems.ts'
import { challengeOf, keep } from '../platform/identity/cookies.ts'
import type { Keys } from '../platform/identity/keys.ts'
import type { Person } from '../platform/identity/people.ts'
import type { Sessions } from '../platform/identity/sessions.ts'
import { Instant, instant, text } from '../platform/words.ts'
import { command } from './command.ts'
import { staffKind } from './evolve.ts'
import { Code, Password, WebAuthnJson } from './session.ts'
import type { Key } from './staff.ts'

const KeysView = z
  .object({
    passkeys: z.array(z.object({ id: z.string(), name: z.string(), madeAt: Instant })),
    password: z.boolean().meta({ description: 'Whether there is a password with a confirmed second factor' }),
  })
  .meta({ id: 'Keys' })

const tag = 'identity'

/** One's own ways in. Whoever adds or removes one has come in within the last hour. */
export const keyRoutes = (door: Door, house: House, keys: Keys, sessions: Sessions): void => {
  const record = (person: Person, type: 'add-key' | 'remove-key', key: Key) =>
    house.commit(person, (work) => command(work, person.id, { type, by: work.by, key }))
  /** Whoever makes the first key is whom it all was for: who came in by another link before is out. */
  const recordNew = async (person: Person, key: Key, pass: string): Promise<void> => {
    const isFirst = house.get(staffKind, person.id)?.status === 'invited'
    await record(person, 'add-key', key)
    if (isFirst) await sessions.endOthers(pass)
  }
  const own = { action: 'keys:own', keyless: true, tag } as const

  door.route({
    method: 'GET',
    url: '/api/keys',
    action: 'keys:own',
    tag,
    summary: 'My passkeys, and whether I have a password',
    answer: KeysView,
    answerTo: async ({ request }) => {
      const { passkeys, password } = await keys.list(request.pass!)
      return { passkeys: passkeys.map(({ id, name, madeAt }) => ({ id, name, madeAt: instant(madeAt) })), password }
    },
  })

  door.route({
    ...own,
    method: 'POST',
    url: '/api/keys/options',
    summary: 'What an authenticator needs to make a passkey (WebAuthn: PublicKeyCredentialCreationOptionsJSON)',
    answer: WebAuthnJson,
    answerTo: async ({ request, reply, person }) => {
      const { options, cookies } = await keys.askForPasskey(request.pass!, person.name)
      keep(reply, cookies)
      return options as Record<string, unknown>
    },
  })

  door.route({
    ...own,
    method: 'POST',
    url: '/api/keys',
    summary: 'Keep the passkey that was made (WebAuthn: RegistrationResponseJSON)',
    body: z.object({ response: WebAuthnJson, name: text(60) }),
    answer: z.object({ id: z.string() }),
    status: 201,
    answerTo: async ({ body: { response, name }, request, person }) => {
      const id = await keys.keepPasskey(request.pass!, challengeOf(request), response, name)
      try {
        await recordNew(person, 'passkey', request.pass!)
      } catch (error) {
        // A key of which nothing is on the record is none.
        await keys.removePasskey(request.pass!, id)
        throw error
      }
      return { id }
    },
  })

  door.route({
    method: 'DELETE',
    url: '/api/keys/:id',
    action: 'keys:own',
    tag,
    summary: 'Throw one of my passkeys away',
    params: Id,
    answer: z.object({ ended: z.boolean() }),
    answerTo: async ({ params: { id }, request, person }) => {
      if (!(await keys.removePasskey(request.pass!, id))) throw notFound('passkey', id)
      await record(person, 'remove-key', 'passkey')
      return { ended: true }
    },
  })

  door.route({
    ...own,
    method: 'PUT',
    url: '/api/keys/password',
    summary: 'Set a password; it counts once a code of the authenticator app has confirmed it',
    body: z.object({ password: Password }),
    answer: z.object({
      uri: z.string().meta({ description: 'otpauth://…, for the authenticator app; shown this once' }),
    }),
    answerTo: async ({ body: { password }, request }) => ({ uri: await keys.setPassword(request.pass!, password) }),
  })

  door.route({
    ...own,
    method: 'POST',
    url: '/api/keys/password/confirm',
    summary: 'Confirm the password by a code of the authenticator app',
    body: z.object({ code: Code }),
    answer: z.object({ confirmed: z.boolean() }),
    answerTo: async ({ body: { code }, request, reply, person }) => {
      const { cookies, pass } = await keys.confirmPassword(request.pass!, code)
      keep(reply, cookies)
      await recordNew(person, 'password', pass)
      return { confirmed: true }
    },
  })
}
