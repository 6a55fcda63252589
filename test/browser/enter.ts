import type { Page } from 'playwright-core'

/** Comes in as the first administrator, by the link that the server has printed, and goes to work without a passkey. */
export const enterAsFirst = async (page: Page, printed: string): Promise<void> => {
  await page.goto(/http\S+\/enter#\S+/.exec(printed)![0])
  await page.getByTestId('to-work').click()
  await page.waitForURL('**/console')
}
