import { expect, test } from '@playwright/test';
import { openGithub, signIn, signOut } from './portal';
import { misconfiguredPortal } from './testPortals';

test('signs in, stays signed in after a reload, and signs out', async ({
  page,
}) => {
  await signIn(page, 'priya-raman');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Priya');

  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Priya');

  await signOut(page);
  await page.goto('/catalog');
  await expect(
    page.getByRole('button', { name: 'Sign in with GitHub' }),
  ).toBeVisible();
});

test('explains a denied authorization, and lets one try again', async ({
  page,
}) => {
  const popup = await openGithub(page);
  await popup.getByRole('button', { name: /tomas-novak/ }).click();
  await popup.getByRole('button', { name: 'Cancel' }).click();

  await expect(page.getByRole('alert')).toContainText('You were not signed in');
  await signIn(page, 'tomas-novak');
});

test('explains a window that was closed before GitHub answered', async ({
  page,
}) => {
  const popup = await openGithub(page);
  await popup.close();

  await expect(page.getByRole('alert')).toContainText(
    'The sign-in window was closed',
  );
});

test('leads to the page that was asked for before signing in', async ({
  page,
}) => {
  await signIn(page, 'aiko-sato', '/catalog/default/group/storefront');

  await expect(
    page.getByRole('heading', { name: 'Storefront' }).first(),
  ).toBeVisible();
});

test('welcomes somebody whom the catalog does not know, and says what to do', async ({
  page,
}) => {
  await signIn(page, 'noor-visitor');

  await expect(page.getByText('You are in no squad yet')).toBeVisible();
});

test('explains that the portal itself holds a wrong client secret', async ({
  page,
}) => {
  test.skip(
    Boolean(process.env.PLAYWRIGHT_URL),
    'needs the second portal, which only a run of its own starts',
  );
  const popup = await openGithub(page, misconfiguredPortal.url);
  await popup.getByRole('button', { name: /ruth-mensah/ }).click();
  await popup.getByRole('button', { name: /^Authorize/ }).click();

  await expect(page.getByRole('alert')).toContainText(
    'GitHub does not accept Wheelhouse',
  );
});
