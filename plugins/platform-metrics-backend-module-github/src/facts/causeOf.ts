import type { IncidentReport } from '@internal/plugin-platform-metrics-common';
import { writtenText } from './writtenText';

/** A line that names the cause, whatever list, quote or emphasis it stands in. */
const CAUSE_LINE =
  /^[\s>*_-]*(?:deployment|caused by)[\s*_]*:?[\s*_]*(?:deployment\s+|commit\s+)?<?(?<cause>\S+?)[>.,;*_]*\s*$/im;

const SHA = /^[0-9a-f]{7,64}$/i;
const DEPLOYMENT_ADDRESS =
  /^https?:\/\/\S+\/deployments\/(?<id>\d+)(?:[/?#]|$)/i;
const COMMIT_ADDRESS = /^https?:\/\/\S+\/commits?\/(?<sha>[0-9a-f]{7,64})\b/i;

/**
 * What caused an incident, by the first line of its description such as
 * `Deployment: <address or sha>` or `Caused by <sha>`. Never guessed: a line
 * that names neither says nothing, nor does a number that may be either.
 */
export function causeOf(body: string): IncidentReport['causedBy'] {
  const cause = CAUSE_LINE.exec(unquoted(body))?.groups?.cause ?? '';
  const deployment = DEPLOYMENT_ADDRESS.exec(cause)?.groups?.id;
  if (deployment) {
    return { deployment };
  }
  const sha =
    COMMIT_ADDRESS.exec(cause)?.groups?.sha ??
    (SHA.test(cause) && /[a-f]/i.test(cause) ? cause : undefined);
  return sha ? { sha: sha.toLowerCase() } : undefined;
}

/** People put shas into backticks, which does not make them code here. */
function unquoted(body: string): string {
  return writtenText(body.replace(/`([^`\n]+)`/g, '$1'));
}
