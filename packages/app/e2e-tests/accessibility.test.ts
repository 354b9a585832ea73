import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { aMicroservice, create, openForm } from './microservice';
import { storageState } from './session';

/** What axe calls serious or worse on the page, as rule and places. */
async function seriousViolations(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => ({
      id,
      places: nodes.map(({ target, failureSummary }) => ({
        target,
        failureSummary,
      })),
    }));
}

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme, storageState });

    test('home, catalog and form have no serious violation', async ({
      page,
    }) => {
      await page.goto('/');
      await expect(page.getByText('Payment gateway').first()).toBeVisible();
      expect.soft(await seriousViolations(page), 'home').toEqual([]);

      await page.goto('/catalog');
      await expect(
        page.getByRole('link', { name: 'Payment gateway' }),
      ).toBeVisible();
      expect.soft(await seriousViolations(page), 'catalog').toEqual([]);

      await page.goto('/catalog/default/component/payment-gateway');
      await expect(
        page.getByRole('heading', { name: 'Payment gateway' }),
      ).toBeVisible();
      expect.soft(await seriousViolations(page), 'service page').toEqual([]);

      await openForm(page);
      await expect(page.getByText('Owning squad').first()).toBeVisible();
      expect.soft(await seriousViolations(page), 'form').toEqual([]);
    });

    test('the task and the page of its service have no serious violation', async ({
      page,
    }) => {
      await create(page, aMicroservice());
      const service = page.getByRole('link', { name: 'Open in the catalog' });
      await expect(service).toBeVisible();
      expect.soft(await seriousViolations(page), 'task').toEqual([]);

      await service.click();
      await expect(
        page.getByRole('listitem', { name: 'staging' }),
      ).toBeVisible();
      await expect(
        page.getByRole('button', { name: 'Connect GitHub' }),
      ).toBeVisible();
      expect.soft(await seriousViolations(page), 'service page').toEqual([]);
    });
  });

  test.describe(`signed out in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('the sign-in page has no serious violation', async ({ page }) => {
      await page.goto('/');
      await expect(
        page.getByRole('button', { name: 'Sign in with GitHub' }),
      ).toBeVisible();
      expect(await seriousViolations(page)).toEqual([]);
    });
  });
}
