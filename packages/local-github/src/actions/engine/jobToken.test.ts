import { RunnerGithub } from './__testUtils__/RunnerGithub';

describe("a job's own token", () => {
  let runner: RunnerGithub;

  beforeAll(async () => {
    runner = await RunnerGithub.start();
    await runner.rest.repos.createInOrg({
      org: 'acme',
      name: 'vault',
      private: true,
      auto_init: true,
    });
    await runner.rest.repos.update({ ...runner.shop, private: true });
  });

  afterAll(() => runner.stop());

  /** Runs a script with the token in `$TOKEN`; answers its log. */
  async function logOf(permissions: string, script: string): Promise<string> {
    await runner.push(`
on: push
permissions: ${permissions}
env:
  TOKEN: \${{ secrets.GITHUB_TOKEN }}
  AGAIN: \${{ github.token }}
jobs:
  job:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - run: |
          api() { curl --silent --output answer --write-out "$1 $2 %{http_code}\\n" --request "$1" --header "Authorization: Bearer $TOKEN" "$GITHUB_API_URL$2" --data "\${3:-}"; }
${script.replace(/^/gm, '          ')}
`);
    const run = await runner.ended();
    expect(run.conclusion).toBe('success');
    return runner.log(run.jobs[0].id);
  }

  it('reads what it may, and is refused the rest in GitHub’s words', async () => {
    const log = await logOf(
      '{ contents: read, deployments: write }',
      `
api GET /repos/acme/shop
api GET /repos/acme/shop/contents/.github
api PUT /repos/acme/shop/contents/new '{"message":"m","content":""}'
cat answer
api POST /repos/acme/shop/deployments '{"ref":"main","required_contexts":[]}'
api GET /repos/acme/shop/actions/runs
api GET /repos/acme/shop/hooks
api GET "/repositories/$GITHUB_REPOSITORY_ID/actions/runs"
api POST "/repositories/$GITHUB_REPOSITORY_ID/deployments" '{"ref":"main","required_contexts":[]}'
api GET /repos/acme/vault
api GET /repos/acme/shop/actions/secrets
api GET /user
test "$TOKEN" = "$AGAIN"
`,
    );

    expect(log).toContain('GET /repos/acme/shop 200');
    expect(log).toContain('GET /repos/acme/shop/contents/.github 200');
    expect(log).toContain('PUT /repos/acme/shop/contents/new 403');
    expect(log).toContain('"Resource not accessible by integration"');
    expect(log).toContain('POST /repos/acme/shop/deployments 201');
    expect(log).toContain('GET /repos/acme/shop/actions/runs 403');
    expect(log).toContain('GET /repos/acme/shop/hooks 403');
    expect(log).toMatch(/GET \/repositories\/\d+\/actions\/runs 403/);
    expect(log).toMatch(/POST \/repositories\/\d+\/deployments 201/);
    expect(log).toContain('GET /repos/acme/vault 404');
    expect(log).toContain('GET /repos/acme/shop/actions/secrets 403');
    expect(log).toContain('GET /user 403');
    expect(log).not.toMatch(/ghs_/);
  });

  it('pushes as the bot, which starts no workflow', async () => {
    const log = await logOf(
      '{ contents: write }',
      `
git config user.name bot && git config user.email bot@acme.example
git commit --quiet --allow-empty --message "From a job" && git push --quiet
git rev-parse HEAD
`,
    );

    const { data: branch } = await runner.rest.repos.getBranch({
      ...runner.shop,
      branch: 'main',
    });
    expect(log).toContain(branch.commit.sha);
    const { data } = await runner.rest.actions.listWorkflowRunsForRepo({
      ...runner.shop,
      head_sha: branch.commit.sha,
    });
    expect(data.total_count).toBe(0);
  });

  it('may not push without being allowed to', async () => {
    const log = await logOf(
      '{ contents: read }',
      `
git config user.name bot && git config user.email bot@acme.example
git commit --quiet --allow-empty --message "From a job"
git push 2>&1 || true
`,
    );
    expect(log).toContain(
      'Permission to acme/shop.git denied to github-actions[bot].',
    );
  });

  it('is dead when its job has ended', async () => {
    await runner.push(`
on: push
jobs:
  job:
    runs-on: ubuntu-latest
    steps: [{ run: 'echo "$TOKEN" | base64 | rev', env: { TOKEN: '\${{ github.token }}' } }]
`);
    const run = await runner.ended();
    const log = await runner.log(run.jobs[0].id);
    const [shown] = /^[\w=]{40,}$/m.exec(log) ?? [''];
    const token = Buffer.from(
      [...shown].reverse().join(''),
      'base64',
    ).toString();
    expect(token).toMatch(/^ghs_/);

    const answer = await runner.github.fetch('/api/v3/repos/acme/shop', {
      headers: { Authorization: `Bearer ${token.trim()}` },
    });
    expect(answer.status).toBe(401);
  });
});
