import { defineConfig } from 'vitest/config'

/** Every test of the house: beside what it tests, and end to end under `test/`. */
export default defineConfig({
  test: {
    include: ['{packages,server,city,web,tools}/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // One real PostgreSQL for the whole run, started when the first test asks for a database.
    globalSetup: ['packages/postgres/src/testing-setup.ts'],
    // Two cores: real databases and browsers run inside the tests, more workers only make each other wait.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes at once or, on a busy machine, late; that it never comes is known soon enough.
    expect: { poll: { timeout: 20_000 } },
  },
})
