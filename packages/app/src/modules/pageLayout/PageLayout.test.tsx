import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { PageLayout } from './PageLayout';

const tabs = [
  { id: 'templates', label: 'Templates', href: 'templates' },
  { id: 'tasks', label: 'Tasks', href: '/create/tasks' },
];

const renderPage = (address: string, page: JSX.Element) =>
  renderInTestApp(page, {
    mountPath: '/create',
    initialRouteEntries: [address],
  });

describe('PageLayout', () => {
  it('names the page and shows its content', async () => {
    renderPage('/create', <PageLayout title="Create">content</PageLayout>);

    expect(
      await screen.findByRole('heading', { level: 1, name: 'Create' }),
    ).toBeInTheDocument();
    expect(screen.getByText('content')).toBeInTheDocument();
    expect(
      screen.queryByRole('navigation', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it('links the other pages of the plugin, and marks the one that is open', async () => {
    renderPage(
      '/create/tasks/c0ffee',
      <PageLayout title="Create" tabs={tabs} />,
    );

    const pages = within(
      await screen.findByRole('navigation', { name: 'Create' }),
    );
    const templates = pages.getByRole('link', { name: 'Templates' });
    expect(templates).toHaveAttribute('href', '/create/templates');
    expect(templates).not.toHaveAttribute('aria-current');
    const tasks = pages.getByRole('link', { name: 'Tasks' });
    expect(tasks).toHaveAttribute('href', '/create/tasks');
    expect(tasks).toHaveAttribute('aria-current', 'page');
  });

  it('marks the page that is open whatever its address asks for', async () => {
    renderPage(
      '/create/tasks?owner=me',
      <PageLayout
        title="Create"
        tabs={[{ id: 'tasks', label: 'Tasks', href: '/create/tasks?owner=me' }]}
      />,
    );

    const tasks = await screen.findByRole('link', { name: 'Tasks' });
    expect(tasks).toHaveAttribute('href', '/create/tasks?owner=me');
    expect(tasks).toHaveAttribute('aria-current', 'page');
  });

  it('draws only the content where a page has its own header', async () => {
    renderPage(
      '/create',
      <PageLayout title="Create" noHeader tabs={tabs}>
        content
      </PageLayout>,
    );

    expect(await screen.findByText('content')).toBeInTheDocument();
    expect(screen.queryByRole('heading')).not.toBeInTheDocument();
    expect(screen.queryByRole('navigation')).not.toBeInTheDocument();
  });
});
