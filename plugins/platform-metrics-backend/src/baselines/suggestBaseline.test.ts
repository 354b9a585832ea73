import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import type { BaselineSuggestion } from '@internal/plugin-platform-metrics-node';
import {
  createTestDatabases,
  openTestDatabase,
} from '../__testUtils__/openTestDatabase';
import { AuditTrail } from '../routes/AuditTrail';
import type { MetricsService } from '../service/MetricsService';
import { BaselineService, ORGANIZATION } from './BaselineService';
import { suggestBaseline } from './suggestBaseline';

const databases = createTestDatabases();
const entered: BaselineSuggestion = {
  metric: 'leadTime',
  subject: ORGANIZATION,
  value: 3_600_000,
  by: ORGANIZATION,
};
const computed: BaselineSuggestion = { ...entered, value: undefined };
const fromHistory = {
  value: 7_200_000,
  sampleSize: 12,
  range: { from: '2026-01-05', to: '2026-03-30' },
};

jest.setTimeout(60_000);

describe.each(databases.eachSupportedId())(
  'suggested baselines on %s',
  databaseId => {
    async function aPortal(
      computeBaseline: MetricsService['computeBaseline'] = async () =>
        fromHistory,
    ) {
      const stores = await openTestDatabase(await databases.init(databaseId));
      const auditor = mockServices.auditor.mock({
        createEvent: async () => ({
          success: async () => {},
          fail: async () => {},
        }),
      });
      const baselines = new BaselineService({
        ...stores,
        metrics: { computeBaseline },
        onChange: () => {},
      });
      const audit = new AuditTrail(auditor);
      return {
        baselines,
        stores,
        auditedEvents: () =>
          auditor.createEvent.mock.calls.map(([{ eventId }]) => eventId),
        suggest: (suggestion: BaselineSuggestion) =>
          suggestBaseline({ audit, baselines }, 'demonstration', suggestion),
      };
    }
    it('are kept where there is none, entered and computed', async () => {
      const { auditedEvents, baselines, stores, suggest } = await aPortal();

      expect(await suggest(entered)).toBe(true);
      expect(await suggest({ ...computed, metric: 'supportLoad' })).toBe(true);
      expect(await suggest({ ...entered, value: 1 })).toBe(true);

      expect(await baselines.list()).toMatchObject([
        { metric: 'leadTime', value: 3_600_000, origin: 'entered' },
        { metric: 'supportLoad', value: 7_200_000, origin: 'computed' },
      ]);
      expect(await stores.baselines.list()).toMatchObject([
        { source: 'demonstration' },
        { source: 'demonstration' },
      ]);
      expect(auditedEvents()).toEqual(['baseline-enter', 'baseline-compute']);
    });

    it('leave alone what a lead enters meanwhile', async () => {
      const portal = await aPortal(async () => {
        await portal.baselines.enter(
          { metric: 'leadTime', subject: ORGANIZATION, value: 5 },
          'user:default/lead',
        );
        return fromHistory;
      });

      expect(await portal.suggest(computed)).toBe(true);

      expect(await portal.baselines.list()).toMatchObject([
        { value: 5, origin: 'entered', updatedBy: 'user:default/lead' },
      ]);
    });

    it('wait for the squad, and leave no trace until it is there', async () => {
      const { auditedEvents, stores, suggest } = await aPortal();
      const subject = 'group:default/payments';

      expect(await suggest({ ...entered, subject })).toBe(false);
      expect(await suggest({ ...computed, subject })).toBe(false);
      expect(auditedEvents()).toEqual([]);

      await stores.ownership.applyOwnership({
        squads: [{ ref: subject, title: 'Payments' }],
        services: new Map(),
      });
      expect(await suggest({ ...entered, subject })).toBe(true);
      expect(auditedEvents()).toEqual(['baseline-enter']);
    });

    it('are settled without a trace where history has nothing', async () => {
      const { auditedEvents, baselines, suggest } = await aPortal(async () => {
        throw new ConflictError('Nothing from before the golden path');
      });

      expect(await suggest(computed)).toBe(true);

      expect(await baselines.list()).toEqual([]);
      expect(auditedEvents()).toEqual([]);
    });
  },
);
