#!/usr/bin/env node
/*
 * Cuts Kubernetes' own schemas down to the kinds that templates may hold and
 * what they refer to, without prose. They are strict: unknown fields are faults.
 *
 *   node scripts/extract-kubernetes-schemas.mjs [path to an unpacked kubernetes-validate]
 *
 * Without a path the package is fetched by pip: it carries the schemas that
 * Kubernetes generates from its OpenAPI description.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = 'kubernetes-validate==1.37.0';
const VERSION = 'v1.35.0';

const kinds = {
  v1: [
    'ConfigMap',
    'Namespace',
    'PersistentVolumeClaim',
    'Pod',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  'apps/v1': ['DaemonSet', 'Deployment', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': ['Role', 'RoleBinding'],
};

const definitions = readDefinitions(process.argv[2]);
const extract = { source: `${PACKAGE} ${VERSION}`, kinds: {}, $defs: {} };
for (const [apiVersion, names] of Object.entries(kinds)) {
  const group = apiVersion
    .replace('.authorization.k8s.io', '')
    .replace('.k8s.io', '');
  for (const name of names) {
    const id = `io.k8s.api.${group === 'v1' ? 'core.v1' : group.replace('/', '.')}.${name}`;
    extract.kinds[`${apiVersion} ${name}`] = `#/$defs/${id}`;
    add(id);
  }
}
writeFileSync(
  fileURLToPath(new URL('../contract/kubernetes.json', import.meta.url)),
  `${JSON.stringify(extract, undefined, 1)}\n`,
);
console.log(
  `${Object.keys(extract.$defs).length} schemas from ${extract.source}`,
);

function add(id) {
  if (id in extract.$defs) return;
  if (!(id in definitions))
    throw new Error(`There is no ${id} in ${extract.source}`);
  extract.$defs[id] = {};
  extract.$defs[id] = JSON.parse(
    JSON.stringify(definitions[id], (key, value) => {
      if (key === 'description' && typeof value === 'string') return undefined;
      if (key === '$ref') {
        const referred = value.split('#/$defs/')[1];
        add(referred);
        return `#/$defs/${referred}`;
      }
      return value;
    }),
  );
}

function readDefinitions(unpacked) {
  const read = folder =>
    JSON.parse(
      readFileSync(
        join(
          folder,
          `kubernetes_validate/kubernetes-json-schema/${VERSION}-local-strict/_definitions.json`,
        ),
        'utf8',
      ),
    ).$defs;
  if (unpacked) return read(unpacked);
  const folder = mkdtempSync(join(tmpdir(), 'kubernetes-schemas-'));
  try {
    execFileSync('python3', [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--no-deps',
      '--target',
      folder,
      PACKAGE,
    ]);
    return read(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
