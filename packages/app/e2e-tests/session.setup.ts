import { test as setup } from '@playwright/test';
import { signIn } from './portal';
import { platformTeamState, storageState } from './session';

setup('sign in as priya-raman', async ({ page, context }) => {
  await signIn(page, 'priya-raman');
  await context.storageState({ path: storageState });
});

setup(
  'sign in as maya-okafor, of the platform team',
  async ({ page, context }) => {
    await signIn(page, 'maya-okafor');
    await context.storageState({ path: platformTeamState });
  },
);
