import { live } from '../../api/live/scene.ts'
import { asReset } from '../../api/live/store.ts'
import { keep, recall } from './database.ts'

/** Changes of one moment are written once, ms. */
const TOGETHER = 300

/** Shows what was known when the page was last open, with its age, until the server says more. */
export const recallSnapshot = async (person: string): Promise<void> => {
  const kept = await recall('snapshot')
  if (kept?.person === person && live.get().seq < 0) live.hear(kept.message, kept.heardAt)
}

/** Keeps what is known for the time without a network, for as long as this person is here. */
export const keepSnapshot = (person: string): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = () => {
    timer = undefined
    const state = live.get()
    const message = asReset(state, state.heardAt ?? Date.now())
    if (message && state.heardAt !== null) void keep('snapshot', { person, message, heardAt: state.heardAt })
  }
  const stop = live.subscribe((before, after) => {
    const changed = before.seq !== after.seq || before.incidents !== after.incidents || before.ahead !== after.ahead
    // How old it is must be known when the network has gone.
    if (changed || before.link !== after.link) timer ??= setTimeout(write, TOGETHER)
  })
  const whenHidden = () => {
    if (document.visibilityState === 'hidden') write()
  }
  document.addEventListener('visibilitychange', whenHidden)
  return () => {
    stop()
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', whenHidden)
  }
}
