import { screen, within } from '@testing-library/react';
import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import homePlugin from '@backstage/plugin-home/alpha';
import platformMetricsPlugin from '@internal/plugin-platform-metrics';
import notificationsPlugin from '@backstage/plugin-notifications/alpha';
import { notificationsApiRef } from '@backstage/plugin-notifications';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import techdocsPlugin from '@backstage/plugin-techdocs/alpha';
import userSettingsPlugin from '@backstage/plugin-user-settings/alpha';
import { navModule } from '.';

function renderSidebar() {
  renderTestApp({
    features: [
      navModule,
      apiDocsPlugin,
      catalogPlugin,
      homePlugin,
      notificationsPlugin,
      platformMetricsPlugin,
      scaffolderPlugin,
      searchPlugin,
      techdocsPlugin,
      userSettingsPlugin,
    ],
    apis: [
      mockApis.identity({ displayName: 'Priya Raman' }),
      [
        notificationsApiRef,
        { getStatus: async () => ({ unread: 0, read: 0 }) },
      ],
    ],
    config: {
      app: {
        title: 'Wheelhouse',
        baseUrl: 'http://portal.test',
        extensions: [{ 'page:home': { config: { path: '/' } } }],
      },
      backend: { baseUrl: 'http://portal.test' },
    },
    initialRouteEntries: ['/elsewhere'],
  });
}

describe('the sidebar', () => {
  it('leads to the places of daily work, in this order, and to nothing else', async () => {
    renderSidebar();

    const sidebar = within(
      await screen.findByRole('navigation', { name: 'sidebar nav' }),
    );
    await sidebar.findByRole('link', { name: 'Catalog' });
    expect(
      sidebar
        .getAllByRole('link')
        .map(link => [
          link.getAttribute('aria-label') ?? link.textContent,
          link.getAttribute('href'),
        ]),
    ).toEqual([
      ['Wheelhouse', '/'],
      ['Home', '/'],
      ['Catalog', '/catalog'],
      ['Create', '/create'],
      ['Docs', '/docs'],
      ['Metrics', '/metrics'],
      ['Search', '/search'],
      ['Notifications', '/notifications'],
      ['Settings', '/settings'],
    ]);
  });
});
