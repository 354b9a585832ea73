import { TestGithub } from './testGithub';

export interface Visited {
  status: number;
  /** Where it ended, after redirects that stay on the local GitHub. */
  url: string;
  headers: Headers;
  html: string;
}

/** What a person does in a browser: follow links, keep cookies, press buttons. */
export class TestBrowser {
  readonly #github: TestGithub;
  readonly #cookies = new Map<string, string>();
  #page: Visited | undefined;

  constructor(github: TestGithub) {
    this.#github = github;
  }

  get page(): Visited {
    if (!this.#page) {
      throw new Error('No page is open');
    }
    return this.#page;
  }

  async open(path: string, init: RequestInit = {}): Promise<Visited> {
    const url = new URL(path, this.#github.url);
    if (url.origin !== this.#github.url) {
      this.#page = {
        status: 0,
        url: url.toString(),
        headers: new Headers(),
        html: '',
      };
      return this.#page;
    }
    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        Cookie: [...this.#cookies].map(pair => pair.join('=')).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [name, value] = cookie.split(';', 1)[0].split('=');
      this.#cookies.set(name, value);
    }
    const location = response.headers.get('Location');
    if (location) {
      return this.open(new URL(location, url).toString());
    }
    this.#page = {
      status: response.status,
      url: url.toString(),
      headers: response.headers,
      html: await response.text(),
    };
    return this.#page;
  }

  /**
   * Presses the button with this text, and so sends the form around it, with
   * what was typed and ticked in it.
   */
  async press(
    name: string,
    entered: Array<[field: string, value: string]> = [],
  ): Promise<Visited> {
    for (const [form] of this.page.html.matchAll(/<form[\s\S]*?<\/form>/g)) {
      for (const [, attributes, content] of form.matchAll(
        /<button([^>]*)>([\s\S]*?)<\/button>/g,
      )) {
        if (textOf(content).startsWith(name)) {
          const fields = new URLSearchParams();
          for (const [input] of form.matchAll(
            /<input[^>]*type="hidden"[^>]*>/g,
          )) {
            fields.append(attribute(input, 'name'), attribute(input, 'value'));
          }
          for (const [field, value] of entered) {
            fields.append(field, value);
          }
          if (/ name="/.test(attributes)) {
            fields.append(
              attribute(attributes, 'name'),
              attribute(attributes, 'value'),
            );
          }
          return this.send(attribute(form, 'action'), fields);
        }
      }
    }
    throw new Error(`There is no button '${name}' on ${this.page.url}`);
  }

  send(path: string, fields: URLSearchParams): Promise<Visited> {
    return this.open(path, {
      method: 'POST',
      body: fields.toString(),
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    });
  }

  async signIn(login: string): Promise<void> {
    await this.open('/login');
    await this.press(`Sign in as ${login}`);
  }
}

/** What a reader of the page sees of some markup. */
export function textOf(markup: string): string {
  return unescape(markup.replace(/<[^>]*>/g, ' '))
    .replace(/\s+/g, ' ')
    .trim();
}

function attribute(tag: string, name: string): string {
  return unescape(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '');
}

function unescape(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
