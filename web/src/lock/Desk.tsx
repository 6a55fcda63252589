import { Outlet, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect } from 'react'
import { useMe, useSession } from '../api/session.ts'
import { LockScreen } from './LockScreen.tsx'
import { useIdleLock } from './useIdleLock.ts'

/** Around every page: a desk that nobody has touched for a while shows nothing, and who sits there may change. */
export const Desk = () => {
  const me = useMe()
  const router = useRouter()
  const { lock } = useSession()
  const lockNow = useCallback(() => void lock().catch(() => undefined), [lock])
  useIdleLock(me && !me.locked ? me.lockAfter : null, lockNow)
  // Another person sees what is theirs, or the door.
  const who = me?.id
  useEffect(() => {
    void who
    void router.invalidate()
  }, [who, router])
  return me?.locked ? <LockScreen me={me} /> : <Outlet />
}
