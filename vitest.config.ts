import { defineConfig } from 'vitest/config'

/** Every test of the house: beside what it tests, and end to end under `test/`. */
export default defineConfig({
  test: {
    include: ['{packages,server,city,web,tools}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Two cores: real databases and browsers run inside the tests, more workers only make each other wait.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
