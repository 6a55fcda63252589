export type ProblemKind =
  /** An event is not what was sealed. */
  | 'changed'
  /** Events are missing; what comes behind them may have been renumbered. */
  | 'removed'
  /** Events stand where there were none; what comes behind them was renumbered. */
  | 'inserted'
  /** Two events have changed places. */
  | 'swapped'
  /** The end of the journal is missing. */
  | 'cut'
  /** Seals are missing in the database that are in the file or elsewhere. */
  | 'seals-cut'
  /** Of one size there are two different seals. */
  | 'seals-changed'
  /** The files beside the database are damaged. */
  | 'seal-file-damaged'
  /** A seal was not made with the key, or does not continue the one before it. */
  | 'head-signature'

/** Something that `verify` has found. */
export type Problem = {
  readonly kind: ProblemKind
  /** The first event concerned. */
  readonly seq: number
  readonly detail: string
}
