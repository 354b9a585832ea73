class Page {
  constructor(browser, url, body) {
    this.browser = browser;
    this.url = url;
    this.body = body;
  }

  /** The page behind the button that begins with this text; nothing without such a button. */
  async press(text) {
    for (const [form] of this.body.matchAll(/<form[\s\S]*?<\/form>/g)) {
      for (const [, button, content] of form.matchAll(
        /<button([^>]*)>([\s\S]*?)<\/button>/g,
      )) {
        if (plainText(content).startsWith(text)) {
          return this.#submit(form, button);
        }
      }
    }
    return undefined;
  }

  #submit(form, button) {
    const fields = new URLSearchParams();
    const hidden = form.match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
    for (const field of [...hidden, button]) {
      const name = attribute(field, 'name');
      if (name) {
        fields.append(name, attribute(field, 'value') ?? '');
      }
    }
    const action = new URL(attribute(form, 'action') ?? '', this.url);
    return this.browser.open(action.toString(), {
      method: 'POST',
      body: fields.toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  }
}

/** Walks through pages and their forms as a person does, without drawing any. */
export class Browser {
  #cookies = new Map();

  async open(url, init = {}) {
    const { host } = new URL(url);
    const jar = this.#cookies.get(host) ?? new Map();
    this.#cookies.set(host, jar);

    const response = await fetch(url, {
      ...init,
      redirect: 'manual',
      headers: {
        ...init.headers,
        cookie: [...jar].map(pair => pair.join('=')).join('; '),
      },
    });
    for (const cookie of setCookies(response.headers)) {
      const [pair] = cookie.split(';', 1);
      const at = pair.indexOf('=');
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const location = response.headers.get('location');
    return location
      ? this.open(new URL(location, url).toString())
      : new Page(this, url, await response.text());
  }
}

/** `Headers.getSetCookie`, which the first Node 18 lacks. */
function setCookies(headers) {
  return (
    headers.getSetCookie?.() ??
    headers.get('set-cookie')?.split(/,(?=\s*[^;,=\s]+=)/) ??
    []
  );
}

function attribute(tag, name) {
  const [, value] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? [];
  return value?.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function plainText(markup) {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
