import { screen } from '@testing-library/react';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { MySquads } from './MySquads';

describe('MySquads', () => {
  it('leads to the squads of a person', async () => {
    renderInTestApp(<MySquads />, {
      apis: [
        mockApis.identity({
          ownershipEntityRefs: [
            'user:default/priya-raman',
            'group:default/payments',
            'group:default/guild',
          ],
        }),
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    });

    expect(
      (await screen.findAllByRole('link')).map(link => [
        link.textContent,
        link.getAttribute('href'),
      ]),
    ).toEqual([
      ['payments', '/catalog/default/group/payments'],
      ['guild', '/catalog/default/group/guild'],
    ]);
  });
});
