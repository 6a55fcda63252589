export { createDatabase } from './database.ts'
export { PostgresError, type PostgresFailure } from './errors.ts'
export type { Postgres } from './serve.ts'
export { findPostgres, type StartOptions, startPostgres } from './start.ts'
