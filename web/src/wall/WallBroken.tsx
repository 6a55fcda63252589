import { useEffect } from 'react'
import { ErrorPage } from '../ui/ErrorPage.tsx'

/** After so long it is tried again, ms: nobody stands before a wall to press the button. */
const AGAIN = 30_000

export const WallBroken = ({ error }: { readonly error: unknown }) => {
  useEffect(() => {
    const timer = setTimeout(() => location.reload(), AGAIN)
    return () => clearTimeout(timer)
  }, [])
  return <ErrorPage error={error} />
}
