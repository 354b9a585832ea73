import { includes } from '../auth/permissions';
import { Context } from '../context';
import { DomainEvent } from '../events';
import { protectionRule } from './protectionRule';
import { pushMessages } from './pushMessages';
import {
  repositorySubjects,
  subjectAccount,
  subjectOrganization,
} from './subjects';
import { WebhookMessage } from './WebhookMessage';

type Message = Pick<WebhookMessage, 'event' | 'payload'>;

/** What GitHub tells hooks about something that happened. */
export function messagesAbout(
  context: Pick<Context, 'urls'>,
  event: DomainEvent,
): WebhookMessage[] {
  return payloads(context, event).map(message => ({
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

function payloads(
  context: Pick<Context, 'urls'>,
  event: DomainEvent,
): Message[] {
  if (event.type === 'push') {
    return pushMessages(context, event);
  }
  const [name, action] = event.type.split('.');
  return [{ event: name, payload: { action, ...details(context, event) } }];
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
