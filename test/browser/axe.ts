import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

/** Looks at the page by day or by night. */
export const lookIn = (page: Page, scheme: 'dark' | 'light'): Promise<unknown> =>
  page.evaluate(`document.documentElement.dataset.scheme = '${scheme}'`)

/**
 * What hinders people who cannot see, hear or use a mouse well on this page, as axe-core finds it: one line for each
 * serious or critical fault, with the elements. An empty list is what a test expects.
 */
export const seriousFaults = async (page: Page): Promise<string[]> => {
  // What is still fading from one colour to the next has a contrast that nobody is meant to read by.
  await page.evaluate(
    'Promise.allSettled(document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime)).map((one) => one.finished))',
  )
  // Evaluated through the debugger, where the page's own policy for scripts does not reach.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })')
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
