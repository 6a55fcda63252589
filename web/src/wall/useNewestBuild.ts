import { useEffect } from 'react'
import { entryOf, isOutdated } from './build.ts'

/** How often it looks whether the server has newer screens, ms. */
const LOOK_EVERY = 60_000

/** Loads the page anew when the server serves another build: nobody walks to a wall with a keyboard. */
export const useNewestBuild = (): void => {
  useEffect(() => {
    const running = entryOf(document.documentElement.outerHTML)
    const look = async () => {
      const answer = await fetch(location.pathname, { cache: 'no-store' }).catch(() => null)
      if (answer?.ok && isOutdated(running, entryOf(await answer.text()))) location.reload()
    }
    const timer = setInterval(() => void look(), LOOK_EVERY)
    return () => clearInterval(timer)
  }, [])
}
