import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { chunks } from './build/chunks.ts'
import { crewWorker } from './build/crewWorker.ts'
import { precompress } from './build/precompress.ts'

/** The server writes each request's nonce where this stands in `index.html` (see README, content security policy). */
const NONCE_PLACEHOLDER = '__NONCE__'

export default defineConfig({
  plugins: [react(), crewWorker(), precompress()],
  html: { cspNonce: NONCE_PLACEHOLDER },
  build: {
    outDir: 'dist',
    // Nothing is inlined as a data: address, which the policy `default-src 'self'` would refuse.
    assetsInlineLimit: 0,
    // The map is the largest piece, kB; it is loaded beside the page and not before it.
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      input: ['index.html', 'crew.html'],
      // Modules that are put together by who needs them would otherwise run before what they import.
      output: { codeSplitting: chunks(import.meta.dirname), strictExecutionOrder: true },
    },
  },
})
