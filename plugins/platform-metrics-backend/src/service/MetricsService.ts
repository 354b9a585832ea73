import { NotFoundError } from '@backstage/errors';
import {
  rangeInstants,
  reportOn,
  weekEnd,
  weekStart,
  type Fact,
  type Facts,
  type FirstDeployments,
  type Freshness,
  type Metric,
  type MetricsSettings,
  type Report,
  type Series,
  type ServiceTable,
  type Summary,
  type WaitingServices,
  type Week,
  type WeekRange,
} from '@internal/plugin-platform-metrics-common';
import { toBaseline } from '../baselines/toBaseline';
import type { BaselineStore } from '../database/BaselineStore';
import type { CountedKind, FactReader } from '../database/FactReader';
import type { SourceStates } from '../sources/SourceStates';
import { Baselines, ORGANIZATION } from './Baselines';
import { weeksNeeded } from './measure';
import type { Snapshot, SnapshotReader } from './memory/SnapshotReader';
import { totalScope } from './organization/Scope';
import {
  computedBaseline,
  weeksBeforeGoldenPath,
  type ComputedBaseline,
} from './reads/baselineComputation';
import { describeFact } from './reads/describeFact';
import { choices, type Choices } from './reads/directory';
import { firstDeployments } from './reads/firstDeployments';
import { freshness } from './reads/freshness';
import { openMetrics, type OpenMetricsInput } from './reads/openMetrics';
import { series } from './reads/series';
import { serviceTable, type TableQuery } from './reads/serviceTable';
import { summary } from './reads/summary';
import { waitingServices } from './reads/waitingServices';
import { ScopeFacts } from './ScopeFacts';
import {
  defaultRange,
  type Page,
  type Selection,
  type ServiceSelection,
} from './Selection';

/** Which facts of a selection. */
export interface FactsQuery {
  /** Only of this week of the range. */
  week?: Week;
  /** Only those that count for it, and as it counts them. */
  metric?: Metric;
  /** Only deployments that failed. */
  isFailed?: boolean;
  /** Only support requests that no squad was found for. */
  isUnassigned?: boolean;
  page?: Page;
}

/** What metrics are, for whoever asks. */
export class MetricsService {
  readonly #snapshots: Pick<SnapshotReader, 'read'>;
  readonly #facts: FactReader;
  readonly #baselines: Pick<BaselineStore, 'list'>;
  readonly #sources: Pick<SourceStates, 'list'>;
  readonly #settings: MetricsSettings;
  readonly #now: () => number;

  constructor(options: {
    snapshots: Pick<SnapshotReader, 'read'>;
    facts: FactReader;
    baselines: Pick<BaselineStore, 'list'>;
    sources: Pick<SourceStates, 'list'>;
    settings: MetricsSettings;
    now?: () => number;
  }) {
    this.#snapshots = options.snapshots;
    this.#facts = options.facts;
    this.#baselines = options.baselines;
    this.#sources = options.sources;
    this.#settings = options.settings;
    this.#now = options.now ?? Date.now;
  }

  async getSummary(selection: Selection): Promise<Summary> {
    const [asked, baselines, sources] = await Promise.all([
      this.report(selection.range),
      this.listBaselines(),
      this.#sources.list(),
    ]);
    return summary(selection, {
      ...asked,
      baselines,
      freshness: freshness(sources, asked.snapshot.organization),
    });
  }

  async getSeries(metric: Metric, selection: Selection): Promise<Series> {
    const [asked, baselines] = await Promise.all([
      this.report(selection.range),
      this.listBaselines(),
    ]);
    return series(metric, selection, { ...asked, baselines });
  }

  async listFirstDeployments(selection: Selection): Promise<FirstDeployments> {
    return firstDeployments(selection, await this.report(selection.range));
  }

  /** All of them where no page is asked for. */
  async listWaitingServices(
    selection: ServiceSelection,
    page?: Page,
  ): Promise<WaitingServices> {
    const { organization } = await this.#snapshots.read();
    return waitingServices(selection, page, {
      organization,
      now: this.#now(),
      settings: this.#settings,
    });
  }

