import type { GitHttpRequest, HttpClient } from 'isomorphic-git';
import { limitedFetch } from '../github/GithubAccess';

/** isomorphic-git over `fetch`: its own client for Node has no time limit. */
export function fetchHttpClient(signal?: AbortSignal): HttpClient {
  const limited = limitedFetch(signal);
  return {
    async request({ url, method = 'GET', headers = {}, body }: GitHttpRequest) {
      const response = await limited(url, {
        method,
        headers,
        body: body && (await collect(body)),
      });
      return {
        url: response.url,
        method,
        headers: Object.fromEntries(response.headers),
        body: chunksOf(response),
        statusCode: response.status,
        statusMessage: response.statusText,
      };
    },
  };
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Blob> {
  const parts: BlobPart[] = [];
  for await (const chunk of chunks) parts.push(Uint8Array.from(chunk));
  return new Blob(parts);
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(await response.arrayBuffer());
}
