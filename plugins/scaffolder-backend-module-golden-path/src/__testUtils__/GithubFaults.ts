import type { MiddlewareHandler } from 'hono';

export interface Fault {
  /** Repository whose requests it strikes. */
  repository: string;
  request: RegExp;
  /** Before GitHub acts on the request, or after it did and before it says so. */
  when: 'before' | 'after';
  /** `hang` answers never; `cut` drops the connection; `garble` answers nonsense. */
  how: 'hang' | 'cut' | 'garble' | { status: number; body: object };
  /** Lies in wait until a request like this one was answered. */
  following?: RegExp;
}

/** Makes a local GitHub fail at chosen requests. Each fault strikes until it is mended. */
export class GithubFaults {
  private readonly faults = new Map<
    Fault,
    { isArmed: boolean; strike(): void }
  >();

  /** Resolves when the fault strikes for the first time. */
  add(fault: Fault): Promise<void> {
    return new Promise(resolve =>
      this.faults.set(fault, {
        isArmed: !fault.following,
        strike: resolve,
      }),
    );
  }

  mend(): void {
    this.faults.clear();
  }

  readonly middleware: MiddlewareHandler = async (context, next) => {
    const line = await describe(context.req.raw);
    const fault = this.find(line);
    if (!fault) {
      await next();
      this.arm(line);
      return undefined;
    }

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

  private find(line: string): Fault | undefined {
    for (const [fault, { isArmed }] of this.faults) {
      if (isArmed && concerns(line, fault) && fault.request.test(line)) {
        return fault;
      }
    }
    return undefined;
  }

  private arm(line: string): void {
    for (const [fault, state] of this.faults) {
      if (concerns(line, fault) && fault.following?.test(line)) {
        state.isArmed = true;
      }
    }
  }
}

/** Method and path, and the name that a new repository shall have. */
async function describe(request: Request): Promise<string> {
  const line = `${request.method} ${new URL(request.url).pathname}`;
  if (!/^POST .*\/repos$/.test(line)) return line;
  const { name } = await request.clone().json();
  return `${line} ${name}`;
}

function concerns(line: string, { repository }: Fault): boolean {
  return line.split(/[/. ]/).includes(repository);
}
