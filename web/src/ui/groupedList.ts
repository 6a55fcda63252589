/** One part of a list under a heading. */
export interface Group<Row extends string> {
  readonly id: string
  readonly label: string
  readonly rows: readonly Row[]
}

/** One line of the list as it is drawn: a heading (`row` null) or a row, with its place in its group from 1. */
export interface Item<Row extends string> {
  readonly key: string
  readonly group: Group<Row>
  readonly row: Row | null
  readonly at: number
}

/** Headings and rows, one below the other. */
export const itemsOf = <Row extends string>(groups: readonly Group<Row>[]): readonly Item<Row>[] =>
  groups.flatMap((group) => [
    { key: `heading ${group.id}`, group, row: null, at: 0 },
    // A row has the same key in whatever group it stands: it is the same thing.
    ...group.rows.map((row, at) => ({ key: row, group, row, at: at + 1 })),
  ])
