import type { ServerProcess } from './server-process.ts'

/** A few premises and units, registered through the API as an administrator does it. */
export interface Town {
  readonly token: string
  /** Accounts in clear, `1000` and on. */
  readonly accounts: readonly string[]
}

const around: readonly [number, number] = [69.24, 41.31]

export const registerTown = async (
  server: ServerProcess,
  { accounts = 3, units = ['T-01', 'T-02', 'T-03'] }: { accounts?: number; units?: readonly string[] } = {},
): Promise<Town> => {
  const token = (await server.yordam('token', 'create', '--role', 'administrator', '--name', 'Test'))
    .split('\n')
    .at(-1)!
  const numbers = Array.from({ length: accounts }, (_, index) => String(1000 + index))
  for (const [index, account] of numbers.entries()) {
    await server.api(token, 'PUT', `/api/accounts/${account}`, {
      account,
      zones: [{ number: '1', name: 'hall' }],
      premises: {
        name: `Flat ${index + 1}`,
        address: `Qatortol ${index + 1}`,
        position: [around[0] + index / 1000, around[1]],
        notes: 'Dog',
      },
    })
  }
  for (const [index, id] of units.entries()) {
    await server.api(token, 'PUT', `/api/units/${id}`, { id, capabilities: ['patrol'], crew: ['A. Karimov'] })
    await server.api(token, 'POST', `/api/units/${id}/position`, {
      position: [around[0] + (index + 1) / 100, around[1]],
    })
  }
  return { token, accounts: numbers }
}
