import { type Problem, ProblemError } from './problem.ts'

/** Passkeys need https, or `localhost`; and a browser of the last years, which reads and writes them as JSON (WebAuthn Level 3, 5.1.8). */
export const canUsePasskeys = (): boolean =>
  isSecureContext &&
  typeof PublicKeyCredential === 'function' &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  'parseCreationOptionsFromJSON' in PublicKeyCredential

type Json = Record<string, unknown>

/** Whoever closes the browser's own dialog, or has no key with them: nothing has happened. */
const notShown: Problem = { code: 'passkey-not-shown', title: 'No passkey was shown.', status: 0, detail: {} }

const shown = async (credential: Promise<Credential | null>): Promise<Json> => {
  const given = await credential.catch(() => null)
  if (!(given instanceof PublicKeyCredential)) throw new ProblemError(notShown)
  return { ...given.toJSON() }
}

/** Has the authenticator sign what the server asks. */
export const showPasskey = (options: Json): Promise<Json> =>
  shown(navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as never) }))

/** Has the authenticator make a passkey. */
export const makePasskey = (options: Json): Promise<Json> =>
  shown(navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as never) }))
