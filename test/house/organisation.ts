import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A sign-in of an organisation (OpenID Connect), as one runs it elsewhere: whoever types a number there is believed. */
export interface Organisation {
  readonly issuer: string
  readonly client: { readonly id: string; readonly secret: string }
  close(): Promise<void>
}

/** Somebody who types `1042@elsewhere` is another person who has the number 1042. `home`: where the duty centre is, to which people are sent back. */
export const openOrganisation = async (home: string): Promise<Organisation> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const client = { id: 'yordam', secret: 'a secret between the two of them' }
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${home}/api/session/callback/oidc`],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_context, id) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id.split('@')[0]! }),
    }),
    pkce: { required: () => true },
  })
  server.on('request', provider.callback())
  return { issuer, client, close: () => closed(server) }
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
