/**
 * Runs the work while no other tab of this browser, nor its service worker, runs some under the same name. Without Web Locks
 * (plain http in a network) two tabs may send the same thing; its `Idempotency-Key` sees to it that it is done once.
 */
export const alone = async <Result>(name: string, work: () => Promise<Result>): Promise<Result> => {
  const locks = navigator.locks as LockManager | undefined
  return locks ? await locks.request(name, work) : work()
}
