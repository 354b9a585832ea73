import { routes, type Operation } from './operations';

/** What a request holds, beside saying which operation it is of. */
export interface RequestContent {
  /** Parameters of path and query. */
  query?: object;
  json?: object;
  csv?: string;
}

/** A request to the API, without where the API is. */
export function httpRequest(operation: Operation, content: RequestContent) {
  const [method, template] = routes[operation].split(' ');
  const parameters = new Map<string, unknown>(
    Object.entries(content.query ?? {}),
  );

  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(parameters.get(name));
    parameters.delete(name);
    return encodeURIComponent(value);
  });

  const search = new URLSearchParams();
  for (const [name, value] of parameters) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined) search.append(name, String(each));
    }
  }

  return {
    target: search.size > 0 ? `${path}?${search}` : path,
    init: { method, ...bodyOf(content) },
  };
}

function bodyOf({ json, csv }: RequestContent) {
  if (json !== undefined) {
    return {
      body: JSON.stringify(json),
      headers: { 'content-type': 'application/json' },
    };
  }
  if (csv !== undefined) {
    return { body: csv, headers: { 'content-type': 'text/csv' } };
  }
  return undefined;
}
