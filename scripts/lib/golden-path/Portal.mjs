import { Api } from './Api.mjs';
import { PhaseFailure } from './PhaseFailure.mjs';
import { until } from './until.mjs';

/** The portal as a person uses it: the form, its task, the catalog. */
export class Portal {
  constructor({ url, token, signal }) {
    this.signal = signal;
    this.scaffolder = new Api({ url: `${url}/api/scaffolder`, token, signal });
    this.catalog = new Api({ url: `${url}/api/catalog`, token, signal });
  }

  /** Waits until the catalog offers a template: a portal that has just started may not yet. */
  awaitTemplate(ref) {
    const [, namespace, name] = /^template:(.+)\/(.+)$/.exec(ref);
    return until(
      () =>
        this.catalog.find(`/entities/by-name/template/${namespace}/${name}`),
      { what: `${ref} in the catalog`, seconds: 60, signal: this.signal },
    );
  }

  /**
   * Where the repository will most likely be, for a task that fails with it
   * made; one that succeeds links to it.
   */
  async repositoryUrlOf({ githubOwner, name }) {
    const { output } = await this.scaffolder.post(
      '/.backstage/actions/v1/actions/scaffolder:list-service-choices/invoke',
      {},
    );
    const { githubHost } = output;
    const scheme = githubHost.startsWith('localhost') ? 'http' : 'https';
    return `${scheme}://${githubHost}/${githubOwner}/${name}`;
  }

  async submit(templateRef, values) {
    const { id } = await this.scaffolder.post('/v2/tasks', {
      templateRef,
      values,
    });
    return id;
  }

  /** Follows a task to its end, and answers its links by their titles. */
  async follow(taskId, { seconds, onStep }) {
    const log = [];
    let last;
    const end = await until(
      async () => {
        const after = last === undefined ? '' : `?after=${last}`;
        const events = await this.scaffolder.get(
          `/v2/tasks/${taskId}/events${after}`,
        );
        for (const event of events) {
          last = event.id;
          log.push(event);
          if (event.body.status === 'processing') {
            onStep(event.body.message);
          }
        }
        return events.find(({ type }) => type === 'completion');
      },
      {
        what: `task ${taskId}`,
        seconds,
        signal: this.signal,
        everyMs: 300,
      },
    );
    if (end.body.error || end.body.status === 'failed') {
      throw new PhaseFailure(
        end.body.error?.message ?? 'The task failed.',
        log.map(({ body }) => body.message).join('\n'),
      );
    }
    const links = end.body.output?.links ?? [];
    return Object.fromEntries(links.map(link => [link.title, link]));
  }

  hasService(name) {
    return this.catalog.find(`/entities/by-name/component/default/${name}`);
  }

  async unregister(name) {
    const location = await this.catalog.find(
      `/locations/by-entity/component/default/${name}`,
    );
    if (location) {
      await this.catalog.delete(`/locations/${location.id}`);
    }
  }
}
