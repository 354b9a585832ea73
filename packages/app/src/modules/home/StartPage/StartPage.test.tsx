import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  createExtensionTester,
  mockApis,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import {
  HomePageWidgetBlueprint,
  homePageWidgetDataRef,
} from '@backstage/plugin-home-react/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import searchPlugin from '@backstage/plugin-search/alpha';
import { StartPage } from './StartPage';

const aWidget = (name: string, defaultColumns?: number) => {
  const tester = createExtensionTester(
    HomePageWidgetBlueprint.make({
      name,
      params: {
        components: async () => ({ Content: () => <p>{name}</p> }),
        componentProps: {
          Renderer: ({ Content }: { Content: () => JSX.Element }) => (
            <Content />
          ),
        },
        layout: { width: { defaultColumns } },
      },
    }),
  );
  return tester.get(homePageWidgetDataRef);
};

const Address = () => {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
};

function renderStartPage(widgets = [aWidget('anything')]) {
  renderInTestApp(
    <>
      <StartPage widgets={widgets} />
      <Address />
    </>,
    {
      apis: [mockApis.identity({ displayName: 'Priya Raman' })],
      config: {
        app: { title: 'Wheelhouse', baseUrl: 'http://portal.test' },
        backend: { baseUrl: 'http://portal.test' },
      },
      mountedRoutes: {
        '/create': scaffolderPlugin.routes.root,
        '/search': searchPlugin.routes.root,
      },
    },
  );
}

describe('StartPage', () => {
  it('greets a person by the first name', async () => {
    renderStartPage();

    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent(
      /^Good (morning|afternoon|evening), Priya$/,
    );
  });

  it('leads to the templates', async () => {
    renderStartPage();

    expect(
      await screen.findByRole('link', { name: 'Create a service' }),
    ).toHaveAttribute('href', '/create');
  });

  it('searches for what is typed', async () => {
    renderStartPage();

    const search = await screen.findByRole('search');
    await userEvent.type(
      within(search).getByRole('searchbox', { name: 'Search Wheelhouse' }),
      'card vault & more{Enter}',
    );

    expect(screen.getByRole('status')).toHaveTextContent(
      '/search?query=card%20vault%20%26%20more',
    );
  });

  it('shows wide widgets first, whatever their order', async () => {
    renderStartPage([
      aWidget('narrow', 4),
      aWidget('no wishes'),
      aWidget('wide', 8),
    ]);

    await screen.findByText('wide');
    expect(
      screen.getAllByText(/^(narrow|no wishes|wide)$/).map(e => e.textContent),
    ).toEqual(['wide', 'narrow', 'no wishes']);
  });
});
