import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { test } from 'node:test';

test('starts, and shuts down in order when asked to', async () => {
  const service = spawn(process.execPath, ['src/main.ts'], {
    env: { ...process.env, PORT: '0', DRAIN_MS: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const messages: string[] = [];
  for await (const line of createInterface(service.stdout)) {
    const { message } = JSON.parse(line);
    messages.push(message);
    if (message === 'listening') service.kill('SIGTERM');
  }

  const [code] = service.exitCode === null ? await once(service, 'exit') : [0];
  assert.equal(code, 0);
  assert.deepEqual(messages, ['listening', 'shutting down', 'bye']);
});
