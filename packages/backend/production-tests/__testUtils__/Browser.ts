/** What a server answered, and the buttons on it. */
export class Page {
  constructor(
    private readonly open: (url: string, init?: RequestInit) => Promise<Page>,
    readonly url: string,
    readonly status: number,
    readonly body: string,
  ) {}

  /** Presses the button that begins with this text. */
  async press(text: string): Promise<Page> {
    for (const [form] of this.body.matchAll(/<form[\s\S]*?<\/form>/g)) {
      for (const [, button, content] of form.matchAll(
        /<button([^>]*)>([\s\S]*?)<\/button>/g,
      )) {
        if (plainText(content).startsWith(text)) {
          return this.submit(form, button);
        }
      }
    }
    throw new Error(`There is no button '${text}' on ${this.url}`);
  }

  private submit(form: string, button: string): Promise<Page> {
    const fields = new URLSearchParams();
    const hidden = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
    for (const field of [...hidden, button]) {
      const name = attribute(field, 'name');
      if (name) {
        fields.append(name, attribute(field, 'value') ?? '');
      }
    }
    const action = new URL(attribute(form, 'action') ?? '', this.url);
    return this.open(action.toString(), {
      method: 'POST',
      body: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }
}

/** Follows redirects and keeps cookies per host, as a browser does. */
export class Browser {
  private readonly cookies = new Map<string, Map<string, string>>();

  async open(url: string, init: RequestInit = {}): Promise<Page> {
    const { host } = new URL(url);
    const jar = this.cookies.get(host) ?? new Map<string, string>();
    this.cookies.set(host, jar);

    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        cookie: [...jar].map(pair => pair.join('=')).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair] = cookie.split(';', 1);
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get('location');
    if (location) {
      return this.open(new URL(location, url).toString());
    }
    return new Page(
      this.open.bind(this),
      url,
      response.status,
      await response.text(),
    );
  }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function plainText(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
