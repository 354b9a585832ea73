import { expect, test } from '@playwright/test';
import { reportFacts } from './metricFacts';
import { openMetrics, showTables } from './metricsPage';
import { aMicroservice, create, openForm } from './microservice';
import { seriousViolations } from './seriousViolations';
import { platformTeamState, storageState } from './session';

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

    test('the task, the page of its service and its metrics have no serious violation', async ({
      page,
      browser,
    }) => {
      test.slow();
      const microservice = aMicroservice();
      await create(page, microservice);
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

      const platformTeam = await browser.newContext({
        colorScheme,
        storageState: platformTeamState,
      });
      await reportFacts(platformTeam.request, microservice);
      await page.getByRole('link', { name: 'Delivery', exact: true }).click();
      await expect(
        page.getByText(/^From \d+ deployments?/).first(),
      ).toBeVisible();
      expect.soft(await seriousViolations(page), 'delivery').toEqual([]);

      const metrics = await platformTeam.newPage();
      await openMetrics(metrics, '/metrics');
      expect.soft(await seriousViolations(metrics), 'overview').toEqual([]);
      await showTables(metrics);
      expect.soft(await seriousViolations(metrics), 'its tables').toEqual([]);

      await openMetrics(metrics, '/metrics/dora?compare=previous');
      expect.soft(await seriousViolations(metrics), 'DORA').toEqual([]);
      await showTables(metrics);
      expect.soft(await seriousViolations(metrics), 'its tables').toEqual([]);

      await openMetrics(metrics, '/metrics?facts=changeFailureRate');
      const facts = metrics.getByRole('dialog');
      const fact = facts.getByRole('button', { name: /^Deployment / });
      await expect(fact.first()).toBeVisible();
      expect.soft(await seriousViolations(metrics), 'facts').toEqual([]);
      await fact.first().click();
      await expect(facts.getByText('Id at its source')).toBeVisible();
      expect.soft(await seriousViolations(metrics), 'one fact').toEqual([]);

      await openMetrics(metrics, '/metrics?wall=1');
      expect.soft(await seriousViolations(metrics), 'wall mode').toEqual([]);

      await metrics.goto('/metrics/baselines');
      await expect(
        metrics.getByRole('button', { name: /^Remove the baseline/ }).first(),
      ).toBeVisible();
      expect.soft(await seriousViolations(metrics), 'baselines').toEqual([]);

      await metrics.goto('/metrics/unassigned');
      await expect(
        metrics.getByRole('row', { name: /ask-platform/ }).first(),
      ).toBeVisible();
      expect.soft(await seriousViolations(metrics), 'unassigned').toEqual([]);

      await metrics.goto('/catalog/default/group/payments');
      await expect(metrics.getByText(/^From \d+ requests?$/)).toBeVisible();
      expect.soft(await seriousViolations(metrics), 'squad page').toEqual([]);
      await platformTeam.close();
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
