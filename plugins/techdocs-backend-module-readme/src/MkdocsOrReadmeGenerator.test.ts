import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { TechdocsGenerator } from '@backstage/plugin-techdocs-node';
import { MkdocsOrReadmeGenerator } from './MkdocsOrReadmeGenerator';

const config = new ConfigReader({
  techdocs: { generator: { runIn: 'local' } },
  integrations: { github: [{ host: 'github.com' }] },
});

describe('MkdocsOrReadmeGenerator', () => {
  const input = createMockDirectory();
  const output = createMockDirectory();

  const aRun = () => ({
    inputDir: input.path,
    outputDir: output.path,
    etag: 'commit-1',
    logger: { warn: jest.fn() } as never,
    parsedLocationAnnotation: {
      type: 'url' as const,
      target: 'https://github.com/larkspur/card-vault/tree/main/',
    },
    siteOptions: { name: 'Card vault' },
  });

  const aGenerator = (mkdocs: 'installed' | 'missing') =>
    new MkdocsOrReadmeGenerator({
      config,
      isMkdocsInstalled: async () => mkdocs === 'installed',
      logger: mockServices.logger.mock(),
      scmIntegrations: ScmIntegrations.fromConfig(config),
    });

  const written = (path: string) => readFile(join(output.path, path), 'utf8');

  beforeEach(() => {
    output.clear();
    input.setContent({
      'README.md': '# Card vault\n\nSee [the docs](docs/index.md).\n',
      'docs/index.md': '# The docs\n',
    });
  });

  afterEach(() => jest.restoreAllMocks());

  it('leaves the work to MkDocs where that is installed', async () => {
    const run = jest
      .spyOn(TechdocsGenerator.prototype, 'run')
      .mockResolvedValue();
    const options = aRun();

    await aGenerator('installed').run(options);

    expect(run).toHaveBeenCalledWith(options);
    expect(output.content()).toEqual({});
  });

  it('makes a site of the README where MkDocs is missing', async () => {
    await aGenerator('missing').run(aRun());

    const page = await written('index.html');
    expect(page).toContain('<h1 id="card-vault">Card vault</h1>');
    expect(page).toContain(
      'href="https://github.com/larkspur/card-vault/blob/main/docs/index.md"',
    );
  });

  it('names the site, its version, and that it is made of a README', async () => {
    await aGenerator('missing').run(aRun());

    expect(JSON.parse(await written('techdocs_metadata.json'))).toMatchObject({
      site_name: 'Card vault',
      etag: 'commit-1',
      madeOf: 'README',
    });
  });

  it('lets search find the text', async () => {
    await aGenerator('missing').run(aRun());

    expect(JSON.parse(await written('search/search_index.json')).docs).toEqual([
      {
        location: '',
        title: 'Card vault',
        text: expect.stringContaining('See [the docs]'),
      },
    ]);
  });

  it.each([
    [{ 'readme.MD': '# Small letters' }, 'Small letters'],
    [{ 'docs/index.md': '# First page' }, 'First page'],
    [{ 'docs/README.md': '# Docs readme' }, 'Docs readme'],
    [{ 'src/index.js': '' }, 'There is nothing to show here yet.'],
  ])('shows what there is: %j', async (content, text) => {
    input.setContent(content);

    await aGenerator('missing').run(aRun());

    expect(await written('index.html')).toContain(text);
  });
});
