import { html } from 'hono/html';
import {
  LocalService,
  ServiceHealth,
} from '../../actions/environments/LocalService';
import { Markup, NOTHING } from '../layout';
import { moment } from '../moment';

const HEALTH: Record<ServiceHealth, [word: string, className: string]> = {
  starting: ['Starting', 'warn'],
  healthy: ['Healthy', 'good'],
  unhealthy: ['Unhealthy', 'bad'],
  stopped: ['Stopped', 'muted'],
};

/** A service that was deployed to this machine: where it answers, and how it is. */
export function serviceCard({
  environment,
  url,
  health,
  since,
  reason,
  release,
  lastLines,
}: LocalService): Markup {
  const [word, className] = HEALTH[health];
  return html`
    <div class="service">
      <p>
        <span class="health ${className}">${word}</span>
        <span class="muted">since ${moment(since)} on this machine, at</span>
        <a href="${url}">${url}</a>
      </p>
      ${reason ? html`<p class="bad">${reason}</p>` : NOTHING}
      ${
        release
          ? html`<p class="muted">
              Release <code>${release.digest.slice(0, 19)}…</code> of
              <code>${release.sha.slice(0, 7)}</code>, serving since
              ${moment(release.releasedAt)}
            </p>`
          : NOTHING
      }
      ${
        lastLines.length > 0
          ? html`<details id="printed-${environment}">
              <summary>What it printed last</summary>
              <pre
                class="block"
                tabindex="0"
                aria-label="Output of ${environment}"
              >
${lastLines.join('\n')}</pre>
            </details>`
          : NOTHING
      }
    </div>
  `;
}
