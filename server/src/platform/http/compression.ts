import compress from '@fastify/compress'
import type { App } from './app.ts'

/**
 * Answers go out compressed, brotli before gzip, from one kilobyte on: less would not become shorter. The live push writes to
 * the connection itself and is never held up here; what is compressed already says so and is left alone.
 * Bodies that come in are not unpacked: a small one could be made to fill the memory.
 */
export const compressAnswers = async (app: App): Promise<void> => {
  await app.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], globalDecompression: false })
}
