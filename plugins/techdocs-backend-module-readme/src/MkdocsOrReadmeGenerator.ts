import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { TechdocsGenerator } from '@backstage/plugin-techdocs-node';
import type { GeneratorRunOptions } from '@backstage/plugin-techdocs-node';
import { replaceGithubUrlType } from '@backstage/integration';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { renderPage, STYLESHEET } from './page';
import type { ReadmeSiteMetadata } from './ReadmeAwarePublisher';

type Options = ConstructorParameters<typeof TechdocsGenerator>[0] & {
  isMkdocsInstalled: () => Promise<boolean>;
  scmIntegrations: ScmIntegrationRegistry;
};

/** Where the text is, as seen from the root of the repository: first found, first served. */
const SOURCES = ['README.md', 'docs/README.md', 'docs/index.md'];

/** Builds a docs site with MkDocs or, where there is none, of the README alone. */
export class MkdocsOrReadmeGenerator extends TechdocsGenerator {
  private readonly isMkdocsInstalled: () => Promise<boolean>;
  private readonly integrations: ScmIntegrationRegistry;

  constructor({ isMkdocsInstalled, ...options }: Options) {
    super(options);
    this.isMkdocsInstalled = isMkdocsInstalled;
    this.integrations = options.scmIntegrations;
  }

  async run(options: GeneratorRunOptions): Promise<void> {
    if (await this.isMkdocsInstalled()) {
      await super.run(options);
      return;
    }
    options.logger.warn(
      'mkdocs is not on the PATH of the portal: the site is made of the README alone',
    );
    await this.writeReadmeSite(options);
  }

  /** Where a file of the repository is shown. */
  private resolveLink(path: string, { repository }: { repository: string }) {
    const address = this.integrations.resolveUrl({
      url: path,
      base: repository,
    });
    return this.integrations.byUrl(repository)?.type === 'github'
      ? replaceGithubUrlType(address, 'blob')
      : address;
  }

  private async writeReadmeSite({
    inputDir,
    outputDir,
    etag,
    parsedLocationAnnotation,
    siteOptions,
  }: GeneratorRunOptions): Promise<void> {
    const source = await findSource(inputDir);
    const markdown = source && (await readFile(join(inputDir, source), 'utf8'));
    const siteName = siteOptions?.name ?? 'Documentation';
    const repository =
      parsedLocationAnnotation?.type === 'url'
        ? parsedLocationAnnotation.target
        : undefined;

    const files: Record<string, string> = {
      'index.html': renderPage({
        siteName,
        source,
        markdown,
        resolveLink: link =>
          repository &&
          this.resolveLink(posix.join(posix.dirname(source ?? ''), link), {
            repository,
          }),
      }),
      [`assets/stylesheets/${STYLESHEET.name}`]: STYLESHEET.content,
      'search/search_index.json': JSON.stringify({
        config: { lang: ['en'] },
        docs: [{ location: '', title: siteName, text: markdown ?? '' }],
      }),
    };
    const metadata: ReadmeSiteMetadata = {
      madeOf: 'README',
      site_name: siteName,
      site_description: '',
      build_timestamp: Date.now(),
      files: Object.keys(files),
      etag: etag ?? '',
    };
    files['techdocs_metadata.json'] = JSON.stringify(metadata);

    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(outputDir, path)), { recursive: true });
      await writeFile(join(outputDir, path), content);
    }
  }
}

/** The first source that is there, in its own spelling: readme.md counts as README.md. */
async function findSource(folder: string): Promise<string | undefined> {
  for (const source of SOURCES) {
    const names = await readdir(join(folder, dirname(source))).catch(() => []);
    const found = names
      .map(name => posix.join(posix.dirname(source), name))
      .find(path => path.toLowerCase() === source.toLowerCase());
    if (found) return found;
  }
  return undefined;
}
