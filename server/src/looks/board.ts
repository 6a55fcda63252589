import type { Sealed } from '@yordam/journal'
import type { Pool } from 'pg'
import { instant } from '../platform/words.ts'
import type { Look, LookHour, LookQuery, LookView, OwnLookView } from './look.ts'

/** The read side of the log: from its table, the newest first. */
export class LooksBoard {
  readonly #pool: Pool
  readonly #open: (sealed: Sealed) => unknown

  constructor(pool: Pool, open: (sealed: Sealed) => unknown) {
    this.#pool = pool
    this.#open = open
  }

  /** At most `limit` looks that came before the one numbered `before`. */
  async page(
    { by, thing, from, until, purpose, unusual }: LookQuery,
    before: number | undefined,
    limit: number,
  ): Promise<Look[]> {
    const { rows } = await this.#pool.query<{ state: Look }>(
      `select state from board.look
       where ($1::text is null or person = $1)
         and ($2::text is null or subjects @> array[$2])
         and ($3::bigint is null or at >= $3)
         and ($4::bigint is null or at < $4)
         and ($5::text is null or purpose = $5)
         and ($6::boolean is not true or unusual)
         and ($7::bigint is null or "number" < $7)
       order by "number" desc limit $8`,
      [
        by ?? null,
        thing ?? null,
        from === undefined ? null : Date.parse(from),
        until === undefined ? null : Date.parse(until),
        purpose ?? null,
        unusual ?? null,
        before ?? null,
        limit,
      ],
    )
    return rows.map(({ state }) => state)
  }

  /** Whole hours from one time to another, ms, also those in which nobody looked. */
  async hours(from: number, until: number): Promise<LookHour[]> {
    const { rows } = await this.#pool.query<{ hour: string; looks: number; unusual: number }>(
      `select hour, count(number)::int as looks, count(number) filter (where unusual)::int as unusual
       from generate_series($1::bigint, $2::bigint, 3600000) as hour
       left join board.look on at >= hour and at < hour + 3600000
       group by hour order by hour`,
      [from, until],
    )
    return rows.map(({ hour, looks, unusual }) => ({ hour: instant(Number(hour)), looks, unusual }))
  }

  view({ id, at, by, seat, thing, subjects, purpose, text, marks }: Look): LookView {
    return {
      id,
      at: instant(at),
      by,
      seat,
      thing,
      subjects: [...subjects],
      purpose: { ...purposeOf(purpose), text: text && ((this.#open(text) as string | undefined) ?? null) },
      marks: [...marks],
    }
  }
}

const purposeOf = (purpose: Look['purpose']) => ({
  for: purpose.for,
  id: 'id' in purpose ? purpose.id : null,
  because: 'because' in purpose ? purpose.because : null,
})

/** As whoever was looked at is told of it. */
export const viewOwn = ({ at, by, purpose }: Look, site: number, withName: boolean): OwnLookView => ({
  at: instant(at),
  role: by.role,
  site,
  name: withName ? by.name : null,
  purpose: purposeOf(purpose),
})
