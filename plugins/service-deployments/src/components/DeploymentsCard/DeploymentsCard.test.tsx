import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import type {
  Deployment,
  DeploymentState,
  Environment,
  Health,
} from '@internal/plugin-service-deployments-common';
import {
  serviceDeploymentsApiRef,
  type ServiceDeploymentsApi,
} from '../../api';
import { DeploymentsCard } from './DeploymentsCard';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders' },
};

const aDeployment = (deployment: Partial<Deployment> = {}): Deployment => ({
  id: 1,
  sha: 'c0ffee'.padEnd(40, '0'),
  commitUrl: 'https://github.example/larkspur/orders/commit/c0ffee',
  state: 'success',
  createdAt: new Date(Date.now() - 4 * 60_000).toISOString(),
  stateSince: new Date(Date.now() - 3 * 60_000).toISOString(),
  url: 'https://orders.staging.example/',
  ...deployment,
});

const staging = (environment: Partial<Environment> = {}): Environment => ({
  name: 'staging',
  latest: environment.live,
  ...environment,
});

const healthy: Health = {
  status: 'healthy',
  detail: '/readyz answered 200',
  checkedAt: '2026-11-24T12:00:00Z',
};

function renderCard(
  environments: Environment[] | (() => Promise<never>),
  checkHealth: ServiceDeploymentsApi['checkHealth'] = async () => healthy,
) {
  const api: ServiceDeploymentsApi = {
    listEnvironments: Array.isArray(environments)
      ? async () => ({
          environments,
          actionsUrl: 'https://github.example/larkspur/orders/actions',
        })
      : environments,
    checkHealth,
  };
  renderInTestApp(
    <EntityProvider entity={entity}>
      <DeploymentsCard />
    </EntityProvider>,
    { apis: [[serviceDeploymentsApiRef, api]] },
  );
}

const row = (name: string) => screen.findByRole('listitem', { name });

describe('DeploymentsCard', () => {
  it('says what is live, since when, where, and how it is', async () => {
    renderCard([staging({ live: aDeployment() })]);

    const environment = within(await row('staging'));
    expect(
      environment.getByRole('link', { name: 'Version c0ffee0' }),
    ).toHaveAttribute(
      'href',
      'https://github.example/larkspur/orders/commit/c0ffee',
    );
    expect(environment.getByText('3 minutes ago')).toBeInTheDocument();
    expect(
      environment.getByRole('link', { name: /^Open staging/ }),
    ).toHaveAttribute('href', 'https://orders.staging.example/');
    expect(await environment.findByText('Healthy')).toBeInTheDocument();
  });

  it('leads to the workflow runs', async () => {
    renderCard([]);

    expect(
      await screen.findByRole('link', { name: 'Workflow runs on GitHub' }),
    ).toHaveAttribute('href', 'https://github.example/larkspur/orders/actions');
  });

  it.each<[DeploymentState, string]>([
    ['waiting', 'waits for an approval'],
    ['in_progress', 'being deployed'],
    ['failure', 'failed'],
  ])(
    'says that a newer version is %s beside what is live',
    async (state, words) => {
      renderCard([
        staging({
          live: aDeployment(),
          latest: aDeployment({
            id: 2,
            sha: 'beef'.padEnd(40, '0'),
            state,
            logUrl: 'https://github.example/larkspur/orders/actions/runs/1',
          }),
        }),
      ]);

      const environment = within(await row('staging'));
      expect(
        environment.getByText(`Version beef000: ${words}`),
      ).toBeInTheDocument();
      expect(
        environment.getByRole('link', { name: 'Version c0ffee0' }),
      ).toBeInTheDocument();
      expect(
        environment.getByRole('link', { name: 'See its log' }),
      ).toBeVisible();
    },
  );

  it('asks nobody for the health of what was never deployed', async () => {
    const checkHealth = jest.fn();
    renderCard([staging()], checkHealth);

    expect(await row('staging')).toHaveTextContent(
      'Nothing was deployed here yet',
    );
    expect(checkHealth).not.toHaveBeenCalled();
  });

  it.each<[Health['status'], string]>([
    ['unhealthy', 'Unhealthy'],
    ['unreachable', 'Not reachable'],
    ['unchecked', 'Not checked'],
  ])('says that a service is %s, and why', async (status, words) => {
    renderCard([staging({ live: aDeployment() })], async () => ({
      ...healthy,
      status,
      detail: 'What it rests on',
    }));

    expect(await screen.findByText(words)).toBeInTheDocument();
    expect(screen.getByText('What it rests on')).toBeInTheDocument();
  });

  it('says that its health is not known where the portal fails', async () => {
    renderCard([staging({ live: aDeployment() })], async () => {
      throw new Error('The portal is restarting');
    });

    expect(await screen.findByText('Not known')).toBeInTheDocument();
    expect(screen.getByText('The portal is restarting')).toBeInTheDocument();
  });

  it('says what to do where there is no environment', async () => {
    renderCard([]);

    expect(await screen.findByText('No environments yet')).toBeInTheDocument();
  });

  it('says why nothing could be read, and reads again when asked', async () => {
    const read = jest.fn(async () => {
      throw new Error('GitHub did not say what is deployed');
    });
    renderCard(read);

    expect(await screen.findByRole('alert')).toHaveTextContent(
      'GitHub did not say what is deployed',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(read).toHaveBeenCalledTimes(2);
  });
});
