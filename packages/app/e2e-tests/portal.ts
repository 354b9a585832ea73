import { expect, type Page } from '@playwright/test';

/** Opens GitHub's window from the sign-in page. */
export async function openGithub(page: Page, path = '/'): Promise<Page> {
  await page.goto(path);
  const popup = page.waitForEvent('popup');
  await page.getByRole('button', { name: 'Sign in with GitHub' }).click();
  return popup;
}

/** Signs in as `login` through the real OAuth web flow, and lands on `path`. */
export async function signIn(page: Page, login: string, path = '/') {
  const popup = await openGithub(page, path);

  const account = popup.getByRole('button', { name: new RegExp(login) });
  const consent = popup.getByRole('button', { name: /^Authorize/ });
  const closed = popup.waitForEvent('close');

  await expect(account.or(consent)).toBeVisible();
  if (await account.isVisible()) {
    await account.click();
  }
  // Once given, GitHub does not ask for the same consent again.
  const isAsked = await Promise.race([
    consent.waitFor().then(
      () => true,
      () => false,
    ),
    closed.then(() => false),
  ]);
  if (isAsked) {
    await consent.click();
  }
  await closed;

  await expect(sidebarLink(page, 'Catalog')).toBeVisible();
}

export async function signOut(page: Page) {
  await page.goto('/settings');
  await page.getByTestId('user-settings-menu').click();
  await page.getByTestId('sign-out').click();
  await expect(
    page.getByRole('button', { name: 'Sign in with GitHub' }),
  ).toBeVisible();
}

export function sidebarLink(page: Page, name: string) {
  return page
    .getByRole('navigation', { name: 'sidebar nav' })
    .getByRole('link', { name, exact: true });
}
