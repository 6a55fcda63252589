import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { PostgresError } from './errors.ts'
import { readText } from './place.ts'

/** Locks that this process has. They are lost when the garbage collector closes their files. */
const held = new Set<DatabaseSync>()

/**
 * Makes this process the holder of a folder for as long as it lives, and answers how to give it up. The lock is SQLite's on
 * an empty file: Node has no other lock that the kernel takes back from a killed process, on every platform. So no process
 * number has to be believed.
 * @param graceMs how long another holder may take to go
 * @throws PostgresError `in-use` when another holder stays
 */
export async function lockFolder(folder: string, graceMs: number): Promise<() => void> {
  const deadline = Date.now() + graceMs
  for (;;) {
    const lock = tryLock(lockFile(folder))
    if (lock) {
      held.add(lock)
      await writeFile(holderFile(folder), `process ${process.pid} since ${new Date().toISOString()}\n`, { mode: 0o600 })
      return () => {
        if (held.delete(lock)) lock.close()
      }
    }
    if (Date.now() >= deadline) break
    await sleep(50)
  }
  const holder = (await readText(holderFile(folder)))?.trim() ?? 'unknown'
  throw new PostgresError('in-use', `The database in ${folder} is in use (${holder}). Stop that one first.`)
}

export const lockFile = (folder: string): string => join(folder, 'holder.lock')

/** For people: who has the lock, or had it last. */
const holderFile = (folder: string) => join(folder, 'holder')

/** SQLite's `SQLITE_BUSY` */
const busy = 5

function tryLock(path: string): DatabaseSync | undefined {
  const database = new DatabaseSync(path)
  try {
    database.exec('BEGIN EXCLUSIVE')
    return database
  } catch (error) {
    database.close()
    if ((error as { errcode?: number }).errcode === busy) return undefined
    throw error
  }
}
