/** Git's framing: four hex digits of length, then that many bytes less four. */
export function pktLine(text: string | Buffer): Buffer {
  const payload = Buffer.from(text);
  const length = (payload.length + 4).toString(16).padStart(4, '0');
  return Buffer.concat([Buffer.from(length), payload]);
}

export const FLUSH = Buffer.from('0000');

/** The lines up to the first flush, and where the rest begins. */
export function readPktLines(body: Buffer): { lines: Buffer[]; end: number } {
  const lines: Buffer[] = [];
  let position = 0;
  while (position + 4 <= body.length) {
    const length = parseInt(
      body.toString('latin1', position, position + 4),
      16,
    );
    if (!Number.isInteger(length) || length === 0) {
      return { lines, end: position + 4 };
    }
    lines.push(body.subarray(position + 4, position + length));
    position += Math.max(length, 4);
  }
  return { lines, end: body.length };
}
