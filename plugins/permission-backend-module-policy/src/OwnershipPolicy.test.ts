import { mockCredentials } from '@backstage/backend-test-utils';
import {
  catalogEntityDeletePermission,
  catalogEntityReadPermission,
  catalogEntityRefreshPermission,
  catalogIngestionManagePermission,
  catalogLocationCreatePermission,
} from '@backstage/plugin-catalog-common/alpha';
import {
  AuthorizeResult,
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';
import {
  baselineUpdatePermission,
  factCreatePermission,
  factDeletePermission,
  metricReadPermission,
  rollupRebuildPermission,
  supportRequestAssignPermission,
} from '@internal/plugin-platform-metrics-common';
import {
  actionExecutePermission,
  taskCancelPermission,
  taskCreatePermission,
  taskReadPermission,
  templateDryRunPermission,
  templateManagementPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { OwnershipPolicy } from './OwnershipPolicy';

const policy = new OwnershipPolicy({ platformTeam: 'group:default/platform' });

function aUser(name: string, ...groups: string[]) {
  const userEntityRef = `user:default/${name}`;
  return {
    credentials: mockCredentials.user(userEntityRef),
    info: { userEntityRef, ownershipEntityRefs: [userEntityRef, ...groups] },
  };
}

const maya = aUser('maya-okafor', 'group:default/platform');
const priya = aUser('priya-raman', 'group:default/payments');

const unknownPermission = (action?: 'read' | 'update') =>
  createPermission({ name: 'unheard.of', attributes: { action } });

describe('OwnershipPolicy', () => {
  it.each<[string, Permission]>([
    ['reading', catalogEntityReadPermission],
    ['registering', catalogLocationCreatePermission],
    ['creating', taskCreatePermission],
  ])('denies %s to who is not signed in', async (_, permission) => {
    await expect(policy.handle({ permission })).resolves.toEqual({
      result: AuthorizeResult.DENY,
    });
  });

  it.each<[string, Permission]>([
    ['read the catalog', catalogEntityReadPermission],
    ['see metrics', metricReadPermission],
    ['read what a plugin of tomorrow shows', unknownPermission('read')],
    ['register a location', catalogLocationCreatePermission],
    ['create a service', taskCreatePermission],
    ['run the actions of a template', actionExecutePermission],
  ])('lets everyone signed in %s', async (_, permission) => {
    await expect(policy.handle({ permission }, priya)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });

  it.each<[string, Permission]>([
    ['delete an entity', catalogEntityDeletePermission],
    ['refresh an entity', catalogEntityRefreshPermission],
  ])('lets a developer %s where a squad of theirs owns it', async (_, p) => {
    await expect(policy.handle({ permission: p }, priya)).resolves.toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'catalog',
      resourceType: 'catalog-entity',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        resourceType: 'catalog-entity',
        params: {
          claims: ['user:default/priya-raman', 'group:default/payments'],
        },
      },
    });
  });

  it.each<[string, Permission]>([
    ['see a task', taskReadPermission],
    ['cancel a task', taskCancelPermission],
  ])('lets a developer %s where it is their own', async (_, permission) => {
    await expect(policy.handle({ permission }, priya)).resolves.toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'scaffolder',
      resourceType: 'scaffolder-task',
      conditions: {
        rule: 'IS_TASK_OWNER',
        resourceType: 'scaffolder-task',
        params: { createdBy: ['user:default/priya-raman'] },
      },
    });
  });

  it('lets a developer change the baselines of a squad that they lead', async () => {
    await expect(
      policy.handle({ permission: baselineUpdatePermission }, priya),
    ).resolves.toEqual({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'platform-metrics',
      resourceType: 'platform-metrics-baseline-subject',
      conditions: {
        rule: 'IS_SUBJECT_LEAD',
        resourceType: 'platform-metrics-baseline-subject',
        params: { user: 'user:default/priya-raman' },
      },
    });
  });

  it.each<[string, Permission]>([
    ['report facts by hand', factCreatePermission],
    ['remove the facts of a source', factDeletePermission],
    ['say whose a support request is', supportRequestAssignPermission],
    ['compute rollups anew', rollupRebuildPermission],
    ['dry-run templates of their own making', templateDryRunPermission],
    ['manage templates', templateManagementPermission],
    ['manage ingestion', catalogIngestionManagePermission],
    ['change what a plugin of tomorrow holds', unknownPermission('update')],
    ['do what a plugin of tomorrow does', unknownPermission()],
  ])(
    'lets the platform team, and nobody else, %s',
    async (_, permission: Permission) => {
      await expect(policy.handle({ permission }, maya)).resolves.toEqual({
        result: AuthorizeResult.ALLOW,
      });
      await expect(policy.handle({ permission }, priya)).resolves.toEqual({
        result: AuthorizeResult.DENY,
      });
    },
  );

  it.each<[string, Permission]>([
    ['change any baseline', baselineUpdatePermission],
    ['delete any entity', catalogEntityDeletePermission],
    ['see any task', taskReadPermission],
    ['cancel any task', taskCancelPermission],
  ])('lets the platform team %s', async (_, permission) => {
    await expect(policy.handle({ permission }, maya)).resolves.toEqual({
      result: AuthorizeResult.ALLOW,
    });
  });
});
