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
 * A real browser without a window, that speaks to nobody but the page under test. It draws by software, WebGL too; `more` are
 * further arguments, such as `--disable-3d-apis` for a browser that cannot draw maps.
 */
export const openBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: findChromium() ?? 'chromium',
    args: [
      '--no-sandbox',
      // Without a graphics card, pages and maps are drawn by software in the browser's own process for that. With
      // `--disable-gpu` every picture of a map would come back through the main thread of the page, and hold it up.
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
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
