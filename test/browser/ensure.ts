import { spawnSync } from 'node:child_process'
import { findChromium } from './chromium.ts'

/**
 * The browser tests need a Chromium. Where there is none, it is brought by the system's own package manager;
 * where that is not allowed, the one command that does it is said, and the tests do not start.
 */
const command = ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium']

if (findChromium() === undefined) {
  const isRoot = process.getuid?.() === 0
  const hasApt = spawnSync('apt-get', ['--version']).status === 0
  if (!isRoot || !hasApt) {
    console.error(
      hasApt
        ? `The browser tests need Chromium. Bring it with:\n\n  sudo ${command.join(' ')}\n`
        : 'The browser tests need Chromium or Chrome. Install one, or name it: CHROMIUM=/path/to/chromium npm test',
    )
    process.exit(1)
  }
  console.log('Bringing Chromium for the browser tests …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore', env: environment })
  const { status } = spawnSync(command[0]!, command.slice(1), {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: environment,
  })
  if (status !== 0 || findChromium() === undefined) {
    console.error(`Chromium could not be brought. Try by hand:\n\n  ${command.join(' ')}\n`)
    process.exit(1)
  }
}
