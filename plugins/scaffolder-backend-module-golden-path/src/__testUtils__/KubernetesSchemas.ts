import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import Ajv from 'ajv';

export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; labels?: Record<string, string> };
  spec?: Record<string, any>;
}

const contract = JSON.parse(
  readFileSync(
    resolvePackagePath(
      '@internal/plugin-scaffolder-backend-module-golden-path',
      'contract/kubernetes.json',
    ),
    'utf8',
  ),
);

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(contract, 'kubernetes');

/** What is wrong with an object by Kubernetes' own, strict schemas. */
export function findSchemaProblems(object: KubernetesObject): string[] {
  const name = `${object.apiVersion} ${object.kind}`;
  const schema = contract.kinds[name];
  if (!schema) {
    return [
      `${name} has no schema here: scripts/extract-kubernetes-schemas.mjs adds it`,
    ];
  }
  const validate = ajv.getSchema(`kubernetes${schema}`);
  if (!validate) {
    throw new Error(`The schema of ${name} is broken`);
  }
  validate(object);
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `${name} ${instancePath} ${message} ${JSON.stringify(params)}`,
  );
}
