import { type AddressInfo, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuseTakenPorts } from './ports.ts'
import { readSettings } from './settings.ts'

const other = createServer()
let taken: string
beforeAll(async () => {
  await new Promise<void>((resolve) => other.listen({ host: '127.0.0.1', port: 0 }, resolve))
  taken = String((other.address() as AddressInfo).port)
})
afterAll(() => void other.close())

const tried = (environment: Record<string, string>) =>
  refuseTakenPorts(readSettings({ YORDAM_HTTP_PORT: '0', YORDAM_DC09_PORT: '0', ...environment }))

test.each(['YORDAM_HTTP_PORT', 'YORDAM_DC09_PORT'])(
  'a taken port is named with its own setting: %s',
  async (setting) => {
    const told = await tried({ [setting]: taken }).then(String, ({ message }: Error) => message)
    expect(told).toBe(`Port ${taken} of 127.0.0.1 is taken by another program. Set ${setting} to a free one.`)
  },
)

test('one port for both is refused; any free port is not', async () => {
  await expect(tried({ YORDAM_HTTP_PORT: '4711', YORDAM_DC09_PORT: '4711' })).rejects.toThrow('both 4711')
  await expect(tried({})).resolves.toBeUndefined()
})
