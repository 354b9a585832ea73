import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { z } from 'zod';
import { toDeploymentReport } from '../facts/deployment';
import { deploymentSchema, repositorySchema } from '../github/objects';
import { parsePayload } from './parsePayload';

const payloadSchema = z.object({
  deployment: deploymentSchema,
  repository: repositorySchema,
});

/** `deployment`: one was created. */
export function translateDeployment(payload: unknown): FactReport[] {
  const { repository, deployment } = parsePayload(payloadSchema, payload);
  return [toDeploymentReport(repository, deployment)];
}
