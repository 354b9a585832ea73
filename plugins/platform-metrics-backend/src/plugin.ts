import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { readPlatformTeam } from '@internal/plugin-organization-node';
import { metricSourcesExtensionPoint } from '@internal/plugin-platform-metrics-node';
import { registerChanges } from './actions/registerChanges';
import { registerReads } from './actions/registerReads';
import { BaselineService } from './baselines/BaselineService';
import { suggestBaseline } from './baselines/suggestBaseline';
import { FactReader } from './database/FactReader';
import { openDatabase } from './database/openDatabase';
import { recordSpans } from './ingestion/cdevents/recordSpans';
import { createIngestion } from './ingestion/createIngestion';
import { LiveUpdates } from './live/LiveUpdates';
import { readOwnershipSettings } from './ownership/readOwnershipSettings';
import { startOwnershipSync } from './ownership/startOwnershipSync';
import { Access } from './permissions/Access';
import { registerPermissions } from './permissions/registerPermissions';
import { createRouter } from './router';
import { AuditTrail } from './routes/AuditTrail';
import { createRoutes } from './routes/createRoutes';
import { SnapshotReader } from './service/memory/SnapshotReader';
import { MetricsService } from './service/MetricsService';
import { readSettings } from './settings';
import { EventClock } from './sources/EventClock';
import {
  observeRecorder,
  type RecordingObserver,
} from './sources/observeRecorder';
import { SourceRegistry } from './sources/SourceRegistry';
import { SourceStates } from './sources/SourceStates';
import { startSources } from './sources/startSources';
import { startWatch } from './watch/startWatch';

/**
 * Keeps facts of deployments, changes, incidents and support requests, and
 * tells what follows from them.
 *
 * @public
 */
export const platformMetricsPlugin = createBackendPlugin({
  pluginId: 'platform-metrics',
  register(env) {
    const registry = new SourceRegistry();
    env.registerExtensionPoint(metricSourcesExtensionPoint, registry);

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { auditor, config, database, httpRouter, lifecycle, logger } =
          deps;
        const settings = readSettings(config);
        const stores = await openDatabase(database, settings);
        const facts = new FactReader(await database.getClient());
        const sourceStates = new SourceStates({
          registry,
          store: stores.sources,
        });
        const metrics = new MetricsService({
          snapshots: new SnapshotReader(stores),
          facts,
          baselines: stores.baselines,
          sources: sourceStates,
          settings,
        });

        const live = new LiveUpdates(deps);
        lifecycle.addShutdownHook(() => live.stop());
        const onChange = () => live.factsChanged();
        const ownership = await startOwnershipSync({
          ...deps,
          stores,
          settings: readOwnershipSettings(config),
          onChange,
        });

        const clock = new EventClock({ states: stores.sources, logger });
        const observers: RecordingObserver[] = [
          (_, { isChanged }) => isChanged && onChange(),
          reports => ownership.factsArrived(reports),
        ];
        const recorder = observeRecorder(stores.facts, observers);
        const eventObservers: RecordingObserver[] = [
          ...observers,
          reports => clock.note(reports),
        ];
        const eventRecorder = observeRecorder(stores.facts, eventObservers);
        const spanRecorder = observeRecorder(
          { record: reports => recordSpans(stores.facts, reports) },
          eventObservers,
        );

        registerPermissions({ ...deps, services: stores.services });
        const access = new Access(deps);
        const tools = {
          ...createIngestion({
            ...deps,
            recorder: eventRecorder,
            registry,
            settings,
            spanRecorder,
            stores,
          }),
          access,
          audit: new AuditTrail(auditor),
          baselines: new BaselineService({ ...stores, metrics, onChange }),
          metrics,
          stores,
          timeZone: settings.timeZone,
          onChange,
        };
        httpRouter.use(createRouter({ access, routes: createRoutes(tools) }));
        registerReads({ ...deps, ...tools });
        registerChanges({ ...deps, ...tools });

        lifecycle.addStartupHook(() => stores.rebuild.runIfDue());
        await startSources({
          ...deps,
          registry,
          eventRecorder,
          recorder,
          facts: stores.facts,
          states: stores.sources,
          audit: tools.audit,
          suggestBaseline: (source, suggestion) =>
            suggestBaseline(tools, source, suggestion),
          onStateChange: onChange,
        });
        await startWatch({
          ...deps,
          stores,
          sourceStates,
          platformTeam: readPlatformTeam(config),
          settings,
        });
      },
    });
  },
});
