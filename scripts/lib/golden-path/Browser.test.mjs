import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';
import { Browser } from './Browser.mjs';

/** A site that greets by cookie who pressed the button of a name. */
async function serve(t) {
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const body = [];
      for await (const chunk of request) {
        body.push(chunk);
      }
      const fields = new URLSearchParams(Buffer.concat(body).toString());
      response.writeHead(303, {
        location: '/hello',
        'set-cookie': [`login=${fields.get('login')}; Path=/`, 'other=1'],
      });
      response.end();
      return;
    }
    response.end(
      request.url === '/hello'
        ? request.headers.cookie
        : `<form action="/login"><input type="hidden" name="state" value="a&amp;b">
           <button name="login" value="ada"><img> Sign in as <b>ada</b></button>
           <button name="login" value="bob">Sign in as bob</button></form>`,
    );
  });
  await new Promise(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

test('presses a button, follows the redirect and keeps the cookies', async t => {
  const url = await serve(t);
  const page = await new Browser().open(url);

  const hello = await page.press('Sign in as ada');

  assert.equal(hello.url, `${url}/hello`);
  assert.equal(hello.body, 'login=ada; other=1');
});

test('finds no page behind a button that is not there', async t => {
  const page = await new Browser().open(await serve(t));

  assert.equal(await page.press('Sign in as eve'), undefined);
});
