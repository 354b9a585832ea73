import { test as setup } from '@playwright/test';
import { signIn } from './portal';
import { storageState } from './session';

setup('sign in as priya-raman', async ({ page, context }) => {
  await signIn(page, 'priya-raman');
  await context.storageState({ path: storageState });
});
