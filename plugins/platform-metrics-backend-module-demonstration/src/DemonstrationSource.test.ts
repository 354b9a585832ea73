import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import type { FactReport } from '@internal/plugin-platform-metrics-common';
import type { BaselineSuggestion } from '@internal/plugin-platform-metrics-node';
import { DemonstrationSource } from './DemonstrationSource';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const WEEK = 7 * 24 * 3_600_000;

/** What a portal keeps of the source: its cursor, and each fact's last report. */
class Portal {
  cursor?: JsonObject;
  readonly facts = new Map<string, FactReport>();
  readonly baselines: BaselineSuggestion[] = [];
  knows: (squad: string) => boolean = () => true;
  recorded = 0;

  async reconcileAt(now: number, signal = new AbortController().signal) {
    await new DemonstrationSource({ clock: () => now }).reconciliation.run({
      recorder: {
        record: async reports => {
          for (const report of reports) {
            this.facts.set(`${report.kind} ${report.externalId}`, report);
            this.recorded += 1;
          }
        },
      },
      logger: mockServices.logger.mock(),
      signal,
      readCursor: async () => this.cursor,
      writeCursor: async cursor => {
        this.cursor = cursor;
      },
      listReported: async () => [],
      suggestBaseline: async suggestion => {
        this.baselines.push(suggestion);
        return this.knows(suggestion.subject);
      },
      reportProgress: async () => {},
    });
  }

  of<K extends FactReport['kind']>(kind: K) {
    return [...this.facts.values()].filter(
      (report): report is Extract<FactReport, { kind: K }> =>
        report.kind === kind,
    );
  }
}

describe('DemonstrationSource', () => {
  it('invents a year of every kind of fact, and nothing that is yet to come', async () => {
    const portal = new Portal();
    await portal.reconcileAt(NOW);

    expect(portal.of('repository').length).toBeGreaterThan(100);
    expect(portal.of('deployment').length).toBeGreaterThan(5_000);
    expect(portal.of('incident').length).toBeGreaterThan(100);
    expect(portal.of('support-request').length).toBeGreaterThan(1_000);
    const reportedAt = [...portal.facts.values()].map(fact => fact.reportedAt);
    expect(Math.max(...reportedAt)).toBeLessThanOrEqual(NOW);
    expect(Math.max(...reportedAt)).toBeGreaterThan(NOW - WEEK);
    const deployedAt = portal.of('deployment').map(fact => fact.createdAt);
    expect(Math.min(...deployedAt)).toBeLessThan(NOW - 50 * WEEK);
  });

  it('gives every deployment its outcome and every commit its parent', async () => {
    const portal = new Portal();
    await portal.reconcileAt(NOW);

    const succeeded = new Set(
      portal
        .of('deployment-status')
        .filter(({ state }) => state === 'success')
        .map(({ deployment }) => deployment),
    );
    expect(
      portal
        .of('deployment')
        .filter(({ externalId }) => !succeeded.has(externalId)),
    ).toEqual([]);
    const shas = new Set(portal.of('change').map(({ sha }) => sha));
    const orphans = portal
      .of('change')
      .filter(({ parents }) => parents.some(parent => !shas.has(parent)));
    // Only the first known of a repository that is older than what is known.
    expect(new Set(orphans.map(o => o.repository.repository)).size).toBe(
      orphans.length,
    );
  });

  it('goes on where it was, as if it had run the whole time', async () => {
    const [once, often] = [new Portal(), new Portal()];
    await once.reconcileAt(NOW);
    await often.reconcileAt(NOW);
    const before = often.recorded;

    await often.reconcileAt(NOW);
    expect(often.recorded).toBe(before);

    for (const portal of [once, often]) portal.recorded = 0;
    await often.reconcileAt(NOW + WEEK);
    await often.reconcileAt(NOW + 2 * WEEK);
    await once.reconcileAt(NOW + 2 * WEEK);
    expect(often.facts).toEqual(once.facts);
    expect(once.recorded).toBeGreaterThan(0);
  });

  it('has something to show of everything, and not the same of every squad', async () => {
    const portal = new Portal();
    await portal.reconcileAt(NOW);

    const deployments = portal.of('deployment').length;
    const mending = portal
      .of('deployment')
      .filter(({ fixesIncident }) => fixesIncident);
    expect(mending.length / deployments).toBeGreaterThan(0.01);
    expect(mending.length / deployments).toBeLessThan(0.1);
    const incidents = new Set(portal.of('incident').map(i => i.externalId));
    expect(mending.every(d => incidents.has(String(d.fixesIncident)))).toBe(
      true,
    );

    const requests = portal.of('support-request');
    const unassigned = requests.filter(({ squad }) => !squad);
    expect(unassigned.length / 52).toBeGreaterThan(1);
    expect(unassigned.length / requests.length).toBeLessThan(0.1);
    expect(new Set(requests.map(({ squad }) => squad)).size).toBeLessThan(40);

    const deployed = new Set(
      portal.of('deployment').map(({ repository }) => repository.repository),
    );
    const waiting = portal
      .of('repository')
      .filter(({ repository: r }) => !deployed.has(r.repository));
    expect(waiting.length).toBeGreaterThan(1);
    expect(waiting.length).toBeLessThan(10);
  });

  it('suggests baselines once the squads are known, entered and computed', async () => {
    const portal = new Portal();
    await portal.reconcileAt(NOW);
    expect(portal.baselines).toEqual([]);

    await portal.reconcileAt(NOW);
    const entered = portal.baselines.filter(b => b.value !== undefined);
    const squadsOf = (baselines: BaselineSuggestion[]) =>
      new Set(baselines.map(({ subject }) => subject)).size;
    expect(squadsOf(entered)).toBeGreaterThan(5);
    expect(squadsOf(portal.baselines)).toBeGreaterThan(squadsOf(entered) + 5);
    expect(squadsOf(portal.baselines)).toBeLessThan(36);

    portal.baselines.length = 0;
    await portal.reconcileAt(NOW);
    expect(portal.baselines).toEqual([]);
  });

  it('suggests again only what waits for a squad', async () => {
    const [waiting, whole] = [new Portal(), new Portal()];
    await whole.reconcileAt(NOW);
    await whole.reconcileAt(NOW);
    const missing = whole.baselines[20].subject;
    await waiting.reconcileAt(NOW);

    waiting.knows = squad => squad !== missing;
    await waiting.reconcileAt(NOW);
    const refused = waiting.baselines.pop();
    await waiting.reconcileAt(NOW);
    expect(waiting.baselines.pop()).toEqual(refused);
    waiting.knows = () => true;
    await waiting.reconcileAt(NOW);

    expect(refused?.subject).toBe(missing);
    expect(waiting.baselines).toEqual(whole.baselines);
  });

  it('stops when the portal does, and loses nothing', async () => {
    const [stopped, whole] = [new Portal(), new Portal()];
    await expect(
      stopped.reconcileAt(NOW, AbortSignal.abort()),
    ).rejects.toThrow();

    await stopped.reconcileAt(NOW);
    await whole.reconcileAt(NOW);
    expect(stopped.facts).toEqual(whole.facts);
  });
});
