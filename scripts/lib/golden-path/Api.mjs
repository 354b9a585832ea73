/** Said when a server refused; holds its status and what it said. */
export class Refusal extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const TIMEOUT_MS = 60_000;

/** A JSON API, asked with one token. */
export class Api {
  constructor({ url, token, signal, headers = {} }) {
    this.url = url.replace(/\/$/, '');
    this.signal = signal;
    this.headers = { authorization: `Bearer ${token}`, ...headers };
  }

  get(path) {
    return this.ask('GET', path);
  }

  post(path, body) {
    return this.ask('POST', path, body);
  }

  put(path, body) {
    return this.ask('PUT', path, body);
  }

  delete(path) {
    return this.ask('DELETE', path);
  }

  /** What is there, or nothing where there is nothing. */
  async find(path) {
    try {
      return await this.get(path);
    } catch (error) {
      if (error instanceof Refusal && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async text(path) {
    const response = await this.send('GET', path);
    return response.text();
  }

  async ask(method, path, body) {
    const response = await this.send(method, path, body);
    return response.status === 204 ? undefined : response.json();
  }

  async send(method, path, body) {
    const limits = [AbortSignal.timeout(TIMEOUT_MS)];
    if (this.signal) {
      limits.push(this.signal);
    }
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
      signal: anyOf(limits),
    });
    if (!response.ok) {
      throw new Refusal(
        `${method} ${this.url}${path} was answered with ${response.status}: ${await said(response)}`,
        response.status,
      );
    }
    return response;
  }
}

async function said(response) {
  const body = await response.text();
  try {
    const { error, message } = JSON.parse(body);
    return error?.message ?? message ?? body;
  } catch {
    return body.slice(0, 500);
  }
}

/** `AbortSignal.any`, which Node 18 lacks. */
function anyOf(signals) {
  const controller = new AbortController();
  for (const signal of signals) {
    const abort = () => controller.abort(signal.reason);
    if (signal.aborted) {
      abort();
    } else {
      signal.addEventListener('abort', abort, {
        once: true,
        signal: controller.signal,
      });
    }
  }
  return controller.signal;
}
