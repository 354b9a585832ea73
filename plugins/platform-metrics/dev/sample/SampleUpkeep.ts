import {
  metricDefinitions,
  type Assignment,
  type Baseline,
  type BaselineInput,
  type Metric,
} from '@internal/plugin-platform-metrics-common';
import { baseline, iso } from './sampleAnswers';
import { requestFact } from './sampleFacts';
import type { SampleWorld } from './SampleWorld';

function refusal(status: number, name: string, message: string): Response {
  return Response.json(
    { error: { name, message }, response: { statusCode: status } },
    { status },
  );
}

/** Baselines and assignments, which people change: kept until the page is closed. */
export class SampleUpkeep {
  #baselines: Baseline[];

  constructor(private readonly world: SampleWorld) {
    this.#baselines = world.squads.map(({ ref }) =>
      baseline(ref, 'deploymentFrequency', 0.8),
    );
  }

  /** What is answered to a request about these; `undefined` to any other. */
  answer(url: URL, init: RequestInit = {}): Response | undefined {
    const { method = 'GET', body } = init;
    const read = <T>() => JSON.parse(String(body)) as T;
    const path = url.pathname.replace(/^\/+/, '');
    const request = /support-requests\/(\w+)\/assignment$/.exec(path)?.[1];

    if (request) return this.assign(request, read<Assignment>());
    if (path.endsWith('support-requests/unassigned')) return this.unassigned();
    if (path.endsWith('baselines/computation')) {
      return refusal(
        409,
        'ConflictError',
        'Nothing is known from before the first service of the golden path: enter the baseline instead',
      );
    }
    if (!path.endsWith('baselines')) return undefined;
    if (method === 'PUT') return this.enter(read<BaselineInput>());
    if (method === 'DELETE') {
      this.remove(
        url.searchParams.get('metric'),
        url.searchParams.get('subject'),
      );
      return new Response(null, { status: 204 });
    }
    return Response.json({ items: this.#baselines });
  }

  private enter({ metric, subject, value, note }: BaselineInput): Response {
    const entered: Baseline = {
      ...baseline(subject, metric as Metric, value),
      unit: metricDefinitions[metric as Metric].unit,
      updatedAt: iso(this.world.now),
      ...(note && { note }),
    };
    this.remove(metric, subject);
    this.#baselines.push(entered);
    return Response.json(entered);
  }

  private remove(metric: string | null, subject: string | null) {
    this.#baselines = this.#baselines.filter(
      known => known.metric !== metric || known.subject !== subject,
    );
  }

  private unassigned(): Response {
    const items = this.world.requests
      .filter(({ squad }) => !squad)
      .sort((a, b) => b.at - a.at)
      .map(requestFact);
    return Response.json({ totalItems: items.length, items });
  }

  private assign(id: string, { squad: ref }: Assignment): Response {
    const request = this.world.requests.find(known => known.id === id);
    const squad = this.world.squads.find(known => known.ref === ref);
    if (!request || !squad) {
      return refusal(404, 'NotFoundError', `There is no ${ref} or no ${id}`);
    }
    request.squad = squad;
    return Response.json(requestFact(request));
  }
}
