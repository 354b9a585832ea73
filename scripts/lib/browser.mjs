import {
  chmodSync,
  existsSync,
  mkdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from './npm.mjs';
import { findOnPath } from './path-lookup.mjs';
import { Problem } from './problem.mjs';
import { runProcess } from './processes.mjs';
import { inRoot, toolchain } from './workspace.mjs';

/** A headless Chromium for Linux as an npm package, with the libraries it needs. */
const packaged = '@sparticuz/chromium@153.0.0';
const packageHome = join(toolchain, 'chromium');
const unpacked = join(packageHome, 'unpacked');

/** Written last: where it is, the browser is complete. */
const launcher = join(packageHome, 'chromium.sh');

/**
 * The variables by which Playwright finds a Chromium: one that was named, the
 * system's, one from npm, or Playwright's own download.
 */
export async function provideBrowser({ node, env, progress }) {
  const present =
    env.PLAYWRIGHT_CHROMIUM_EXECUTABLE ||
    systemBrowser(env) ||
    [launcher].find(existsSync);
  if (present) {
    return { PLAYWRIGHT_CHROMIUM_EXECUTABLE: present };
  }
  const fetching =
    process.platform === 'linux' && process.arch === 'x64'
      ? fetchPackagedBrowser
      : downloadPlaywrightBrowser;
  return progress.step('Fetching a browser', () => fetching({ node, env }));
}

export function systemBrowser(env) {
  return candidates(env).find(path => path && existsSync(path));
}

function candidates(env) {
  switch (process.platform) {
    case 'darwin':
      return [
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
      ];
    case 'win32':
      return [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA]
        .filter(Boolean)
        .flatMap(folder => [
          join(folder, 'Google/Chrome/Application/chrome.exe'),
          join(folder, 'Microsoft/Edge/Application/msedge.exe'),
        ]);
    default:
      return [
        'google-chrome',
        'google-chrome-stable',
        'chromium',
        'chromium-browser',
      ].map(name => findOnPath(name, env));
  }
}

async function fetchPackagedBrowser({ node, env }) {
  rmSync(packageHome, { recursive: true, force: true });
  await fetchPackage(packaged, packageHome);
  await unpack({ node, env });
  writeLauncher();
  return { PLAYWRIGHT_CHROMIUM_EXECUTABLE: launcher };
}

/** The package is made for AWS Lambda: only believing itself there does it unpack its libraries too. */
async function unpack({ node, env }) {
  mkdirSync(unpacked);
  const { succeeded, output } = await runProcess({
    name: 'chromium',
    node: node.path,
    args: [
      '--input-type=module',
      '--eval',
      "import chromium from '@sparticuz/chromium'; await chromium.executablePath();",
    ],
    cwd: packageHome,
    env: {
      ...env,
      TMPDIR: unpacked,
      AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x',
    },
    onLine: () => {},
  });
  if (!succeeded) {
    throw new Problem(
      `${packaged} could not be unpacked:\n${output}`,
      'Install Chrome or Chromium, or name one by PLAYWRIGHT_CHROMIUM_EXECUTABLE.',
    );
  }
}

/**
 * It opens our own pages only, and systems differ in whom they allow a sandbox
 * without a setuid helper. The package's own font configuration expects `/tmp`,
 * and without any font Chromium ends at the first form field.
 */
function writeLauncher() {
  writeFileSync(
    join(unpacked, 'fonts.conf'),
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${unpacked}/fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${unpacked}/fonts-cache</cachedir>
</fontconfig>
`,
  );
  writeFileSync(
    launcher,
    `#!/bin/sh
export LD_LIBRARY_PATH="${unpacked}/al2023/lib"
export FONTCONFIG_FILE="${unpacked}/fonts.conf"
exec "${unpacked}/chromium" --no-sandbox "$@"
`,
  );
  chmodSync(launcher, 0o755);
}

async function downloadPlaywrightBrowser({ node, env }) {
  const home = { PLAYWRIGHT_BROWSERS_PATH: join(toolchain, 'playwright') };
  const { succeeded, output } = await runProcess({
    name: 'playwright',
    node: node.path,
    args: [
      inRoot('node_modules/playwright-core/cli.js'),
      'install',
      'chromium-headless-shell',
    ],
    env: { ...env, ...home },
    onLine: () => {},
  });
  if (!succeeded) {
    throw new Problem(
      `No Chrome or Chromium here, and Playwright could not download one:\n${output}`,
      'Install Chrome or Chromium, or name one by PLAYWRIGHT_CHROMIUM_EXECUTABLE.',
    );
  }
  return home;
}
