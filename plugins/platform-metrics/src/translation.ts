import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { chartTexts } from './text/chartTexts';
import { factTexts } from './text/factTexts';
import { filterTexts } from './text/filterTexts';
import { metricTexts } from './text/metricTexts';
import { placeTexts } from './text/placeTexts';
import { stateTexts } from './text/stateTexts';
import { upkeepTexts } from './text/upkeepTexts';
import { wallTexts } from './text/wallTexts';

/** Every text of the page. */
export const platformMetricsTranslationRef = createTranslationRef({
  id: 'plugin.platform-metrics',
  messages: {
    ...chartTexts,
    ...factTexts,
    ...filterTexts,
    ...metricTexts,
    ...placeTexts,
    ...stateTexts,
    ...upkeepTexts,
    ...wallTexts,
  },
});
