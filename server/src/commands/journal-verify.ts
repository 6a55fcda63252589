import { verify } from '@yordam/journal'
import { withDatabase } from './reach.ts'

/** Holds the journal against its seals. Exits with 1 when it is not as it was sealed, and names the places. */
export const verifyJournal = async (): Promise<void> => {
  const { ok, events, sealedTo, unsealed, heads, problems } = await withDatabase(({ url, folder }) =>
    verify({ connection: url, dir: folder.within('seals') }),
  )
  for (const { kind, seq, detail } of problems) console.log(`${kind} at event ${seq}: ${detail}`)
  console.log(`${events} events, ${sealedTo} under ${heads} seals, ${unsealed} not sealed yet`)
  console.log(
    ok
      ? 'The journal is as it was sealed.'
      : `THE JOURNAL IS NOT AS IT WAS SEALED: the first place is event ${problems[0]!.seq}.`,
  )
  if (!ok) process.exitCode = 1
}
