/** As GitHub does, over HTTP; settles once the event is taken in. */
export async function deliverTo(
  port: number,
  event: string,
  payload: unknown,
): Promise<void> {
  const response = await fetch(
    `http://localhost:${port}/api/events/http/github`,
    {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-github-event': event },
      body: JSON.stringify(payload),
    },
  );
  if (response.status !== 202) {
    throw new Error(`${event}: ${response.status} ${await response.text()}`);
  }
}
