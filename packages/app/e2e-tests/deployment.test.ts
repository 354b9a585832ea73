import { expect, test } from '@playwright/test';
import { timeToStaging } from './githubTimes';
import { aMicroservice, create } from './microservice';
import { storageState } from './session';

test.use({ storageState });

test('leads from the form to the run, from the run to the live service, and to its first metric', async ({
  page,
  context,
  request,
}) => {
  test.setTimeout(300_000);
  const service = aMicroservice();
  const metrics = await context.newPage();
  await metrics.goto('/metrics');
  await expect(metrics.getByText(/weeks in UTC/)).toBeVisible();
  await create(page, service);

  const github = await context.newPage();
  await test.step('the task page leads to the workflow run', async () => {
    const run = page.getByRole('link', { name: 'Actions run' });
    await expect(run).toBeVisible();
    await github.goto((await run.getAttribute('href')) ?? '');
    await expect(
      github.getByRole('heading', { name: /Create .* from the template/ }),
    ).toBeVisible();
  });

  const url = await test.step('the run leads to the live service', async () => {
    const staging = github.getByRole('link', { name: /^http:\/\/localhost:/ });
    await expect(staging.first()).toBeVisible({ timeout: 180_000 });
    return (await staging.first().getAttribute('href')) ?? '';
  });

  await test.step('the service is healthy', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect((await request.get(new URL(path, url).toString())).status()).toBe(
        200,
      );
    }
  });

  const metric = metrics
    .getByRole('region', { name: 'Time to first deployment' })
    .getByRole('row', { name: service.name });
  await test.step('the metrics page, open all the while, shows how long it took', async () => {
    await metrics.bringToFront();
    await metrics.getByRole('radio', { name: 'Table' }).first().click();
    await expect(metric).toContainText(/\d (min|s)/);
  });

  await test.step('its catalog page says what is live, where, and how it is', async () => {
    await page.getByRole('link', { name: 'Open in the catalog' }).click();
    const staging = page.getByRole('listitem', { name: 'staging' });
    await expect(
      staging.getByRole('link', { name: /^Version [0-9a-f]{7}$/ }),
    ).toBeVisible();
    await expect(
      staging.getByRole('link', { name: /^Open staging/ }),
    ).toHaveAttribute('href', new RegExp(url));
    await expect(staging.getByText('Healthy')).toBeVisible();
    await expect(
      page.getByRole('listitem', { name: 'production' }),
    ).toContainText('an approval');
  });

  const asked = page.waitForRequest(
    question =>
      question.url().includes(`/repos/larkspur/${service.name}/`) &&
      question.headers().authorization !== undefined,
  );
  await test.step('and, once GitHub is connected, its workflow runs and their logs', async () => {
    const popup = page.waitForEvent('popup');
    await page.getByRole('button', { name: 'Connect GitHub' }).click();
    const consent = await popup;
    await consent.getByRole('button', { name: /^Authorize/ }).click();
    await page
      .getByRole('grid')
      .getByRole('link', { name: /^Create .* from the template/ })
      .click();
    await page.getByRole('button', { name: /^test/ }).click();
    await page.getByRole('button', { name: 'Job Log' }).first().click();
    await expect(page.getByText('duration_ms').first()).toBeVisible();
  });

  await test.step('which is what GitHub says', async () => {
    const name = await timeToStaging(request, await asked);
    await expect(metric.getByRole('cell', { name, exact: true })).toBeVisible();
  });
});
