import { expect, test } from 'vitest'
import { withClient } from './database.ts'
import { testDatabase } from './testing.ts'

test('each database is empty, and gone when dropped', async () => {
  const [one, other] = await Promise.all([testDatabase(), testDatabase()])
  await withClient(one.url, (client) => client.query('CREATE TABLE calls (id int)'))
  const tables = await withClient(other.url, (client) =>
    client.query("SELECT FROM pg_tables WHERE tablename = 'calls'"),
  )
  expect(tables.rowCount).toBe(0)

  await Promise.all([one.drop(), other.drop()])
  await expect(withClient(one.url, (client) => client.query('SELECT 1'))).rejects.toThrow('does not exist')
})
