import { expect, it } from 'vitest'
import { freshPlace, openAt, vaultAt } from '../../testing/database.ts'
import { copyTuples } from '../copy-out.ts'
import { decodeRow } from '../row.ts'
import { leafBytes } from './leaf.ts'

it('a leaf made from an exported row is what the database sends for it', async () => {
  const place = await freshPlace()
  const journal = await openAt(place, { vault: vaultAt(place) })
  await journal.write(
    [
      { stream: 'a', expectedVersion: 0, events: [{ type: 't', body: { text: 'Ўзбекистон 💥 \\ \u0000' } }] },
      { stream: 'b', events: [{ type: 't', body: {}, private: { name: { subject: 's', retention: 'r', value: 1 } } }] },
    ],
    { at: 1_800_000_000_123 },
  )
  const tuples: Buffer[] = []
  await copyTuples(place.sql, { after: 0, to: 10, limit: 10 }, (tuple) => tuples.push(Buffer.from(tuple)))
  expect(tuples).toHaveLength(2)
  for (const tuple of tuples) expect(leafBytes(decodeRow(tuple))).toEqual(tuple)
})
