const width = 30

/** A line that grows, where somebody looks; elsewhere nothing. */
export const showProgress = (part: number): void => {
  if (!process.stderr.isTTY) return
  const done = Math.round(part * width)
  process.stderr.write(
    `\r[${'#'.repeat(done)}${'.'.repeat(width - done)}] ${Math.round(part * 100)} %${part === 1 ? '\n' : ''}`,
  )
}
