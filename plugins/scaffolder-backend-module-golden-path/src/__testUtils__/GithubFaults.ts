import type { MiddlewareHandler } from 'hono';

export interface Fault {
  /** Repository whose requests it strikes. */
  repository: string;
  request: RegExp;
  /** Before GitHub acts on the request, or after it did and before it says so. */
  when: 'before' | 'after';
  /** `hang` answers never; `cut` drops the connection; `garble` answers nonsense. */
  how: 'hang' | 'cut' | 'garble' | { status: number; body: object };
  /** How many requests that match pass unharmed first. Default: 0 */
  spare?: number;
}

/** Makes a local GitHub fail at chosen requests. Each fault strikes until it is mended. */
export class GithubFaults {
  private readonly faults = new Map<
    Fault,
    { matched: number; strike(): void }
  >();

  /** Resolves when the fault strikes for the first time. */
  add(fault: Fault): Promise<void> {
    return new Promise(resolve =>
      this.faults.set(fault, { matched: 0, strike: resolve }),
    );
  }

  mend(): void {
    this.faults.clear();
  }

  readonly middleware: MiddlewareHandler = async (context, next) => {
    const fault = await this.find(context.req.raw);
    if (!fault) return next();

    if (fault.when === 'after') await next();
    this.faults.get(fault)?.strike();

    switch (fault.how) {
      case 'hang':
        return new Promise(() => {});
      case 'cut':
        context.env.incoming.socket.destroy();
        return new Promise(() => {});
      case 'garble':
        context.res = new Response('nonsense', { status: 200 });
        return undefined;
      default:
        context.res = Response.json(fault.how.body, {
          status: fault.how.status,
        });
        return undefined;
    }
  };

  private async find(request: Request): Promise<Fault | undefined> {
    const line = `${request.method} ${new URL(request.url).pathname}`;
    const named = /\/repos$/.test(line)
      ? await request
          .clone()
          .json()
          .catch(() => undefined)
      : undefined;
    const words = [...line.split(/[/. ]/), named?.name];

    for (const [fault, state] of this.faults) {
      if (!words.includes(fault.repository) || !fault.request.test(line)) {
        continue;
      }
      state.matched += 1;
      if (state.matched > (fault.spare ?? 0)) return fault;
    }
    return undefined;
  }
}
