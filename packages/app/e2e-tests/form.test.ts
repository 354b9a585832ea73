import { expect, test } from '@playwright/test';
import { aMicroservice, fillIn, openForm } from './microservice';
import { signIn } from './portal';
import { storageState } from './session';

test.use({ storageState });

test.beforeEach(async ({ page }) => {
  await openForm(page);
});

test('refuses a name that is no service name, and keeps what was typed', async ({
  page,
}) => {
  await fillIn(page, aMicroservice({ name: 'Orders_API' }));
  await page.getByRole('button', { name: 'Review' }).click();

  const name = page.getByRole('textbox', { name: 'Name' });
  await expect(name).toHaveAttribute('aria-invalid', 'true');
  await expect(name).toHaveValue('Orders_API');
  await expect(
    page.getByRole('button', { name: 'Create service' }),
  ).toBeHidden();
});

test('says while one types that the catalog has the name already', async ({
  page,
}) => {
  await fillIn(page, aMicroservice({ name: 'payment-gateway' }));

  await expect(page.getByRole('status')).toContainText('catalog');
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(
    page.getByRole('button', { name: 'Create service' }),
  ).toBeHidden();
});

test('offers only the squads that one is in', async ({ page }) => {
  await page.getByRole('button', { name: /Owning squad/ }).click();

  await expect(page.getByRole('option')).toHaveText(['Payments']);
});

test('says which field is missing', async ({ page }) => {
  await page.getByRole('textbox', { name: 'Description' }).fill('Something');
  await page.getByRole('button', { name: 'Review' }).click();

  await expect(
    page.getByText(/required property 'Name'/).first(),
  ).toBeVisible();
});

test('creates nothing for somebody who is in no squad', async ({ page }) => {
  await page.context().clearCookies();
  await signIn(page, 'noor-visitor');
  await openForm(page);

  await expect(page.getByText('You are in no squad yet').first()).toBeVisible();
});
