import http from 'node:http';
import https from 'node:https';
import { HookRequest } from './hookRequest';

export interface HookResponse {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
}

/** What of an answer is kept, in characters. */
const MAX_BODY = 64 * 1024;

/** Sends the request once. Redirects are answers like any other, as GitHub has it. */
export function post(
  url: string,
  { headers, body }: HookRequest,
  { signal, insecureSsl }: { signal: AbortSignal; insecureSsl: boolean },
): Promise<HookResponse> {
  const options = { method: 'POST', headers, signal, agent: false };
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:')
      ? https.request(url, { ...options, rejectUnauthorized: !insecureSsl })
      : http.request(url, options);
    request.on('error', reject);
    request.on('response', response => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', chunk => {
        text = (text + chunk).slice(0, MAX_BODY);
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          statusCode: response.statusCode ?? 0,
          headers: plainHeaders(response.headers),
          body: text,
        }),
      );
    });
    request.end(body);
  });
}

function plainHeaders(headers: http.IncomingHttpHeaders) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}
