import type { QueryNodesArgs } from '@octokit/graphql-schema';
import { viewerPermission } from '../auth/permissions';
import { numberInNodeId } from '../representations/nodeId';
import { deploymentNode } from './deployments';
import { failure, field, GraphqlRequest, notServed, Served } from './serve';

const MAX_NODES = 100;

/** Objects by their global ids, in the order of these. */
export function nodesField(request: GraphqlRequest) {
  return field<QueryNodesArgs>(['ids'], ({ ids }) => {
    if (ids.length > MAX_NODES) {
      throw failure(
        'ARGUMENT_LIMIT',
        `You may not provide more than ${MAX_NODES} node ids; you provided ${ids.length}.`,
      );
    }
    // Each for itself: one that is not found is null among the others.
    return ids.map(id => findNode(request, id));
  });
}

async function findNode(request: GraphqlRequest, id: string): Promise<Served> {
  const { context, viewer } = request;
  const { deployments, repositories } = context.store;
  const number = numberInNodeId('Deployment', id);
  if (number === undefined) {
    throw notServed(`node with the global id '${id}'`);
  }
  const deployment = await deployments.findById(number);
  const repository =
    deployment && (await repositories.findById(deployment.repositoryId));
  if (
    !deployment ||
    !repository ||
    !(await viewerPermission(context, repository, viewer))
  ) {
    throw failure(
      'NOT_FOUND',
      `Could not resolve to a node with the global id of '${id}'`,
    );
  }
  return deploymentNode(request, repository, deployment);
}
