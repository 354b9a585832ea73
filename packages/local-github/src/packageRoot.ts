import { dirname } from 'node:path';

/** Where this package's own files are: it always runs from its source. */
export const packageRoot = dirname(require.resolve('../package.json'));
