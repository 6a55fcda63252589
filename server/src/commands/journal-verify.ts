import { type Verification, verify } from '@yordam/journal'
import { kinds } from '../kinds.ts'
import { type Comparison, compareTables } from '../platform/house/compare.ts'
import { withDatabase } from './reach.ts'

/**
 * Holds the journal against its seals, and the read tables against the journal. Exits with 1 when one is not as it was sealed,
 * or the others not as they follow from it, and names the places.
 */
export const verifyJournal = (): Promise<void> =>
  withDatabase(async ({ pool, url, folder }) => {
    const journal = await verify({ connection: url, dir: folder.within('seals') })
    sayOfJournal(journal)
    // From a journal that was changed, nothing follows.
    const tables = journal.ok ? await compareTables(pool, kinds) : undefined
    sayOfTables(tables)
    if (!journal.ok || tables === undefined || tables.differences.length > 0) process.exitCode = 1
  })

const sayOfJournal = ({ ok, events, sealedTo, unsealed, heads, problems }: Verification): void => {
  for (const { kind, seq, detail } of problems) console.log(`${kind} at event ${seq}: ${detail}`)
  console.log(`${events} events, ${sealedTo} under ${heads} seals, ${unsealed} not sealed yet`)
  console.log(
    ok
      ? 'The journal is as it was sealed.'
      : `THE JOURNAL IS NOT AS IT WAS SEALED: the first place is event ${problems[0]!.seq}.`,
  )
}

const sayOfTables = (tables: Comparison | undefined): void => {
  if (!tables) {
    console.log('The read tables were not compared with it.')
    return
  }
  const { rows, differences, outdated } = tables
  for (const { table, id, detail } of differences) console.log(`${table}: the row ${id} ${detail}`)
  for (const kind of outdated) console.log(`board.${kind} was not compared: it is made anew at the next start`)
  console.log(`${rows} rows of the read tables compared with the journal`)
  console.log(
    differences.length === 0
      ? 'The read tables are what follows from it.'
      : 'THE READ TABLES ARE NOT WHAT FOLLOWS FROM IT. After `delete from board.made`, the next start makes them anew.',
  )
}
