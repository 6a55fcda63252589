import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** A Chromium of this machine: the one that `CHROMIUM` names, else the first on the path. */
export const findChromium = (): string | undefined => {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path))
}

/**
 * A real browser without a window, that speaks to nobody but the page under test. It draws by software, WebGL too, as it does
 * for whoever has no graphics card; `more` are further arguments, such as `--disable-3d-apis` for a browser that cannot draw maps.
 */
export const openBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: [
      '--no-sandbox',
      // Only maps are drawn by a graphics card made of software: a whole page drawn so takes ten times as long.
      '--disable-gpu',
      '--enable-unsafe-swiftshader',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Alarms sound without a click in the tests; that the browser may hold sound back is tested apart.
      '--autoplay-policy=no-user-gesture-required',
      ...more,
    ],
  })
