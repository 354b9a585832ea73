import { readAnnotation } from './readAnnotation';
import { SecretMasks } from './SecretMasks';
import { StepReporter } from './StepReporter';
import { StepState } from './StepState';
import { parseCommand, WorkflowCommand } from './WorkflowCommand';

const DEPRECATED =
  'command is deprecated and will be disabled soon. Please upgrade to using Environment Files. For more information see: https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/';
const DISABLED =
  'command is disabled. Please upgrade to using Environment Files or opt into unsecure command execution by setting the `ACTIONS_ALLOW_UNSECURE_COMMANDS` environment variable to `true`. For more information see: https://github.blog/changelog/2020-10-01-github-actions-deprecating-set-env-and-add-path-commands/';
const BAD_STOP_TOKEN =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command. For more information see: https://docs.github.com/actions/learn-github-actions/workflow-commands-for-github-actions#example-stopping-and-starting-workflow-commands";

/** A variable by which a workflow takes the risk of the commands that GitHub withdrew. */
const ALLOW_UNSECURE = 'ACTIONS_ALLOW_UNSECURE_COMMANDS';
/** A shorter stop token is no secret: it would blacken half the log. */
const MIN_SECRET_TOKEN_LENGTH = 7;

interface Interpretation {
  /** Whether `::echo::on` shows the line itself. */
  isEchoed: boolean;
  run: (command: WorkflowCommand) => void;
}

/** Acts on the workflow commands among the lines that a step prints. */
export class CommandInterpreter {
  readonly #reporter: StepReporter;
  readonly #masks: SecretMasks;
  readonly #state: StepState;
  readonly #env: Record<string, string>;
  readonly #workspace: string;
  readonly #commands: ReadonlyMap<string, Interpretation>;
  #stopToken?: string;
  #isEchoing = false;

  constructor(options: {
    reporter: StepReporter;
    masks: SecretMasks;
    state: StepState;
    /** What the workflow set. */
    env: Record<string, string>;
    workspace: string;
  }) {
    this.#reporter = options.reporter;
    this.#masks = options.masks;
    this.#state = options.state;
    this.#env = options.env;
    this.#workspace = options.workspace;
    this.#commands = this.#listCommands();
  }

  /** Takes one line; all that is not a command goes to the log as it is. */
  readLine(line: string): void {
    const mayBeCommand = line.includes('::') || line.includes('##[');
    const command = mayBeCommand
      ? parseCommand(line, name => this.#isKnown(name))
      : undefined;
    if (command && this.#stopToken === undefined) {
      this.#run(command, line);
    } else if (command && command.name === this.#stopToken?.toLowerCase()) {
      this.#reporter.line(line);
      this.#stopToken = undefined;
    } else {
      this.#reporter.line(line);
    }
  }

  #isKnown(name: string): boolean {
    return this.#commands.has(name) || name === this.#stopToken?.toLowerCase();
  }

  #run(command: WorkflowCommand, line: string): void {
    const interpretation = this.#commands.get(command.name);
    if (this.#isEchoing && interpretation?.isEchoed) {
      this.#reporter.line(line);
    }
    try {
      interpretation?.run(command);
    } catch (error) {
      const shown = interpretation?.isEchoed ? line : command.name;
      this.#reporter.error(
        `Unable to process command '${shown}' successfully.`,
      );
      this.#reporter.failure(error);
      this.#state.hasFailed = true;
    }
  }

  #listCommands(): ReadonlyMap<string, Interpretation> {
    const echoed = (run: Interpretation['run']) => ({ isEchoed: true, run });
    const silent = (run: Interpretation['run']) => ({ isEchoed: false, run });
    return new Map([
      ['add-mask', silent(command => this.#addMask(command))],
      ['debug', silent(({ data }) => this.#reporter.debug(data))],
      ['error', silent(command => this.#annotate('failure', command))],
      ['warning', silent(command => this.#annotate('warning', command))],
      ['notice', silent(command => this.#annotate('notice', command))],
      ['group', echoed(({ data }) => this.#reporter.group(data))],
      ['endgroup', echoed(() => this.#reporter.endGroup())],
      ['stop-commands', echoed(command => this.#stop(command))],
      ['echo', echoed(({ data }) => this.#setEcho(data))],
      ['set-output', echoed(command => this.#setOutput(command))],
      ['save-state', echoed(command => this.#saveState(command))],
      ['set-env', echoed(command => this.#setEnv(command))],
      ['add-path', echoed(command => this.#addPath(command))],
      ['add-matcher', echoed(command => this.#ignoreMatcher(command))],
      ['remove-matcher', echoed(command => this.#ignoreMatcher(command))],
    ]);
  }

  #addMask({ data }: WorkflowCommand): void {
    if (data.trim() === '') {
      this.#reporter.warning(
        "Can't add secret mask for empty string in ##[add-mask] command.",
      );
      return;
    }
    if (this.#isEchoing) {
      this.#reporter.line('::add-mask::***');
    }
    this.#masks.add(data);
  }

  #annotate(
    level: 'failure' | 'warning' | 'notice',
    command: WorkflowCommand,
  ): void {
    this.#reporter.annotate(readAnnotation(level, command, this.#workspace));
  }

  #stop({ data: token }: WorkflowCommand): void {
    const isBad =
      token === '' ||
      token.toLowerCase() === 'pause-logging' ||
      this.#commands.has(token.toLowerCase());
    if (isBad) {
      throw new Error(BAD_STOP_TOKEN);
    }
    this.#stopToken = token;
    if (token.length >= MIN_SECRET_TOKEN_LENGTH) {
      this.#masks.add(token);
    }
    this.#reporter.line(`::stop-commands::${token}`);
  }

  #setEcho(data: string): void {
    const value = data.trim().toLowerCase();
    if (value !== 'on' && value !== 'off') {
      throw new Error(
        `Invalid echo command value. Possible values can be: 'on', 'off'. Current value is: '${data}'.`,
      );
    }
    this.#isEchoing = value === 'on';
  }

  #setOutput(command: WorkflowCommand): void {
    this.#reporter.warning(`The \`set-output\` ${DEPRECATED}`);
    this.#state.outputs.set(requireName(command), command.data);
  }

  #saveState(command: WorkflowCommand): void {
    this.#reporter.warning(`The \`save-state\` ${DEPRECATED}`);
    this.#state.state.set(requireName(command), command.data);
  }

  #setEnv(command: WorkflowCommand): void {
    this.#requireUnsecureAllowed(command);
    const name = requireName(command);
    if (name.toUpperCase() === 'NODE_OPTIONS') {
      this.#reporter.error(
        `Can't update NODE_OPTIONS environment variable using ::set-env:: command.`,
      );
      return;
    }
    this.#state.env.set(name, command.data);
  }

  #addPath(command: WorkflowCommand): void {
    this.#requireUnsecureAllowed(command);
    this.#state.addPath(command.data);
  }

  #requireUnsecureAllowed({ name }: WorkflowCommand): void {
    if (this.#env[ALLOW_UNSECURE]?.toLowerCase() !== 'true') {
      throw new Error(`The \`${name}\` ${DISABLED}`);
    }
  }

  #ignoreMatcher({ name }: WorkflowCommand): void {
    this.#reporter.warning(
      `Problem matchers are not applied here: '${name}' has no effect, and output makes no annotations.`,
    );
  }
}

function requireName({ name, properties }: WorkflowCommand): string {
  const value = properties.get('name');
  if (value === undefined) {
    throw new Error(`Required field 'name' is missing in ##[${name}] command.`);
  }
  return value;
}
