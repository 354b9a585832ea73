import { includes } from '../auth/permissions';
import { Context } from '../context';
import { DomainEvent } from '../events';
import {
  deploymentMessages,
  deploymentStatusMessages,
} from './deploymentMessages';
import {
  issueCommentMessages,
  issueMessages,
  labelMessages,
} from './issueMessages';
import { protectionRule } from './protectionRule';
import {
  pullRequestMessages,
  reviewMessages,
  statusMessages,
} from './pullRequestMessages';
import { pushMessages } from './pushMessages';
import {
  repositorySubjects,
  subjectAccount,
  subjectOrganization,
} from './subjects';
import { WebhookMessage } from './WebhookMessage';
import { jobMessages, runMessages } from './workflowMessages';

type Message = Pick<WebhookMessage, 'event' | 'payload'>;

/** What GitHub tells hooks about something that happened. */
export async function messagesAbout(
  context: Pick<Context, 'store' | 'git' | 'urls'>,
  event: DomainEvent,
): Promise<WebhookMessage[]> {
  const messages = await payloads(context, event);
  return messages.map(message => ({
    ...message,
    ...concerns(event),
  }));
}

function concerns(event: DomainEvent) {
  if (!('repository' in event)) {
    return { organizationId: event.organization.id };
  }
  const { id, owner } = event.repository;
  return {
    repositoryId: id,
    ...(owner.type === 'Organization' && { organizationId: owner.id }),
  };
}

async function payloads(
  context: Pick<Context, 'store' | 'git' | 'urls'>,
  event: DomainEvent,
): Promise<Message[]> {
  if ('review' in event) {
    return reviewMessages(context, event);
  }
  if ('comment' in event) {
    return issueCommentMessages(context, event);
  }
  if ('pullRequest' in event) {
    return pullRequestMessages(context, event);
  }
  if ('issue' in event) {
    return issueMessages(context, event);
  }
  if ('repositoryLabel' in event) {
    return labelMessages(context, event);
  }
  switch (event.type) {
    case 'status':
      return statusMessages(context, event);
    case 'push':
      return pushMessages(context, event);
    case 'workflow_run.requested':
    case 'workflow_run.in_progress':
    case 'workflow_run.completed':
      return runMessages(context, event);
    case 'workflow_job.queued':
    case 'workflow_job.waiting':
    case 'workflow_job.in_progress':
    case 'workflow_job.completed':
      return jobMessages(context, event);
    case 'deployment.created':
      return deploymentMessages(context, event);
    case 'deployment_status.created':
      return deploymentStatusMessages(context, event);
    default: {
      const [name, action] = event.type.split('.');
      return [{ event: name, payload: { action, ...details(context, event) } }];
    }
  }
}

function details(
  context: Pick<Context, 'urls'>,
  event: Exclude<DomainEvent, { type: 'push' }>,
) {
  if (!('repository' in event)) {
    const { organization, member, sender } = event;
    const api = context.urls.api(`/orgs/${organization.login}`);
    return {
      membership: {
        url: `${api}/memberships/${member.login}`,
        state: 'active',
        role: 'member',
        organization_url: api,
        user: subjectAccount(context, member),
      },
      organization: subjectOrganization(context, organization),
      sender: subjectAccount(context, sender),
    };
  }

  const subjects = repositorySubjects(context, event.repository, event.sender);
  switch (event.type) {
    case 'repository.renamed':
      return {
        changes: { repository: { name: { from: event.previousName } } },
        ...subjects,
      };
    case 'repository.edited':
      return { changes: event.changes, ...subjects };
    case 'member.added':
      return {
        changes: {
          permission: {
            to: includes(event.permission, 'admin') ? 'admin' : 'write',
          },
        },
        member: subjectAccount(context, event.member),
        ...subjects,
      };
    case 'member.removed':
      return { member: subjectAccount(context, event.member), ...subjects };
    case 'branch_protection_rule.created':
    case 'branch_protection_rule.edited':
    case 'branch_protection_rule.deleted':
      return { rule: protectionRule(event.protection), ...subjects };
    default:
      return subjects;
  }
}
