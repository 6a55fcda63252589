import { realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { findBinaries } from './binaries.ts'
import { lockFile, lockFolder } from './lock.ts'
import { exists, findPlace } from './place.ts'
import { endServer, livingPostmaster } from './postmaster.ts'

/**
 * Deletes the database of a folder for good, and the folder, also where the database lies elsewhere. A server that a
 * killed process left is ended first. A folder that never held a database is left alone.
 * @throws PostgresError `in-use` when a process holds it
 */
export async function erasePostgres(dataDir: string): Promise<void> {
  const folder = await realpath(dataDir).catch(() => undefined)
  if (!folder || !(await exists(lockFile(folder)))) return
  const unlock = await lockFolder(folder, 0)
  try {
    const place = await findPlace(folder)
    const running = await livingPostmaster(place.cluster)
    const binaries = await findBinaries(undefined, async () => folder)
    if (running) await endServer(running.pid, { place, binaries, log: () => {} })
    const elsewhere = place.home !== folder && (await exists(join(place.cluster, 'PG_VERSION')))
    if (elsewhere) await rm(place.home, { recursive: true })
  } finally {
    unlock()
  }
  await rm(folder, { recursive: true })
}
