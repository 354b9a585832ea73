import { shown } from './workspace.mjs';

/** What a newcomer reads at the end; its first line is all they need. */
export function banner({ mode, settings, watch, demo, logs }) {
  const { portalPort, watchPort, localGithubPort } = settings;
  const address = `http://localhost:${watch ? watchPort : portalPort}`;
  const local = mode === 'local';
  const signIn = local
    ? 'sign in with GitHub as any of its local users, for example priya-raman'
    : 'sign in with your GitHub account';
  const rows = [
    [
      'GitHub',
      local
        ? `http://localhost:${localGithubPort}, on this machine only (README.md: how to use github.com)`
        : 'https://github.com',
    ],
    ...(local
      ? [
          [
            'Actions',
            'workflows run on this machine, as you (docs/workflows.md)',
          ],
        ]
      : []),
    ...(demo
      ? [
          [
            'Metrics',
            `${address}/metrics has a year of invented facts (a start without --demo removes them)`,
          ],
        ]
      : []),
    ['Logs', shown(logs)],
    ['Stop', 'Ctrl-C'],
  ];
  return [
    '',
    `Wheelhouse is ready: open ${address} and ${signIn}.`,
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(8)}${value}`),
    '',
  ].join('\n');
}
