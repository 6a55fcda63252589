/** A failure as it is logged. */
type Failure = {
  readonly type: string
  readonly code: string | undefined
  readonly message: string
  readonly stack: string
}

/**
 * What the log says of a failure: of which kind it is, and where. What the database says of it may hold the very value that was
 * written (a line that failed, a key that was there already), and so may whatever else is at the error.
 */
export const failureInLog = (error: Error & { code?: unknown; severity?: unknown; cause?: unknown }): Failure => {
  const { name, message, stack = '', code, severity } = error
  const isOfDatabase = typeof severity === 'string'
  return {
    type: name,
    code: typeof code === 'string' ? code : undefined,
    message: isOfDatabase ? 'the database refused' : message,
    stack: stack
      .split('\n')
      .filter((line) => /^ +at /.test(line))
      .join('\n'),
  }
}
