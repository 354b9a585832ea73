import type { FactReport } from '@internal/plugin-platform-metrics-common';
import { z } from 'zod';
import {
  toDeploymentReport,
  toDeploymentStatusReport,
} from '../facts/deployment';
import {
  deploymentSchema,
  deploymentStatusSchema,
  repositorySchema,
} from '../github/objects';
import { parsePayload } from './parsePayload';

const payloadSchema = z.object({
  deployment: deploymentSchema,
  deployment_status: deploymentStatusSchema,
  repository: repositorySchema,
});

/** `deployment_status`: it tells of the deployment as well, should that be lost. */
export function translateDeploymentStatus(payload: unknown): FactReport[] {
  const { repository, deployment, deployment_status } = parsePayload(
    payloadSchema,
    payload,
  );
  return [
    toDeploymentReport(repository, deployment),
    toDeploymentStatusReport(repository, deployment, deployment_status),
  ];
}
