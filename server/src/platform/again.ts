/** Does a task again and again, each time so long after it last ended, ms, however it ended; answers how to stop that. */
export const again = (ms: number, task: () => Promise<void>, onError: (error: unknown) => void): (() => void) => {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  const goOn = (): void => {
    timer = setTimeout(async () => {
      await task().catch(onError)
      if (!isStopped) goOn()
    }, ms)
  }
  goOn()
  return () => {
    isStopped = true
    clearTimeout(timer)
  }
}
