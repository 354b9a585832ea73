import { createTemplateFilter } from '@backstage/plugin-scaffolder-node/alpha';

/** Characters that Markdown, or the HTML in it, gives a meaning. */
const MEANINGFUL = /[\\`*_{}[\]()<>#+\-.!|~&$:]/g;

/** Shows a text in Markdown as it is, whatever is in it. */
export const markdownText = createTemplateFilter({
  id: 'markdownText',
  description:
    'Shows a text in Markdown as it is: no character of it is taken for markup.',
  examples: [
    {
      example: '${{ values.description | markdownText }}',
      description: 'Puts what somebody typed into a README',
    },
  ],
  schema: zod => zod.function().args(zod.string()).returns(zod.string()),
  filter: (text: string) =>
    text.replace(/\s+/g, ' ').replace(MEANINGFUL, '\\$&'),
});
