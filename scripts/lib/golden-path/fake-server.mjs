import { createServer } from 'node:http';

/**
 * A server that answers from a table of `GET /path` to JSON, text, a status, or
 * a function of the query that gives one of these.
 */
export async function fakeServer(test, answers) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, 'http://localhost');
    const answer = answers[`${request.method} ${pathname}`];
    const body = typeof answer === 'function' ? answer(searchParams) : answer;
    const status = body === undefined ? 404 : body;
    if (typeof status === 'number') {
      response.statusCode = status;
      response.end(JSON.stringify({ message: 'No' }));
    } else {
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    }
  });
  await new Promise(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  test.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}
