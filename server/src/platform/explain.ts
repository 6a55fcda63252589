import { JournalError, JournalLocked } from '@yordam/journal'
import { PostgresError } from '@yordam/postgres'
import { FolderRefused } from './folder.ts'
import { WrongSettings } from './settings.ts'

/** What an administrator reads when the server cannot start: what is wrong and what to do, not a stack trace. */
export const explain = (error: unknown): string => {
  if (error instanceof JournalLocked) {
    const { url, host, pid, since } = (error.holder ?? {}) as Record<string, unknown>
    return `Another server uses this data: ${url ?? 'unknown'} (process ${pid ?? '?'} on ${host ?? '?'}, since ${since ?? '?'}). Stop it first.`
  }
  if (error instanceof WrongSettings || error instanceof FolderRefused) return error.message
  if (error instanceof PostgresError || error instanceof JournalError) return error.message
  const { code, port, address, message, stack } = error as NodeJS.ErrnoException & { port?: number; address?: string }
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${address} is taken by another program. Set YORDAM_HTTP_PORT or YORDAM_DC09_PORT.`
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} needs rights that this process lacks; ports above 1023 need none.`
  if (code === 'EACCES' || code === 'EROFS') return `${message}. Set YORDAM_DATA to a folder that this user may write.`
  return stack ?? String(error)
}

/** Ends in order when asked to; a second request does not wait. */
export const announceEnd = (close: () => Promise<void>, log: (line: string) => void): void => {
  let ending = false
  const end = (signal: NodeJS.Signals) => {
    if (ending) process.exit(130)
    ending = true
    log(`Stopping (${signal}) …`)
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(explain(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
