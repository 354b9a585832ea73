import { IncomingMessage, ServerResponse } from 'node:http';

const TITLES = { 502: 'Bad Gateway', 503: 'Service Unavailable' };

/**
 * Answers in the place of a service that cannot: as problem details (RFC 9457)
 * to programs, as a page to people.
 */
export function answerUnavailable(
  { headers }: IncomingMessage,
  answer: ServerResponse,
  status: keyof typeof TITLES,
  detail: string,
): void {
  const title = TITLES[status];
  const wantsPage = headers.accept?.includes('text/html');
  answer.writeHead(status, {
    'Content-Type': wantsPage
      ? 'text/html; charset=utf-8'
      : 'application/problem+json',
    'Cache-Control': 'no-store',
    'Retry-After': '1',
  });
  answer.end(
    wantsPage
      ? page(`${status} ${title}`, detail)
      : JSON.stringify({ type: 'about:blank', title, status, detail }),
  );
}

function page(heading: string, detail: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading}</title>
<body style="font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 15vh auto; padding: 0 1rem">
<h1>${heading}</h1>
<p>${escapeHtml(detail)}</p>
<p><small>Wheelhouse's local deployments answer here, as long as the service does not.</small></p>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, found => `&#${found.charCodeAt(0)};`);
}
