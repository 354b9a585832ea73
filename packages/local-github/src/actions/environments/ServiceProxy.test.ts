import { connect } from 'node:net';
import { eventually } from '../../__testUtils__/eventually';
import { TestServices } from './__testUtils__/TestServices';

jest.setTimeout(60_000);

let test: TestServices;

beforeEach(async () => {
  test = await TestServices.start();
});

afterEach(async () => {
  await test.remove();
});

describe('the proxy', () => {
  it('says who asks, and keeps the name that was asked for', async () => {
    const url = await test.deploy({ says: 'one' });

    const headers = JSON.parse(await textOf(`${url}/headers`));
    expect(headers).toMatchObject({
      host: new URL(url).host,
      'x-forwarded-host': new URL(url).host,
      'x-forwarded-for': expect.stringMatching(/127\.0\.0\.1|::1/),
    });
  });

  it('lets connections change their protocol', async () => {
    const { port } = new URL(await test.deploy({ says: 'one' }));
    const socket = connect(Number(port), '127.0.0.1');
    const received: string[] = [];
    socket.setEncoding('utf8').on('data', text => received.push(String(text)));

    socket.write(
      'GET /socket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n',
    );
    await eventually(async () =>
      expect(received.join('')).toContain('101 Switching Protocols'),
    );
    socket.write('hello');
    await eventually(async () => expect(received.join('')).toMatch(/hello$/));
    socket.destroy();
  });

  it('answers 503 with the reason while nothing is in use', async () => {
    const digest = await test.buildFrom(
      `
      import { existsSync, writeFileSync } from 'node:fs';
      import { createServer } from 'node:http';
      if (existsSync('started')) process.exit(4);
      writeFileSync('started', '');
      createServer(({ url }, answer) => {
        answer.end();
        if (url === '/crash') process.exit(3);
      }).listen(process.env.PORT);
      `,
      'fragile',
    );
    const { url } = await test.release(digest);
    await fetch(`${url}/crash`);

    await eventually(async () =>
      expect((await test.find())?.reason).toMatch(/does not start/),
    );
    const answer = await fetch(url);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail:
        'The service does not start: it ended before it was ready, with exit code 4',
    });
    const page = await fetch(url, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<h1>503 Service Unavailable</h1>');
  });
});

async function textOf(url: string): Promise<string> {
  return (await fetch(url)).text();
}
