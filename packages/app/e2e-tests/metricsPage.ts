import { expect, type Page } from '@playwright/test';

/** Opens a page of metrics, and waits for its numbers and charts. */
export async function openMetrics(page: Page, path: string) {
  await page.goto(path);
  await expect(page.getByText(/^From \d+ deployments?/).first()).toBeVisible();
  await expect(page.getByText(/^Reading /)).toHaveCount(0);
  await expect(page.locator('svg.recharts-surface').first()).toBeAttached();
}

/** Every chart's table in its place. */
export async function showTables(page: Page) {
  for (const table of await page.getByRole('radio', { name: 'Table' }).all()) {
    await table.click();
  }
}
