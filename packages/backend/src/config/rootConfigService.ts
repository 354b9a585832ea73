import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigSources } from '@backstage/config-loader';
import { configFiles } from './configFiles';
import { assertVariablesAreSet } from './requiredVariables';

/**
 * The stock configuration, but a variable that it refers to and that is not
 * set stops the start: the stock one drops the key, and the portal fails later,
 * elsewhere, or starts without what was left out.
 */
export default createServiceFactory({
  service: coreServices.rootConfig,
  deps: {},
  async factory() {
    await assertVariablesAreSet(configFiles(process.argv), process.env);

    return ConfigSources.toConfig(ConfigSources.default({}));
  },
});
