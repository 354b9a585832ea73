import { readSeed } from './seed/Seed';
import { readSettings } from './settings';
import { startLocalGithub } from './startLocalGithub';

/** The machine user that owns the portal's token. */
const TOKEN_OWNER = 'wheelhouse-bot';
const TOKEN_SCOPES = ['repo', 'workflow', 'read:org'];

const say = (line: string) => process.stderr.write(`[local-github] ${line}\n`);

async function main(): Promise<void> {
  const settings = readSettings(process.env);
  const { port, dataDir, oauthApp, token, webhook, runner, deployments } =
    settings;

  const github = await startLocalGithub({
    port,
    dataDir,
    seed: await readSeed(settings.seedFile),
    oauthApp,
    tokens: token ? [{ token, login: TOKEN_OWNER, scopes: TOKEN_SCOPES }] : [],
    webhook,
    runner,
    deployments,
    log: say,
  });
  say(`listening on ${github.url}, data in ${dataDir}`);

  let isStopping = false;
  const stop = async () => {
    if (!isStopping) {
      isStopping = true;
      await github.stop().catch(fail);
      process.exit(0);
    }
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function fail(error: NodeJS.ErrnoException): never {
  if (error.code === 'EADDRINUSE') {
    say(
      `Port ${process.env.LOCAL_GITHUB_PORT || 7008} is taken. Stop what listens there, or set LOCAL_GITHUB_PORT to a free port.`,
    );
    process.exit(2);
  }
  say(`Could not run. ${error.message}`);
  process.exit(1);
}

main().catch(fail);
