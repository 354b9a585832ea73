import { html } from 'hono/html';
import { ApiError } from '../http/ApiError';
import { Markup, NOTHING } from './layout';

/** What somebody wrote in a form that was refused, and why it was. */
export interface Refused {
  problem: string;
  text?: string;
}

export function refusalNotice(refused: Refused | undefined): Markup {
  return refused
    ? html`<p class="notice problem" role="alert">${refused.problem}</p>`
    : NOTHING;
}

/** What spoke against it, for people. */
export function sentenceOf({ message, errors = [] }: ApiError): string {
  const sentences = errors.flatMap(error => error.message ?? []);
  return sentences.length > 0 ? sentences.join(' ') : message;
}
