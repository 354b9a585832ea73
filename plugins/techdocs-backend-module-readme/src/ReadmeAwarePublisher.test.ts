import type {
  PublisherBase,
  TechDocsMetadata,
} from '@backstage/plugin-techdocs-node';
import { ReadmeAwarePublisher } from './ReadmeAwarePublisher';
import type { ReadmeSiteMetadata } from './ReadmeAwarePublisher';

const site: TechDocsMetadata = {
  site_name: 'Card vault',
  site_description: '',
  etag: 'commit-1',
  build_timestamp: 0,
};
const readmeSite: ReadmeSiteMetadata = { ...site, madeOf: 'README' };

function etagOf(metadata: TechDocsMetadata, mkdocs: 'installed' | 'missing') {
  const publisher: Pick<PublisherBase, 'fetchTechDocsMetadata'> = {
    fetchTechDocsMetadata: async () => metadata,
  };
  return new ReadmeAwarePublisher({
    isMkdocsInstalled: async () => mkdocs === 'installed',
    publisher: publisher as PublisherBase,
  })
    .fetchTechDocsMetadata({
      kind: 'Component',
      namespace: 'default',
      name: 'card-vault',
    })
    .then(({ etag }) => etag);
}

describe('ReadmeAwarePublisher', () => {
  it('has a site made of a README built anew once MkDocs has come', async () => {
    expect(await etagOf(readmeSite, 'installed')).toBe('');
  });

  it('does not have the same README built twice', async () => {
    expect(await etagOf(readmeSite, 'missing')).toBe('commit-1');
  });

  it.each(['installed', 'missing'] as const)(
    'leaves a site from MkDocs as it is, with MkDocs %s',
    async mkdocs => {
      expect(await etagOf(site, mkdocs)).toBe('commit-1');
    },
  );
});
