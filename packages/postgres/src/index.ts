export { createDatabase } from './database.ts'
export { PostgresError, type PostgresFailure } from './errors.ts'
export { findPostgres, type Postgres, type StartOptions, startPostgres } from './start.ts'
export { type SupervisedPostgres, type SuperviseOptions, type SupervisionNews, supervisePostgres } from './supervise.ts'
