import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('./config/rootConfigService'));

backend.add(import('@backstage/plugin-app-backend'));

// Sign-in
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));

// Permissions
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@internal/plugin-permission-backend-module-policy'));

// Catalog
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-github'));
backend.add(import('@backstage/plugin-catalog-backend-module-github-org'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@internal/plugin-catalog-backend-module-location-ownership'),
);
backend.add(import('@internal/plugin-catalog-backend-module-template-health'));

// Scaffolder
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-workspace-database'),
);
backend.add(import('@internal/plugin-scaffolder-backend-module-golden-path'));
backend.add(
  import('@internal/plugin-scaffolder-backend-module-workspace-files'),
);

// Deployments
backend.add(import('@internal/plugin-service-deployments-backend'));

// Metrics
backend.add(import('@internal/plugin-platform-metrics-backend'));
backend.add(import('@internal/plugin-platform-metrics-backend-module-github'));
backend.add(import('@internal/plugin-platform-metrics-backend-module-slack'));
backend.add(
  import('@internal/plugin-platform-metrics-backend-module-demonstration'),
);

// Docs
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@internal/plugin-techdocs-backend-module-readme'));
backend.add(import('@internal/plugin-techdocs-backend-module-working-tree'));

// Search
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@internal/plugin-search-backend-module-catalog-owners'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

// Events, notifications and live updates
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-events-backend-module-github'));
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

backend.add(import('@backstage/plugin-user-settings-backend'));

// Command line and MCP clients
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
