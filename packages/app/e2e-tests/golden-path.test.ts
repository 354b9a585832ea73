import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { aMicroservice, create } from './microservice';
import { signOut } from './portal';
import { storageState } from './session';

const run = promisify(execFile);

test.use({ storageState });

test('leads from the form to a repository, a catalog page and docs', async ({
  page,
  context,
}) => {
  test.slow();
  const service = aMicroservice();
  await create(page, service);

  await test.step('the task says what it does', async () => {
    await expect(page.getByText('Create the repository')).toBeVisible();
    await page.getByRole('button', { name: 'Show Logs' }).click();
    await expect(page.getByText(/Pushed [0-9a-f]{40} to main/)).toBeVisible();
  });

  const repository = page.getByRole('link', { name: 'Repository' });
  await expect(repository).toBeVisible();
  const repositoryUrl = (await repository.getAttribute('href')) ?? '';

  await test.step('the repository shows what was pushed', async () => {
    const github = await context.newPage();
    await github.goto(repositoryUrl);
    await expect(
      github.getByRole('link', { name: 'Dockerfile' }),
    ).toBeVisible();
    await expect(
      github.getByRole('heading', { name: `larkspur / ${service.name}` }),
    ).toBeVisible();
    await github.close();
  });

  await test.step('the catalog page says whose it is', async () => {
    await page.getByRole('link', { name: 'Open in the catalog' }).click();
    await expect(page).toHaveURL(
      new RegExp(`/catalog/default/component/${service.name}`),
    );
    await expect(
      page.getByRole('heading', { name: service.name }),
    ).toBeVisible();
    await expect(page.getByText(service.description).first()).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'Payments' }).first(),
    ).toBeVisible();
  });

  await test.step('its docs are there to read', async () => {
    await page.getByRole('link', { name: 'Docs', exact: true }).last().click();
    await expect(page.getByText('/healthz').first()).toBeVisible();
  });

  await test.step('its squad finds it on the start page', async () => {
    await page.goto('/');
    await expect(
      page.getByRole('link', { name: service.name }).first(),
    ).toBeVisible();
  });

  await test.step('search finds it by name and by owner', async () => {
    for (const term of [service.name, 'payments']) {
      await expect(async () => {
        await page.goto(`/search?query=${term}`);
        await expect(
          page.getByRole('link', { name: service.name }).first(),
        ).toBeVisible({ timeout: 3_000 });
      }).toPass({ timeout: 90_000 });
    }
  });

  await signOut(page);
});

test('creates a repository that git clones and whose tests pass', async ({
  page,
}) => {
  // Installs and tests here what its workflow installs and tests at once, too.
  test.slow();
  const service = aMicroservice();
  await create(page, service, { visibility: 'Public' });
  const repository = page.getByRole('link', { name: 'Repository' });
  await expect(repository).toBeVisible();

  const folder = await mkdtemp(join(tmpdir(), 'golden-path-'));
  try {
    const url = await repository.getAttribute('href');
    await run('git', ['clone', '--quiet', `${url}.git`, folder]);
    await run('npm', ['ci'], { cwd: folder });
    await run('npm', ['test'], { cwd: folder });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