  async listServices(
    selection: Selection,
    query: TableQuery,
  ): Promise<ServiceTable> {
    return serviceTable(selection, query, await this.report(selection.range));
  }

  async getDirectory(): Promise<Choices> {
    const [{ organization }, unassigned] = await Promise.all([
      this.#snapshots.read(),
      this.#facts.countUnassignedSupportRequests(),
    ]);
    return choices(organization, unassigned);
  }

  /** Latest first; all of them where no page is asked for. */
  async listFacts(
    kind: CountedKind,
    selection: Selection,
    query: FactsQuery,
  ): Promise<Facts> {
    const { page, week, ...filter } = query;
    const { metric } = filter;
    const { range, ...services } = selection;
    const { timeZone } = this.#settings;
    const asked = rangeInstants(range, timeZone);
    const counted = week
      ? within(asked, {
          start: weekStart(week, timeZone),
          end: weekEnd(week, timeZone),
        })
      : asked;
    const [{ organization }, { totalItems, items }] = await Promise.all([
      this.#snapshots.read(),
      this.#facts.list({ kind, ...services, counted, ...filter }, page),
    ]);
    const knownBefore = metric === 'recoveryTime' ? asked.end : undefined;
    return {
      totalItems,
      items: items.map(fact => describeFact(fact, organization, knownBefore)),
    };
  }

  async getFact(kind: CountedKind, id: string): Promise<Fact> {
    const [{ organization }, fact] = await Promise.all([
      this.#snapshots.read(),
      this.#facts.find(kind, id),
    ]);
    if (!fact) {
      throw new NotFoundError(`There is no ${kind} ${id}`);
    }
    return describeFact(fact, organization);
  }

  /** All of them where no page is asked for. */
  async listUnassignedSupportRequests(page?: Page): Promise<Facts> {
    const [{ organization }, { totalItems, items }] = await Promise.all([
      this.#snapshots.read(),
      this.#facts.list({ kind: 'support-request', isUnassigned: true }, page),
    ]);
    return {
      totalItems,
      items: items.map(fact => describeFact(fact, organization)),
    };
  }

  /**
   * A metric before the platform: over the weeks before the first golden-path
   * service of a squad, or of `organization`. A conflict where nothing is known
   * from then.
   */
  async computeBaseline(
    metric: Metric,
    subject: string,
  ): Promise<ComputedBaseline> {
    const { timeZone } = this.#settings;
    const { organization } = await this.#snapshots.read();
    if (subject !== ORGANIZATION && !organization.squads.has(subject)) {
      throw new NotFoundError(`There is no squad ${subject}`);
    }
    const scope = totalScope(
      subject === ORGANIZATION ? {} : { squads: [subject] },
      organization,
    );
    const range = weeksBeforeGoldenPath(scope, organization, {
      now: this.#now(),
      timeZone,
    });
    const facts = new ScopeFacts(scope, await this.#snapshots.read(range));
    return computedBaseline(metric, facts, range, timeZone);
  }

  /** Every metric of the weeks that are shown to who asks for none. */
  async getOpenMetrics(): Promise<OpenMetricsInput> {
    const range = defaultRange(this.#now(), this.#settings.timeZone);
    const { snapshot, report } = await this.report(range);
    return openMetrics(snapshot, report);
  }

  /** How fresh the facts are. */
  async getFreshness(): Promise<Freshness> {
    const [{ organization }, sources] = await Promise.all([
      this.#snapshots.read(),
      this.#sources.list(),
    ]);
    return freshness(sources, organization);
  }

  private async report(
    range: WeekRange,
  ): Promise<{ snapshot: Snapshot; report: Report }> {
    const report = reportOn(range, this.#now(), this.#settings);
    return {
      report,
      snapshot: await this.#snapshots.read(weeksNeeded(report)),
    };
  }

  private async listBaselines(): Promise<Baselines> {
    const records = await this.#baselines.list();
    return new Baselines(records.map(toBaseline));
  }
}

/** The instants that two periods share. */
function within(
  one: { start: number; end: number },
  other: { start: number; end: number },
) {
  return {
    start: Math.max(one.start, other.start),
    end: Math.min(one.end, other.end),
  };
}
