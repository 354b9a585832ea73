import { FLUSH, pktLine, readPktLines } from './pktLine';

/** One ref that a push asks to move; all zeros mean that it is not there. */
export interface RefUpdate {
  name: string;
  before: string;
  after: string;
}

export interface PushRequest {
  updates: RefUpdate[];
  capabilities: string[];
  /** The objects that come along; empty where only refs are deleted. */
  pack: Buffer;
}

/** Reads the body of `git-receive-pack`. */
export function parsePushRequest(body: Buffer): PushRequest {
  const { lines, end } = readPktLines(body);
  const updates: RefUpdate[] = [];
  let capabilities: string[] = [];
  for (const line of lines) {
    const [command, declared] = line.toString('utf8').trimEnd().split('\0');
    const found = /^([0-9a-f]{40}) ([0-9a-f]{40}) (.+)$/.exec(command);
    if (found) {
      updates.push({ before: found[1], after: found[2], name: found[3] });
    }
    if (declared) {
      capabilities = declared.trim().split(' ');
    }
  }
  // Push options, where a client sends them, stand between commands and pack.
  const start = capabilities.includes('push-options')
    ? end + readPktLines(body.subarray(end)).end
    : end;
  return { updates, capabilities, pack: body.subarray(start) };
}

export interface PushRefusal {
  /** Why, for each refused ref; the other refs of the push fail with it. */
  reasons: Map<string, string>;
  /** What the person who pushes reads, line by line, after `remote:`. */
  explanation: string[];
}

/** The answer to a push that is refused as a whole, as `receive-pack` words it. */
export function refusePush(
  { updates, capabilities }: PushRequest,
  { reasons, explanation }: PushRefusal,
): Buffer {
  const report = Buffer.concat([
    pktLine('unpack ok\n'),
    ...updates.map(({ name }) =>
      pktLine(`ng ${name} ${reasons.get(name) ?? 'atomic push failure'}\n`),
    ),
    FLUSH,
  ]);
  const hasSideBand = capabilities.some(capability =>
    capability.startsWith('side-band'),
  );
  if (!hasSideBand) {
    return report;
  }
  const messages = explanation.map(line => sideBand(2, `${line}\n`));
  return Buffer.concat([...messages, sideBand(1, report), FLUSH]);
}

function sideBand(channel: number, payload: string | Buffer): Buffer {
  return pktLine(Buffer.concat([Buffer.from([channel]), Buffer.from(payload)]));
}
