import { useEffect } from 'react'
import { useOutbox } from '../outbox/outbox.ts'
import { TAKE_OVER } from './takeOver.ts'

/** How long nobody has touched the phone before it is loaded anew, ms. */
const IDLE = 60_000
/** A page that stays open for a shift asks now and then whether there is a newer one, ms. */
const ASK_EVERY = 30 * 60_000

let registering: Promise<ServiceWorkerRegistration | undefined> | undefined

/** Keeps the page on the phone. Only over HTTPS or on this machine; elsewhere it needs its network to be opened. */
export const keepPage = (): void => {
  registering = navigator.serviceWorker?.register('/crew-worker.js', { scope: '/crew' }).catch(() => undefined)
}

/** Takes a newer page while nothing is going on: off a job, nothing open, nothing unsent, nobody's finger on it. */
export const useUpdates = (mayNow: boolean): void => {
  const { waiting } = useOutbox()
  const idle = mayNow && waiting.length === 0
  useEffect(() => {
    const ask = setInterval(() => void registering?.then((registration) => registration?.update()), ASK_EVERY)
    return () => clearInterval(ask)
  }, [])
  useEffect(() => {
    if (!idle) return
    const takeOver = async () => {
      const registration = await registering
      if (!registration?.waiting) return
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
      registration.waiting.postMessage(TAKE_OVER)
    }
    let timer = setTimeout(takeOver, IDLE)
    const touched = () => {
      clearTimeout(timer)
      timer = setTimeout(takeOver, IDLE)
    }
    addEventListener('pointerdown', touched)
    addEventListener('keydown', touched)
    return () => {
      clearTimeout(timer)
      removeEventListener('pointerdown', touched)
      removeEventListener('keydown', touched)
    }
  }, [idle])
}
