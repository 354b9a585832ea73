import { parseOptions } from '../options.mjs';
import { Problem } from '../problem.mjs';

export const usage = `Usage: npm run golden-path [-- [options]]

Walks the golden path end to end, without a browser, as a squad does: creates a
service by the scaffolder's form, waits until its workflow has deployed it to
staging and it is healthy, then sends a change through a pull request and waits
until that is live, while requests go on. Removes the service again.

Uses the portal that runs on PORTAL_PORT (7007), or starts one of its own.

  --template NAME   folder in templates/ (microservice); its test-values.yaml
                    is what is filled into the form
  --set KEY=VALUE   fill in something else; may be repeated
  --target MINUTES  how long idea to staging may take (10)
  --json FILE       write the timeline as JSON
  --junit FILE      write it as JUnit XML
  --keep            leave the service and its repository as they are
  --help            show this

It ends with 0 when every phase passed within the target, with 1 otherwise.

On the local GitHub people of the squad sign in by themselves. Elsewhere set
  WHEELHOUSE_TOKEN           your Backstage token: yarn backstage-cli auth login,
                             then yarn backstage-cli auth print-token
  GITHUB_TOKEN               your GitHub token: repo, workflow, delete_repo
  WHEELHOUSE_REVIEWER_TOKEN  GitHub token of who approves the change. Without it
                             you merge unapproved, which takes an administrator.
and name an owner and a squad of yours:
  npm run golden-path -- --set githubOwner=acme --set squad=group:default/team
`;

/** What the command line asks for. */
export function readRequest(args) {
  const options = parseOptions(args, {
    switches: ['help', 'keep'],
    values: ['json', 'junit', 'target', 'template'],
    lists: ['set'],
  });
  return {
    help: Boolean(options.help),
    keep: Boolean(options.keep),
    json: options.json,
    junit: options.junit,
    template: options.template ?? 'microservice',
    target: readMinutes(options.target ?? '10'),
    values: Object.fromEntries(options.set.map(readPair)),
  };
}

function readMinutes(text) {
  const minutes = Number(text);
  if (!(minutes > 0)) {
    throw new Problem(
      `--target is '${text}'.`,
      'Give it a number of minutes, such as 10.',
    );
  }
  return minutes;
}

function readPair(text) {
  const at = text.indexOf('=');
  if (at < 1) {
    throw new Problem(
      `--set ${text} sets nothing.`,
      'Write the field of the form and its value, such as --set githubOwner=acme.',
    );
  }
  return [text.slice(0, at), text.slice(at + 1)];
}
