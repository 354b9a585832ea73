import { stringifyError } from '@backstage/errors';
import { isRefusal } from '../github/GithubRepository';
import { sentence } from './sentence';
import { withoutStack } from './withoutStack';

/**
 * What a person reads when a step fails: what was being done, why it failed,
 * what exists now, and how to go on.
 */
export class StepFailure extends Error {
  constructor(failure: {
    doing: string;
    cause: unknown;
    leftovers: string;
    repositoryUrl: string;
    redact: (text: string) => string;
  }) {
    super(
      failure.redact(
        [
          sentence(
            `Could not ${failure.doing}: ${explainCause(failure.cause)}`,
          ),
          `What exists now: ${failure.leftovers}`,
          `To go on: press Retry on this task's page; what is done already is not done again. ` +
            `To drop it instead: delete the repository, if there is one, under ${failure.repositoryUrl}/settings, and fill in the form again.`,
        ].join('\n'),
      ),
    );
    this.name = 'StepFailure';
    withoutStack(this);
  }
}

function explainCause(cause: unknown): string {
  if (isRefusal(cause, [401])) {
    return `GitHub does not accept the portal's token (${cause.message}). It may be wrong or expired: see 'integrations.github[].token', usually GITHUB_TOKEN.`;
  }
  if (isRefusal(cause, [403])) {
    return `${cause.message}. The portal's token may lack a right: it needs the scopes 'repo' and 'workflow'.`;
  }
  return stringifyError(cause);
}
