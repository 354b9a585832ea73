import { expect, type Page } from '@playwright/test';

export interface Microservice {
  name: string;
  description: string;
}

/** A service whose name no other run has used. */
export function aMicroservice({
  name = `e2e-${Date.now().toString(36)}`,
  description = 'Pays "people" back: 100 % of it & on time – ${{ really }}',
}: Partial<Microservice> = {}): Microservice {
  return { name, description };
}

export async function openForm(page: Page) {
  await page.goto('/create/templates/default/microservice');
  await expect(
    page.getByRole('heading', { name: 'New Microservice' }),
  ).toBeVisible();
}

export async function fillIn(page: Page, service: Microservice) {
  await page.getByRole('textbox', { name: 'Name' }).fill(service.name);
  await page
    .getByRole('textbox', { name: 'Description' })
    .fill(service.description);
}

/** Fills in and submits the form, and leads to the page of its task. */
export async function create(
  page: Page,
  service: Microservice,
  { visibility = 'Private' }: { visibility?: 'Private' | 'Public' } = {},
) {
  await openForm(page);
  await fillIn(page, service);
  await page.getByText(`${visibility}, for`).click();
  await expect(page.getByText(`'${service.name}' is free`)).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await page.getByRole('button', { name: 'Create service' }).click();
  await expect(page).toHaveURL(/\/create\/tasks\/[\w-]+$/);
}
