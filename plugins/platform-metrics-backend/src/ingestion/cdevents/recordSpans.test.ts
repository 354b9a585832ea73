import type {
  IncidentReport,
  SupportRequestReport,
} from '@internal/plugin-platform-metrics-common';
import {
  createTestDatabases,
  openTestDatabase,
} from '../../__testUtils__/openTestDatabase';
import { HOUR, MONDAY } from '../../__testUtils__/reports';
import { recordSpans } from './recordSpans';

const databases = createTestDatabases();
const many = Array.from({ length: 20 }, (_, index) => `incident-${index}`);

jest.setTimeout(60_000);

const opened = (externalId: string): IncidentReport => ({
  kind: 'incident',
  source: 'cdevents',
  externalId,
  reportedAt: MONDAY,
  repository: { repository: 'larkspur/orders' },
  openedAt: MONDAY,
  title: 'Errors',
});
const resolved = (externalId: string): IncidentReport => ({
  ...opened(externalId),
  reportedAt: MONDAY + HOUR,
  openedAt: MONDAY + HOUR,
  resolvedAt: MONDAY + HOUR,
  title: undefined,
  causedBy: { sha: 'c0ffee' },
});

describe.each(databases.eachSupportedId())(
  'spans of events on %s',
  databaseId => {
    /** Two replicas on one database, and all that they know. */
    async function aPair() {
      const knex = await databases.init(databaseId);
      const [one, other] = [
        await openTestDatabase(knex),
        await openTestDatabase(knex),
      ];
      const known = async (kind: 'incident' | 'support-request') => {
        const reports = [];
        for await (const { report } of one.facts.readAll(kind)) {
          reports.push(report);
        }
        return reports;
      };
      return { one: one.facts, other: other.facts, known };
    }

    it('keeps both ends that two replicas hear of at the same time', async () => {
      const { known, one, other } = await aPair();

      await Promise.all(
        many.flatMap(id => [
          recordSpans(one, [opened(id)]),
          recordSpans(other, [resolved(id)]),
        ]),
      );

      const incidents = await known('incident');
      expect(incidents).toHaveLength(many.length);
      for (const incident of incidents) {
        expect(incident).toMatchObject({
          openedAt: MONDAY,
          resolvedAt: MONDAY + HOUR,
          title: 'Errors',
          causedBy: { sha: 'c0ffee' },
        });
      }
    });

    it('comes to the same by any order, and by what is told again', async () => {
      const { known, one } = await aPair();
      const told = (id: string) => [
        opened(id),
        { ...resolved(id), title: 'Slow answers' },
        {
          ...resolved(id),
          title: 'No answers',
          resolvedAt: MONDAY + 2 * HOUR,
        },
      ];
      await recordSpans(one, told('forwards'));
      for (const report of told('backwards').reverse()) {
        await recordSpans(one, [report]);
      }
      await recordSpans(one, [...told('again'), ...told('again')]);

      const incidents = await known('incident');
      const [first, ...others] = incidents.map(
        ({ externalId, reportedAt, ...said }) => said,
      );
      expect(first).toMatchObject({
        openedAt: MONDAY,
        resolvedAt: MONDAY + 2 * HOUR,
        title: 'Slow answers',
      });
      expect(others).toEqual([first, first]);
      expect(await recordSpans(one, told('again'))).toEqual({
        isChanged: false,
      });
    });

    const orders = { ...opened('moved'), title: undefined };
    const billing: IncidentReport = {
      ...opened('moved'),
      reportedAt: MONDAY + HOUR,
      repository: { repository: 'larkspur/billing' },
      causedBy: { sha: 'beef' },
    };

    it.each([
      ['in order', [orders, billing]],
      ['the other way round', [billing, orders]],
      ['again', [orders, billing, orders]],
    ])('believes the later event, told %s', async (_, told) => {
      const { known, one } = await aPair();
      for (const report of told) {
        await recordSpans(one, [report]);
      }

      expect(await known('incident')).toMatchObject([
        {
          openedAt: MONDAY,
          repository: { repository: 'larkspur/billing' },
          title: 'Errors',
          causedBy: { sha: 'beef' },
        },
      ]);
    });

    it('believes the last event, where it only says again what an earlier one did', async () => {
      const { known, one } = await aPair();
      const last = { ...orders, reportedAt: MONDAY + 2 * HOUR };
      for (const report of [orders, last, billing]) {
        await recordSpans(one, [report]);
      }

      expect(await known('incident')).toMatchObject([
        {
          repository: { repository: 'larkspur/orders' },
          causedBy: { sha: 'beef' },
        },
      ]);
    });

    it('moves a request to the squad that a later event says', async () => {
      const { known, one } = await aPair();
      const request: SupportRequestReport = {
        kind: 'support-request',
        source: 'cdevents',
        externalId: 'ticket-1',
        reportedAt: MONDAY,
        openedAt: MONDAY,
        channel: 'platform',
        squad: 'group:default/orders',
      };
      await recordSpans(one, [request]);
      await recordSpans(one, [
        {
          ...request,
          reportedAt: MONDAY + HOUR,
          channel: 'help',
          squad: 'group:default/billing',
        },
      ]);

      expect(await known('support-request')).toMatchObject([
        { channel: 'help', squad: 'group:default/billing' },
      ]);
    });

    it('keeps the id that is known of the repository', async () => {
      const { known, one } = await aPair();
      const repository = { repository: 'larkspur/orders', repositoryId: '7' };
      await one.record([{ ...orders, repository }]);
      await recordSpans(one, [
        orders,
        { ...orders, repository: { repository: 'Larkspur/Orders' } },
        resolved('moved'),
      ]);

      expect(await known('incident')).toMatchObject([
        { repository, resolvedAt: MONDAY + HOUR },
      ]);
    });

    it('remembers who asked, and does not take a span for its other end', async () => {
      const { known, one } = await aPair();
      const request: SupportRequestReport = {
        kind: 'support-request',
        source: 'cdevents',
        externalId: 'ticket-1',
        reportedAt: MONDAY,
        openedAt: MONDAY,
        channel: 'platform',
        requester: [{ by: 'email', value: 'maya@larkspur.example' }],
      };
      const closed = { ...request, requester: undefined, closedAt: MONDAY + 1 };
      await recordSpans(one, [closed]);
      await recordSpans(one, [request]);

      expect(await known('support-request')).toMatchObject([
        { closedAt: MONDAY + 1, requester: request.requester },
      ]);
    });
  },
);
