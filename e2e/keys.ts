// The keyboard, as those use it who have nothing else.
import type { Locator, Page } from '@playwright/test'
import { expect } from './fixtures'

type Key = 'Tab' | 'Shift+Tab' | 'ArrowDown'

/** Presses a key until the focus is there, as a person does who sees it move each time. */
export async function moveTo(page: Page, target: Locator, key: Key = 'Tab'): Promise<void> {
  while (!(await target.evaluate((element) => element === document.activeElement))) {
    const from = await page.evaluateHandle(() => document.activeElement)
    await page.keyboard.press(key)
    const hasLeft = () => from.evaluate((element) => element !== document.activeElement)
    await expect.poll(hasLeft, { message: `${key} moves the focus`, intervals: [0, 20] }).toBe(true)
    await from.dispose()
  }
}

/** Opens the menu of the button that has the focus; the menu has it then. */
export async function openMenuByKey(page: Page): Promise<Locator> {
  await page.keyboard.press('Enter')
  const menu = page.getByRole('menu')
  await expectHolds(menu, 'the menu has the focus')
  return menu
}

/** What has the focus is inside. From the last stop it goes back to the first over a guard, which takes a moment. */
export async function expectHolds(popup: Locator, message: string): Promise<void> {
  const holds = () => popup.evaluate((element) => element.contains(document.activeElement))
  await expect.poll(holds, { message }).toBe(true)
}
