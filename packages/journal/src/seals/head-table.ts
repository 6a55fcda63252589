import type pg from 'pg'
import type { SignedHead } from './head.ts'
import { headOf } from './head.ts'

/** The heads of one log in the database, in order of size. */
export const storedHeads = async (client: pg.ClientBase, log: string): Promise<SignedHead[]> => {
  const { rows } = await client.query<SignedHead>(
    'select head as text, signature from journal.seal where log = $1 order by size',
    [log],
  )
  return rows
}

export const lastStoredHead = async (client: pg.ClientBase, log: string): Promise<SignedHead | undefined> => {
  const { rows } = await client.query<SignedHead>(
    'select head as text, signature from journal.seal where log = $1 order by size desc limit 1',
    [log],
  )
  return rows[0]
}

/** Adds heads; those that are there already are left as they are. */
export const storeHeads = async (client: pg.ClientBase, heads: readonly SignedHead[]): Promise<void> => {
  const read = heads.map(headOf)
  await client.query(
    `insert into journal.seal (log, size, head, signature)
     select * from unnest($1::text[], $2::bigint[], $3::text[], $4::text[]) on conflict do nothing`,
    [
      read.map((head) => head.log),
      read.map((head) => head.size),
      heads.map((head) => head.text),
      heads.map((head) => head.signature),
    ],
  )
}
