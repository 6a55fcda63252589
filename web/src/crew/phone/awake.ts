/**
 * Keeps the screen from going dark: a web page cannot ring on a locked phone. The system takes the lock whenever the page is
 * hidden, so it is asked for again whenever it is seen. Where it is not granted (no HTTPS, low battery) nothing else changes.
 */
export const keepAwake = (): (() => void) => {
  let lock: WakeLockSentinel | undefined
  let stopped = false
  const take = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
    lock = await navigator.wakeLock.request('screen').catch(() => undefined)
    if (stopped) await lock?.release()
  }
  document.addEventListener('visibilitychange', take)
  void take()
  return () => {
    stopped = true
    document.removeEventListener('visibilitychange', take)
    void lock?.release()
  }
}
