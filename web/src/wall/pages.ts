/** A list in pages of at most `fits` rows, as equal as they can be: three rows on the last page would look like the end of the work. */
export const pagesOf = <Row>(rows: readonly Row[], fits: number): readonly (readonly Row[])[] => {
  if (rows.length === 0) return []
  const count = Math.ceil(rows.length / Math.max(1, fits))
  const startOf = (page: number): number => Math.ceil((page * rows.length) / count)
  return Array.from({ length: count }, (_, page) => rows.slice(startOf(page), startOf(page + 1)))
}

/** How long a page stands, ms: ten rows are read twice. */
export const pageStands = 12_000

/** The page whose turn it is at `now`: all walls of a room turn together. */
export const turnOf = (now: number, pages: number): number => (pages > 0 ? Math.floor(now / pageStands) % pages : 0)
