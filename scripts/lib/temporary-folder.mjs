import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that is gone again after the test. */
export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), 'wheelhouse-test-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
