import { Context as HonoContext } from 'hono';
import { html } from 'hono/html';
import { formTokenField } from '../http/formToken';
import { Delivery } from '../store/DeliveryStore';
import { Hook } from '../store/HookStore';
import { payloadOf } from '../webhooks/hookRequest';
import { Markup, pathWithQuery } from './layout';
import { moment } from './moment';
import { badge } from './repositoryFrame';

export function deliveryTable(home: string, deliveries: Delivery[]): Markup {
  if (deliveries.length === 0) {
    return html`<p class="empty">Nothing was delivered yet.</p>`;
  }
  return html`
    <div class="scroll">
      <table class="facts">
        <thead>
          <tr>
            <th>Event</th>
            <th>Outcome</th>
            <th>Delivered</th>
            <th>Took</th>
          </tr>
        </thead>
        <tbody>
          ${deliveries.map(
            delivery =>
              html`<tr>
                <th scope="row">
                  <a href="${home}/${delivery.id}">${eventOf(delivery)}</a>
                  ${delivery.isRedelivery ? badge('Again') : ''}
                </th>
                <td>${outcome(delivery)}</td>
                <td>${moment(delivery.deliveredAt)}</td>
                <td>${delivery.durationMs} ms</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  `;
}

export function deliveryView(
  c: HonoContext,
  hook: Hook,
  delivery: Delivery,
): Markup {
  const payload = payloadOf({
    headers: delivery.requestHeaders,
    body: delivery.requestPayload,
  });
  return html`
    <h2>${eventOf(delivery)}</h2>
    <p>
      ${outcome(delivery)} ·
      <span class="muted"
        >${moment(delivery.deliveredAt)} · ${delivery.durationMs} ms · to
        ${hook.url}</span
      >
    </p>
    <form method="post" action="${pathWithQuery(c)}">
      ${formTokenField(c)}
      <button>Redeliver</button>
    </form>
    <h2>Request</h2>
    ${block('Headers', headerLines(delivery.requestHeaders))}
    ${block('Payload', JSON.stringify(payload, undefined, 2))}
    <h2>Response</h2>
    ${block('Headers', headerLines(delivery.responseHeaders))}
    ${block('Body', delivery.responsePayload ?? '')}
  `;
}

function block(label: string, text: string): Markup {
  return text
    ? html`
        <h3 class="block-label">${label}</h3>
        <pre class="block" tabindex="0" aria-label="${label}">${text}</pre>
      `
    : html`<p class="muted">${label}: none.</p>`;
}

function headerLines(headers: Record<string, string>): string {
  return Object.entries(headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

function eventOf({ event, action }: Delivery): string {
  return action ? `${event}.${action}` : event;
}

function outcome({ status, statusCode }: Delivery): Markup {
  if (statusCode >= 200 && statusCode < 300) {
    return html`<span class="good">${statusCode} ${status}</span>`;
  }
  const kind = status === 'pending' ? 'muted' : 'bad';
  return html`<span class="${kind}">${status}</span>`;
}
