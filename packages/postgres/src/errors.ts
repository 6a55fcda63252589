/** Why PostgreSQL could not be started. The code is stable; the message says what to do. */
export type PostgresFailure =
  | 'no-binaries' // no PostgreSQL for this platform, or its package is not installed
  | 'no-account' // started as root, and the machine has no other account to run PostgreSQL under
  | 'setting-refused' // a setting that is not the caller's to choose
  | 'not-ours' // the folder belongs to another account, or its parts do not fit together
  | 'other-version' // the folder was made by another major version
  | 'in-use' // another living process holds the database of this folder
  | 'disk-full'
  | 'address-in-use'
  | 'start-failed' // anything else; the message carries PostgreSQL's own last words

/** PostgreSQL could not be started, or not with this folder. */
export class PostgresError extends Error {
  readonly code: PostgresFailure

  constructor(code: PostgresFailure, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'PostgresError'
    this.code = code
  }
}

/** PostgreSQL's own words for what stopped it, and ours. The first match counts. */
const complaints: readonly (readonly [RegExp, PostgresFailure, string])[] = [
  [/No space left on device|Disk quota exceeded/, 'disk-full', 'The disk is full. Free some space and start again.'],
  [/could not bind|Address already in use/, 'address-in-use', 'Another program has taken the port of the database.'],
  [/database files are incompatible/, 'other-version', 'The folder was made by another version of PostgreSQL.'],
  [/Permission denied|wrong ownership/, 'not-ours', 'Files of the database belong to another account.'],
]

/** The error for a PostgreSQL program that ended by itself, from what it printed. */
export function failureFrom(doing: string, output: string): PostgresError {
  const [, code, advice] = complaints.find(([words]) => words.test(output)) ?? [undefined, 'start-failed' as const, '']
  const words = output.trim().split('\n').slice(-6).join('\n')
  return new PostgresError(code, [`${doing} failed.`, advice, `PostgreSQL said:\n${words}`].filter(Boolean).join(' '))
}

/** What codes of the file system, and of PostgreSQL (`disk_full`), mean for who starts a database. */
const codes: Readonly<Record<string, readonly [PostgresFailure, string]>> = {
  ENOSPC: ['disk-full', 'The disk is full. Free some space and start again.'],
  EDQUOT: ['disk-full', 'The quota of the disk is used up. Free some space and start again.'],
  '53100': ['disk-full', 'The disk is full. Free some space and start again.'],
  EACCES: ['not-ours', 'The folder, or one above it, belongs to another account.'],
  EPERM: ['not-ours', 'The folder, or one above it, belongs to another account.'],
  EROFS: ['not-ours', 'The file system is read-only.'],
}

/** Any error met on the way to a running server, in our words where we have some. */
export function failureOf(doing: string, error: unknown): unknown {
  const { code = '', message } = error as { code?: string; message: string }
  const [failure, advice] = (error instanceof PostgresError ? undefined : codes[code]) ?? []
  return failure ? new PostgresError(failure, `${doing} failed. ${advice} (${message})`, { cause: error }) : error
}
