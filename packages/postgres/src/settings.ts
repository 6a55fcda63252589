import { PostgresError } from './errors.ts'

/** For a small machine with an ordinary disk: quick durable commits, no bursts of writing. All of it may be overridden. */
const tuned: Readonly<Record<string, string>> = {
  shared_buffers: '256MB',
  max_connections: '64',
  // Commits write the log only; pages follow slowly in the background, not in bursts every few minutes.
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  checkpoint_completion_target: '0.9',
  wal_buffers: '16MB',
  // Flash storage: an index page costs hardly more than the next page of a scan.
  random_page_cost: '1.1',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  // Compiling a plan pays for analytics, and delays the short statements of a journal.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Errors of statements go to who sent them. Repeated in the log they would carry people's names there.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** What an acknowledgement rests on: after a commit the rows are on the disk, and a torn page is repaired. */
const durable: Readonly<Record<string, string>> = {
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  // Elsewhere the default is right; on macOS plain fsync leaves the data in the drive's own cache.
  ...(process.platform === 'darwin' && { wal_sync_method: 'fsync_writethrough' }),
}

/** Settings by which the server is found again; they follow from the folder. */
const reserved = new Set([
  ...['cluster_name', 'listen_addresses', 'port', 'data_directory', 'restart_after_crash', 'logging_collector'],
  ...['unix_socket_directories', 'unix_socket_permissions', 'hba_file', 'external_pid_file', 'log_destination'],
])

/** @throws PostgresError for a setting that is not the caller's to choose */
export function refuseSettings(chosen: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(chosen)) {
    if (reserved.has(name)) throw new PostgresError('setting-refused', `The setting ${name} follows from the folder.`)
    if (name in durable && value !== durable[name]) {
      throw new PostgresError('setting-refused', `The setting ${name} stays "${durable[name]}": a commit must last.`)
    }
  }
}

/** Command-line arguments of `postgres`, from the tuned settings, the caller's, and those of the folder. */
export function settingArguments(
  chosen: Readonly<Record<string, string>>,
  own: Readonly<Record<string, string>>,
): string[] {
  const settings = { ...tuned, ...chosen, ...durable, ...own }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}
