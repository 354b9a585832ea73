import type { Entity } from '@backstage/catalog-model';
import { toSearchDocument } from './toSearchDocument';

const aService = (entity?: Partial<Entity>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'quote-engine',
    title: 'Quotes',
    description: 'Says what a basket costs',
  },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/payments',
    system: 'checkout',
  },
  ...entity,
});

describe('toSearchDocument', () => {
  it('names a service, its owner and its system as people do', () => {
    const document = toSearchDocument(
      aService({
        relations: [
          { type: 'ownedBy', targetRef: 'group:default/payments' },
          { type: 'partOf', targetRef: 'system:default/checkout' },
        ],
      }),
    );

    expect(document).toMatchObject({
      title: 'Quotes',
      text: 'Says what a basket costs',
      name: 'quote-engine',
      owner: 'payments',
      partOf: 'checkout',
      kind: 'Component',
      type: 'service',
      lifecycle: 'production',
    });
  });

  it('has the same fields for an entity nobody owns', () => {
    // The development search engine learns its fields from the first document.
    expect(toSearchDocument(aService())).toMatchObject({
      owner: '',
      partOf: '',
    });
  });
});
