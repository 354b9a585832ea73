import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';

/** Shows a text in Markdown as it is, whatever is in it. */
export const markdownText = createTemplateFilter({
  id: 'markdownText',
  description:
    'Shows a text in a paragraph of Markdown as it is: nothing in it is taken for markup.',
  examples: [
    {
      example: '${{ values.description | markdownText }}',
      description: 'Puts what somebody typed into a README',
    },
  ],
  schema: zod => zod.function().args(zod.string()).returns(zod.string()),
  filter: (text: string) =>
    text
      .replace(/\s+/g, ' ')
      .trim()
      // Emphasis, code, links, HTML, tables and formulas, anywhere.
      .replace(/[\\`*_[\]<>|~$]/g, '\\$&')
      .replace(/&(?=#?\w+;)/g, '\\&')
      // Headings, lists and rules, at the beginning.
      .replace(/^[#+\-=]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2'),
});
