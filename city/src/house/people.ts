import type { Api } from '../api/client.ts'
import { Failed, runNode } from './run.ts'

/** An administrator's token, made by the command line of the server whose data folder `env` names. @throws Failed */
export async function makeAdministrator(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<string> {
  const args = ['server/src/cli.ts', 'token', 'create', '--role', 'administrator', '--name', 'Demo city']
  const token = (await runNode(args, env, signal)).trim().split('\n').at(-1)
  if (!token) throw new Failed('The server made no token for the demo city.')
  return token
}

/** Somebody whom the city brings along. */
export type Person =
  | { readonly role: 'operator'; readonly name: string }
  | { readonly role: 'crew'; readonly name: string; readonly unit: string }

/** A token for one of them. */
export async function letIn(administrator: Api, person: Person): Promise<string> {
  const { token } = await administrator.command<{ token: string }>('/api/tokens', person)
  return token
}
