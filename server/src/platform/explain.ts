import { JournalError, JournalLocked } from '@yordam/journal'
import { PostgresError } from '@yordam/postgres'
import { PlainError } from './plain-error.ts'

/** What an administrator reads when something could not be done: what is wrong and what to do; a stack only of our own mistakes. */
export const explain = (error: unknown): string => {
  if (error instanceof JournalLocked) {
    const { url, host, pid, since } = (error.holder ?? {}) as Record<string, unknown>
    return `Another server uses this data: ${url ?? 'unknown'} (process ${pid ?? '?'} on ${host ?? '?'}, since ${since ?? '?'}). Stop it first.`
  }
  if (error instanceof PlainError || error instanceof PostgresError || error instanceof JournalError)
    return error.message
  const { code, port, address, path, syscall, message, stack } = error as NodeJS.ErrnoException & {
    port?: number
    address?: string
  }
  if (code === 'EADDRINUSE')
    return `Port ${port} of ${address} is taken by another program. Set YORDAM_HTTP_PORT or YORDAM_DC09_PORT.`
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} needs rights that this process lacks; ports above 1023 need none.`
  if (code === 'EACCES' || code === 'EROFS') return `${message}. Set YORDAM_DATA to a folder that this user may write.`
  if (code === 'ENOENT' && path !== undefined) return `There is no file ${path}.`
  // The machine refused: a disk, a connection.
  if (syscall !== undefined) return message
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
