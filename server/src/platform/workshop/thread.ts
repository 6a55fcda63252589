import { parentPort } from 'node:worker_threads'
import { handedOver } from './handed-over.ts'

/** What a thread of the workshop runs: it does one piece after the other. Work that throws ends it, and the workshop is told so. */
parentPort!.on('message', async ({ file, given }: { file: string; given: object }) => {
  const { default: work } = await import(file)
  const made: object = await work(given)
  parentPort!.postMessage(made, handedOver(made))
})
