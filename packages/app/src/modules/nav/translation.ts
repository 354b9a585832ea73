import { createTranslationRef } from '@backstage/frontend-plugin-api';

export const navTranslationRef = createTranslationRef({
  id: 'app.nav',
  messages: {
    menu: 'Menu',
    search: 'Search',
    notifications: 'Notifications',
    settings: 'Settings',
  },
});
