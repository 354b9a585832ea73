// Generated from openapi.yaml by `yarn workspace @internal/plugin-platform-metrics-backend schema`.

export interface paths {
  '/summary': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Every metric over a selection, against the period before, target and baseline */
    get: operations['getSummary'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/series/{metric}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One metric by squad and week */
    get: operations['getSeries'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/first-deployments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Services created in the range, with their time to first deployment */
    get: operations['listFirstDeployments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/waiting-services': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Services that were created and never deployed to staging */
    get: operations['listWaitingServices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/services': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One row for each service */
    get: operations['listServices'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/facts/{kind}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The facts behind a number */
    get: operations['listFacts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/facts/{kind}/{id}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** One fact, as its source reported it and as it counts */
    get: operations['getFact'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/directory': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Squads and systems to choose from, and what you may do */
    get: operations['getDirectory'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** How fresh the facts are */
    get: operations['listSources'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openmetrics': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** For Prometheus: every metric of the last 12 weeks by squad */
    get: operations['getOpenMetrics'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/baselines': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What metrics were before the platform */
    get: operations['listBaselines'];
    /** Enters a baseline */
    put: operations['putBaseline'];
    post?: never;
    /** Removes a baseline */
    delete: operations['deleteBaseline'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/baselines/computation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Computes a baseline from history and keeps it */
    post: operations['computeBaseline'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/support-requests/unassigned': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Support requests that no squad was found for */
    get: operations['listUnassignedSupportRequests'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/support-requests/{id}/assignment': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /** Says whose a support request is */
    put: operations['assignSupportRequest'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/deployments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reports up to 1,000; each is recorded or rejected by itself */
    post: operations['reportDeployments'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/incidents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reports up to 1,000; each is recorded or rejected by itself */
    post: operations['reportIncidents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/support-requests': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Reports up to 1,000; each is recorded or rejected by itself */
    post: operations['reportSupportRequests'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/events': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Takes CDEvents in CloudEvents' JSON, one or a batch of up to 1,000 */
    post: operations['reportEvents'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports/preview': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Says what an import would do */
    post: operations['previewImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Imports CSV, all rows or none */
    post: operations['runImport'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/sources/{source}/facts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    post?: never;
    /** Removes everything a source reported */
    delete: operations['removeSource'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/rollups/rebuild': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Computes every rollup anew */
    post: operations['rebuildRollups'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * @description Which metric. Definitions: `metricDefinitions` of platform-metrics-common.
     * @enum {string}
     */
    Metric:
      | 'timeToFirstDeployment'
      | 'deploymentFrequency'
      | 'supportLoad'
      | 'leadTime'
      | 'changeFailureRate'
      | 'recoveryTime'
      | 'reworkRate';
    /**
     * @description Of every value of the metric
     * @enum {string}
     */
    Unit: 'milliseconds' | 'perWeek' | 'ratio';
    /**
     * @description DORA's cluster
     * @enum {string}
     */
    Band: 'elite' | 'high' | 'medium' | 'low';
    /** @description The whole weeks that were counted, `[from, to)` */
    Range: {
      /**
       * Format: date
       * @description First day, a Monday
       */
      from: string;
      /**
       * Format: date
       * @description The day after the last, a Monday
       */
      to: string;
      /** @description IANA zone in which weeks begin */
      timeZone: string;
      /** @description First day of each week */
      weeks: string[];
      /**
       * Format: date
       * @description The week that holds now, where it is in the range
       */
      runningWeek?: string;
    };
    WeeklyPoint: {
      /** Format: date */
      week: string;
      /** @description Absent: no data */
      value?: number;
      sampleSize: number;
      /** @description The week is not over */
      isRunning: boolean;
    };
    /** @description The same over the range of the same length right before */
    PreviousValue: {
      value?: number;
      sampleSize: number;
    };
    /** @description What a metric was before the platform */
    Baseline: {
      metric: components['schemas']['Metric'];
      /** @description Entity ref of a squad, or `organization` */
      subject: string;
      /** @description In the metric's unit */
      value: number;
      unit: components['schemas']['Unit'];
      /** @enum {string} */
      origin: 'computed' | 'entered';
      /** @description Of a computed one */
      sampleSize?: number;
      /**
       * Format: date
       * @description Of a computed one: the weeks it is from
       */
      from?: string;
      /** Format: date */
      to?: string;
      /** @description Entity ref of who entered or computed it, or the name of a machine */
      updatedBy: string;
      /** Format: date-time */
      updatedAt: string;
      note?: string;
    };
    MetricValue: {
      metric: components['schemas']['Metric'];
      unit: components['schemas']['Unit'];
      /** @description Absent: no data */
      value?: number;
      /** @description How many facts the value is from */
      sampleSize: number;
      /** @description Of durations */
      p90?: number;
      band?: components['schemas']['Band'];
      /** @description Whose clusters and which year, such as `DORA 2024`, of a band or reference */
      bandSource?: string;
      /** @description A rate to compare with, where clusters are not monotonic */
      reference?: number;
      previous?: components['schemas']['PreviousValue'];
      /** @description (value - previous) / previous */
      change?: number;
      baseline?: components['schemas']['Baseline'];
      /** @description In the metric's unit */
      target?: number;
      /** @description How many were within the target, of how many */
      withinTarget?: {
        count: number;
        of: number;
      };
      /** @description Services that wait for their first deployment */
      waiting?: number;
      /** @description Failures that are not recovered yet */
      open?: number;
      /** @description Of support load */
      isRising?: boolean;
      weekly: components['schemas']['WeeklyPoint'][];
    };
    SourceState: {
      id: string;
      title: string;
      /** @enum {string} */
      state: 'idle' | 'running' | 'failed';
      /** @description The first look at all history is not complete */
      isBackfilling: boolean;
      progress?: {
        done: number;
        total: number;
      };
      /**
       * Format: date-time
       * @description When it last reported something by itself
       */
      lastEventAt?: string;
      /** Format: date-time */
      lastReconciledAt?: string;
      /** @description What went wrong, and what to do */
      error?: string;
    };
    Freshness: {
      /**
       * Format: date-time
       * @description When any source last reported something
       */
      lastEventAt?: string;
      /** @description There are demonstration facts among these */
      isDemonstration: boolean;
      sources: components['schemas']['SourceState'][];
    };
    Summary: {
      range: components['schemas']['Range'];
      previousRange: components['schemas']['Range'];
      /** @description How many squads are in the selection */
      squads: number;
      /** @description How many services are */
      services: number;
      /** @description Each of the seven */
      metrics: components['schemas']['MetricValue'][];
      freshness: components['schemas']['Freshness'];
    };
    /** @description A squad or a service */
    Subject: {
      /** @description Entity ref, or `unassigned` */
      ref: string;
      title: string;
    };
    SubjectSeries: {
      subject: components['schemas']['Subject'];
      /** @description Absent: no data */
      value?: number;
      /** @description How many facts the value is from */
      sampleSize: number;
      /** @description Of durations */
      p90?: number;
      band?: components['schemas']['Band'];
      previous?: components['schemas']['PreviousValue'];
      /** @description (value - previous) / previous */
      change?: number;
      baseline?: components['schemas']['Baseline'];
      /** @description Of support load */
      isRising?: boolean;
      weekly: components['schemas']['WeeklyPoint'][];
    };
    Series: {
      metric: components['schemas']['Metric'];
      unit: components['schemas']['Unit'];
      range: components['schemas']['Range'];
      total: components['schemas']['MetricValue'];
      /** @description One for each squad of the selection; for one service if `service` is given */
      subjects: components['schemas']['SubjectSeries'][];
    };
    FirstDeployment: {
      service: components['schemas']['Subject'];
      squad?: components['schemas']['Subject'];
      repository: string;
      /** Format: date-time */
      createdAt: string;
      /**
       * Format: date
       * @description Week of creation
       */
      week: string;
      /**
       * Format: date-time
       * @description Absent: waiting
       */
      deployedAt?: string;
      timeMs?: number;
      isWithinTarget?: boolean;
      /** @description Fact id */
      deployment?: string;
      /** @description Of the deployment, or of the repository */
      url?: string;
    };
    FirstDeployments: {
      range: components['schemas']['Range'];
      targetMs: number;
      /** @description Services created in the range, earliest first; waiting ones have no `timeMs` */
      points: components['schemas']['FirstDeployment'][];
      /** @description Median by week of creation */
      weekly: components['schemas']['WeeklyPoint'][];
    };
    WaitingService: {
      service: components['schemas']['Subject'];
      squad?: components['schemas']['Subject'];
      repository: string;
      /** Format: date-time */
      createdAt: string;
      ageMs: number;
      /** @description Waits longer than the target */
      isOverdue: boolean;
      url?: string;
    };
    WaitingServices: {
      targetMs: number;
      totalItems: number;
      /** @description Longest first */
      items: components['schemas']['WaitingService'][];
    };
    ServiceRow: {
      service: components['schemas']['Subject'];
      squad?: components['schemas']['Subject'];
      system?: components['schemas']['Subject'];
      repository: string;
      /** @description In the catalog */
      isRegistered: boolean;
      productionDeployments: number;
      /** @description Mean of the last four complete weeks */
      deploymentsPerWeek?: number;
      failedDeployments: number;
      leadTimeMedianMs?: number;
      leadTimeP90Ms?: number;
      /** @description Sample of the lead time */
      changes: number;
      timeToFirstDeploymentMs?: number;
      recoveryTimeMedianMs?: number;
      recoveries: number;
      /**
       * Format: date-time
       * @description To production
       */
      lastDeployedAt?: string;
    };
    ServiceTable: {
      range: components['schemas']['Range'];
      totalItems: number;
      items: components['schemas']['ServiceRow'][];
    };
    /** @enum {string} */
    FactKind:
      | 'change'
      | 'deployment'
      | 'incident'
      | 'pull-request'
      | 'repository'
      | 'support-request';
    Remediation: {
      /**
       * @description By which it counts as failed
       * @enum {string}
       */
      rule: 'incident' | 'rollback' | 'roll-forward' | 'failed-after-success';
      /** @description Fact id of the incident or later deployment */
      evidence?: string;
      evidenceUrl?: string;
    };
    /** @description A fact with what its kind has */
    Fact: {
      /** @description Fact id */
      id: string;
      kind: components['schemas']['FactKind'];
      source: string;
      externalId: string;
      /** Format: date-time */
      reportedAt: string;
      service?: components['schemas']['Subject'];
      squad?: components['schemas']['Subject'];
      repository?: string;
      url?: string;
      /**
       * Format: date-time
       * @description By which it is counted: finish of a deployment, deployment of a change, opening of an incident or request, merge of a pull request, creation of a repository
       */
      at?: string;
      environment?: string;
      /** @enum {string} */
      tier?: 'staging' | 'production' | 'other';
      sha?: string;
      /** @description Last state of a deployment */
      state?: string;
      /** Format: date-time */
      createdAt?: string;
      /** Format: date-time */
      finishedAt?: string;
      /**
       * Format: date-time
       * @description When a deployment last entered the state success
       */
      lastSucceededAt?: string;
      /**
       * Format: date-time
       * @description When a deployment last entered failure or error
       */
      lastFailedAt?: string;
      /** @description External id of the incident that a deployment is to mend */
      fixesIncident?: string;
      isFailed?: boolean;
      isUnplanned?: boolean;
      remediations?: components['schemas']['Remediation'][];
      /** Format: date-time */
      recoveredAt?: string;
      /** Format: date-time */
      authoredAt?: string;
      /** Format: date-time */
      deployedAt?: string;
      /** @description Fact id */
      deployment?: string;
      leadTimeMs?: number;
      /** @description Of a change, the commits it follows, first parent first */
      parents?: string[];
      /** @description The commit that a change reverts */
      reverts?: string;
      /** @description Of a pull request, or of the issue of an incident */
      number?: number;
      /** @description The commit that merged a pull request */
      mergeSha?: string;
      /** Format: date-time */
      mergedAt?: string;
      labels?: string[];
      /** @description Of the pull request that a pull request reverts */
      revertsNumber?: number;
      /** @description Numbers of the issues that a pull request closes */
      fixes?: number[];
      /** Format: date-time */
      openedAt?: string;
      /** Format: date-time */
      resolvedAt?: string;
      title?: string;
      /** @description The deployment that an incident names as its cause */
      causedBy?: {
        /** @description Fact id */
        deployment?: string;
        sha?: string;
      };
      channel?: string;
      /** Format: date-time */
      closedAt?: string;
      /**
       * @description By what the squad was found
       * @enum {string}
       */
      assignedBy?: 'report' | 'requester' | 'person';
      /**
       * Format: date-time
       * @description Facts of the repository from before are not known
       */
      historySince?: string;
      /** Format: date-time */
      firstDeployedAt?: string;
      /** Format: date-time */
      archivedAt?: string;
    };
    Facts: {
      totalItems: number;
      /** @description Latest first */
      items: components['schemas']['Fact'][];
    };
    Squad: {
      /** @description Entity ref, such as `group:default/payments` */
      ref: string;
      title: string;
      services: number;
      /** @description Whether you may */
      mayUpdateBaselines: boolean;
    };
    /** @description What can be asked for */
    Directory: {
      squads: components['schemas']['Squad'][];
      systems: components['schemas']['Subject'][];
      unassignedSupportRequests: number;
      /** @description With facts, unknown to the catalog */
      unregisteredServices: number;
      mayUpdateOrganizationBaselines: boolean;
      mayAssignSupportRequests: boolean;
    };
    Baselines: {
      items: components['schemas']['Baseline'][];
    };
    BaselineInput: {
      metric: components['schemas']['Metric'];
      /** @description Entity ref of a squad, or `organization` */
      subject: string;
      /** @description In the metric's unit */
      value: number;
      /** @description Where it is from */
      note?: string;
    };
    /** @description Computes the metric over the weeks before the squad's first golden-path service */
    BaselineComputation: {
      metric: components['schemas']['Metric'];
      /** @description Entity ref of a squad, or `organization` */
      subject: string;
    };
    DeploymentInput: {
      /** @description Who reports, such as `argo-cd`. `github`, `slack` and `demonstration` are taken. */
      source: string;
      /** @description By which you know it; the same id again updates it */
      id: string;
      /**
       * Format: date-time
       * @description When you last changed it; the latest wins. Default: now
       */
      reportedAt?: string;
      url?: string;
      /** @description Entity ref of the service; or give `repository` */
      service?: string;
      /** @description `owner/name` on GitHub */
      repository?: string;
      environment: string;
      sha: string;
      /** @enum {string} */
      state:
        'queued' | 'in_progress' | 'success' | 'failure' | 'error' | 'inactive';
      /** Format: date-time */
      createdAt?: string;
      /**
       * Format: date-time
       * @description When it entered `state`. Default: reportedAt
       */
      finishedAt?: string;
      /** @description Id of the incident it mends, by the same source */
      fixesIncident?: string;
      /** @description It never was */
      isWithdrawn?: boolean;
    };
    IncidentInput: {
      /** @description Who reports, such as `argo-cd`. `github`, `slack` and `demonstration` are taken. */
      source: string;
      /** @description By which you know it; the same id again updates it */
      id: string;
      /**
       * Format: date-time
       * @description When you last changed it; the latest wins. Default: now
       */
      reportedAt?: string;
      url?: string;
      /** @description Entity ref of the service; or give `repository` */
      service?: string;
      /** @description `owner/name` on GitHub */
      repository?: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      resolvedAt?: string;
      title?: string;
      causedBy?: {
        /** @description Id of the deployment, by the same source */
        deployment?: string;
        sha?: string;
      };
      isWithdrawn?: boolean;
    };
    SupportRequestInput: {
      /** @description Who reports, such as `argo-cd`. `github`, `slack` and `demonstration` are taken. */
      source: string;
      /** @description By which you know it; the same id again updates it */
      id: string;
      /**
       * Format: date-time
       * @description When you last changed it; the latest wins. Default: now
       */
      reportedAt?: string;
      url?: string;
      /** Format: date-time */
      openedAt: string;
      /** Format: date-time */
      closedAt?: string;
      /** @description Where it was asked */
      channel: string;
      /** @description Entity ref of the squad */
      squad?: string;
      requester?: {
        email?: string;
        /** @description Entity ref of a User */
        user?: string;
        githubLogin?: string;
        slackUser?: string;
      };
      isWithdrawn?: boolean;
    };
    ItemResult: {
      /** @description From 0 */
      index: number;
      /** @enum {string} */
      status: 'recorded' | 'ignored' | 'rejected';
      /** @description Fact id */
      id?: string;
      /** @description Why it was ignored */
      reason?: string;
      error?: {
        message: string;
        /** @description Such as `/sha` */
        field?: string;
      };
    };
    BatchResult: {
      recorded: number;
      /** @description Understood, and in no metric */
      ignored: number;
      rejected: number;
      /** @description One for each item, in order */
      items: components['schemas']['ItemResult'][];
    };
    ImportRow: {
      /** @description As in the file: the header is 1 */
      row: number;
      problems: {
        column?: string;
        message: string;
      }[];
      values: {
        [key: string]: string;
      };
    };
    ImportPreview: {
      kind: string;
      rows: number;
      valid: number;
      /** @description Not known yet */
      new: number;
      unchanged: number;
      /** @description The first ten */
      sample: components['schemas']['ImportRow'][];
      /** @description The first hundred rows with problems */
      problems: components['schemas']['ImportRow'][];
      missingColumns: string[];
      unknownColumns: string[];
    };
    ImportResult: {
      recorded: number;
    };
    Assignment: {
      /** @description Entity ref, such as `group:default/payments` */
      squad: string;
    };
    Rebuild: {
      services: number;
      weeks: number;
    };
    Removal: {
      facts: number;
    };
    Error: {
      error: {
        name: string;
        message: string;
      };
      request?: Record<string, never>;
      response: {
        statusCode: number;
      };
    };
  };
  responses: {
    /** @description The input is wrong: the message says what, where and what is accepted */
    InvalidInput: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Nobody is signed in */
    NotSignedIn: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description You may not */
    NotAllowed: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description There is no such thing */
    NotFound: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description Another media type is expected */
    WrongMediaType: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description It conflicts with what is there */
    Conflict: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description More squads are asked for than an address can hold */
    TooLong: {
      headers: {
        [name: string]: unknown;
      };
      content?: never;
    };
    /** @description Too large */
    TooLarge: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
    /** @description The database cannot be reached; try again */
    Unavailable: {
      headers: {
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['Error'];
      };
    };
  };
  parameters: {
    /** @description First day; widened to the start of its week. Default: 12 weeks before `to` */
    from: string;
    /** @description The day after the last; widened to the end of its week. Default: the end of the running week */
    to: string;
    /** @description Entity refs; repeat. Default: all */
    squads: string[];
    /** @description Only services of this system */
    system: string;
    /** @description Only this service */
    service: string;
    /** @description CSV answers everything at once */
    format: 'json' | 'csv';
    /** @description At most so many items */
    limit: number;
    /** @description Leaves out so many items */
    offset: number;
    /** @description Part of the service's or squad's name */
    search: string;
    /** @description Which */
    metric: components['schemas']['Metric'];
    /** @description Only facts that count for this metric, and as it counts them */
    factMetric: components['schemas']['Metric'];
    /** @description Only this week */
    week: string;
    /** @description Which */
    kind: components['schemas']['FactKind'];
    /** @description Fact id */
    id: string;
    /** @description By which column */
    sort:
      | 'service'
      | 'squad'
      | 'productionDeployments'
      | 'failedDeployments'
      | 'leadTime'
      | 'timeToFirstDeployment'
      | 'recoveryTime'
      | 'lastDeployedAt';
    /** @description Which way */
    order: 'asc' | 'desc';
    /** @description Only deployments that failed */
    failed: boolean;
    /** @description Only support requests that no squad was found for */
    unassigned: boolean;
    /** @description Which */
    source: string;
    /** @description What the rows are */
    importKind: 'deployments' | 'incidents' | 'support-requests';
    /** @description Which */
    baselineMetric: components['schemas']['Metric'];
    /** @description Entity ref of a squad, or `organization` */
    subject: string;
  };
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  getSummary: {
    parameters: {
      query?: {
        /** @description First day; widened to the start of its week. Default: 12 weeks before `to` */
        from?: components['parameters']['from'];
        /** @description The day after the last; widened to the end of its week. Default: the end of the running week */
        to?: components['parameters']['to'];
        /** @description Entity refs; repeat. Default: all */
        squads?: components['parameters']['squads'];
        /** @description Only services of this system */
        system?: components['parameters']['system'];
        /** @description Only this service */
        service?: components['parameters']['service'];
        /** @description CSV answers everything at once */
        format?: components['parameters']['format'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Summary'];
          'text/csv': string;
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      431: components['responses']['TooLong'];
    };
  };
  getSeries: {
    parameters: {
      query?: {
        /** @description First day; widened to the start of its week. Default: 12 weeks before `to` */
        from?: components['parameters']['from'];
        /** @description The day after the last; widened to the end of its week. Default: the end of the running week */
        to?: components['parameters']['to'];
        /** @description Entity refs; repeat. Default: all */
        squads?: components['parameters']['squads'];
        /** @description Only services of this system */
        system?: components['parameters']['system'];
        /** @description Only this service */
        service?: components['parameters']['service'];
        /** @description CSV answers everything at once */
        format?: components['parameters']['format'];
      };
      header?: never;
      path: {
        /** @description Which */
        metric: components['parameters']['metric'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Series'];
          'text/csv': string;
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      431: components['responses']['TooLong'];
    };
  };
  listFirstDeployments: {
    parameters: {
      query?: {
        /** @description First day; widened to the start of its week. Default: 12 weeks before `to` */
        from?: components['parameters']['from'];
        /** @description The day after the last; widened to the end of its week. Default: the end of the running week */
        to?: components['parameters']['to'];
        /** @description Entity refs; repeat. Default: all */
        squads?: components['parameters']['squads'];
        /** @description Only services of this system */
        system?: components['parameters']['system'];
        /** @description Only this service */
        service?: components['parameters']['service'];
        /** @description CSV answers everything at once */
        format?: components['parameters']['format'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['FirstDeployments'];
          'text/csv': string;
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      431: components['responses']['TooLong'];
    };
  };
  listWaitingServices: {
    parameters: {
      query?: {
        /** @description Entity refs; repeat. Default: all */
        squads?: components['parameters']['squads'];
        /** @description Only services of this system */
        system?: components['parameters']['system'];
        /** @description Only this service */
        service?: components['parameters']['service'];
        /** @description At most so many items */
        limit?: components['parameters']['limit'];
        /** @description Leaves out so many items */
        offset?: components['parameters']['offset'];
        /** @description CSV answers everything at once */
        format?: components['parameters']['format'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['WaitingServices'];
          'text/csv': string;
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      431: components['responses']['TooLong'];
    };
  };
  listServices: {
    parameters: {
      query?: {
        /** @description First day; widened to the start of its week. Default: 12 weeks before `to` */
        from?: components['parameters']['from'];
        /** @description The day after the last; widened to the end of its week. Default: the end of the running week */
        to?: components['parameters']['to'];
        /** @description Entity refs; repeat. Default: all */
        squads?: components['parameters']['squads'];
        /** @description Only services of this system */
        system?: components['parameters']['system'];
        /** @description Only this service */
        service?: components['parameters']['service'];
        /** @description Part of the service's or squad's name */
        search?: components['parameters']['search'];
        /** @description By which column */
        sort?: components['parameters']['sort'];
        /** @description Which way */
        order?: components['parameters']['order'];
        /** @description At most so many items */
        limit?: components['parameters']['limit'];
        /** @description Leaves out so many items */
        offset?: components['parameters']['offset'];
        /** @description CSV answers everything at once */
        format?: components['parameters']['format'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ServiceTable'];
          'text/csv': string;
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      431: components['responses']['TooLong'];
    };
  };
  listFacts: {
    parameters: {
      query?: {
        /** @description First day; widened to the start of its week. Default: 12 weeks before `to` */
        from?: components['parameters']['from'];
        /** @description The day after the last; widened to the end of its week. Default: the end of the running week */
        to?: components['parameters']['to'];
        /** @description Entity refs; repeat. Default: all */
        squads?: components['parameters']['squads'];
        /** @description Only services of this system */
        system?: components['parameters']['system'];
        /** @description Only this service */
        service?: components['parameters']['service'];
        /** @description Only this week */
        week?: components['parameters']['week'];
        /** @description Only facts that count for this metric, and as it counts them */
        metric?: components['parameters']['factMetric'];
        /** @description Only deployments that failed */
        failed?: components['parameters']['failed'];
        /** @description Only support requests that no squad was found for */
        unassigned?: components['parameters']['unassigned'];
        /** @description At most so many items */
        limit?: components['parameters']['limit'];
        /** @description Leaves out so many items */
        offset?: components['parameters']['offset'];
        /** @description CSV answers everything at once */
        format?: components['parameters']['format'];
      };
      header?: never;
      path: {
        /** @description Which */
        kind: components['parameters']['kind'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Facts'];
          'text/csv': string;
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      431: components['responses']['TooLong'];
    };
  };
  getFact: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Which */
        kind: components['parameters']['kind'];
        /** @description Fact id */
        id: components['parameters']['id'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Fact'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  getDirectory: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Directory'];
        };
      };
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
    };
  };
  listSources: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Freshness'];
        };
      };
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
    };
  };
  getOpenMetrics: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'text/plain': string;
          'application/openmetrics-text': string;
        };
      };
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
    };
  };
  listBaselines: {
    parameters: {
      query?: {
        /** @description CSV answers everything at once */
        format?: components['parameters']['format'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Baselines'];
          'text/csv': string;
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
    };
  };
  putBaseline: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BaselineInput'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Baseline'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      415: components['responses']['WrongMediaType'];
    };
  };
  deleteBaseline: {
    parameters: {
      query: {
        /** @description Which */
        metric: components['parameters']['baselineMetric'];
        /** @description Entity ref of a squad, or `organization` */
        subject: components['parameters']['subject'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Removed */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  computeBaseline: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['BaselineComputation'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Baseline'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      409: components['responses']['Conflict'];
      415: components['responses']['WrongMediaType'];
    };
  };
  listUnassignedSupportRequests: {
    parameters: {
      query?: {
        /** @description At most so many items */
        limit?: components['parameters']['limit'];
        /** @description Leaves out so many items */
        offset?: components['parameters']['offset'];
        /** @description CSV answers everything at once */
        format?: components['parameters']['format'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Facts'];
          'text/csv': string;
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
    };
  };
  assignSupportRequest: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Fact id */
        id: components['parameters']['id'];
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': components['schemas']['Assignment'];
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Fact'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
      415: components['responses']['WrongMediaType'];
    };
  };
  reportDeployments: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          items: (
            components['schemas']['DeploymentInput'] | Record<string, never>
          )[];
        };
      };
    };
    responses: {
      /** @description Each item's result; also when some were rejected */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchResult'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      413: components['responses']['TooLarge'];
      415: components['responses']['WrongMediaType'];
      503: components['responses']['Unavailable'];
    };
  };
  reportIncidents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          items: (
            components['schemas']['IncidentInput'] | Record<string, never>
          )[];
        };
      };
    };
    responses: {
      /** @description Each item's result; also when some were rejected */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchResult'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      413: components['responses']['TooLarge'];
      415: components['responses']['WrongMediaType'];
      503: components['responses']['Unavailable'];
    };
  };
  reportSupportRequests: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/json': {
          items: (
            components['schemas']['SupportRequestInput'] | Record<string, never>
          )[];
        };
      };
    };
    responses: {
      /** @description Each item's result; also when some were rejected */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchResult'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      413: components['responses']['TooLarge'];
      415: components['responses']['WrongMediaType'];
      503: components['responses']['Unavailable'];
    };
  };
  reportEvents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'application/cloudevents+json':
          Record<string, never> | Record<string, never>[];
        'application/cloudevents-batch+json':
          Record<string, never> | Record<string, never>[];
        'application/json': Record<string, never> | Record<string, never>[];
      };
    };
    responses: {
      /** @description Each event's result */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['BatchResult'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      413: components['responses']['TooLarge'];
      415: components['responses']['WrongMediaType'];
      503: components['responses']['Unavailable'];
    };
  };
  previewImport: {
    parameters: {
      query: {
        /** @description What the rows are */
        kind: components['parameters']['importKind'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportPreview'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      413: components['responses']['TooLarge'];
      415: components['responses']['WrongMediaType'];
    };
  };
  runImport: {
    parameters: {
      query: {
        /** @description What the rows are */
        kind: components['parameters']['importKind'];
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        'text/csv': string;
      };
    };
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ImportResult'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      413: components['responses']['TooLarge'];
      415: components['responses']['WrongMediaType'];
      503: components['responses']['Unavailable'];
    };
  };
  removeSource: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @description Which */
        source: components['parameters']['source'];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Removal'];
        };
      };
      400: components['responses']['InvalidInput'];
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
      404: components['responses']['NotFound'];
    };
  };
  rebuildRollups: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description OK */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Rebuild'];
        };
      };
      401: components['responses']['NotSignedIn'];
      403: components['responses']['NotAllowed'];
    };
  };
}
