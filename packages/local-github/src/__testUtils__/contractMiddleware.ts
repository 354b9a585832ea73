import { MiddlewareHandler } from 'hono';
import { Contract } from './Contract';

const API = '/api/v3';

/**
 * Holds every REST exchange that passes against GitHub's contract. Violations
 * are collected, for an `afterEach` to fail the test that caused them.
 */
export class ContractMiddleware {
  readonly #contract = Contract.load();
  #violations: string[] = [];

  readonly handle: MiddlewareHandler = async (c, next) => {
    const { pathname } = new URL(c.req.url);
    const isRest = pathname === API || pathname.startsWith(`${API}/`);
    if (!isRest || c.req.method === 'OPTIONS') {
      await next();
      return;
    }
    const requestBody = parseJson(await c.req.raw.clone().text());
    await next();

    const contentType = c.res.headers.get('Content-Type') ?? undefined;
    const isJson = /[/+]json\b/.test(contentType ?? '');
    this.#violations.push(
      ...this.#contract.violations({
        method: c.req.method === 'HEAD' ? 'GET' : c.req.method,
        path: pathname.slice(API.length) || '/',
        accept: c.req.header('Accept'),
        requestBody,
        status: c.res.status,
        contentType,
        responseBody: isJson
          ? parseJson(await c.res.clone().text())
          : undefined,
      }),
    );
  };

  /** Hands out what was found since the last call. */
  takeViolations(): string[] {
    const found = this.#violations;
    this.#violations = [];
    return found;
  }
}

/** Tests send malformed JSON on purpose; that it is refused is theirs to check. */
function parseJson(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
