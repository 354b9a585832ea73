import useAsync from 'react-use/esm/useAsync';
import { parseEntityRef } from '@backstage/catalog-model';
import {
  identityApiRef,
  useApi,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  entityRouteRef,
  useEntityPresentation,
} from '@backstage/plugin-catalog-react';
import { Flex, Link } from '@backstage/ui';

const SquadLink = ({ squadRef }: { squadRef: string }) => {
  const entityPage = useRouteRef(entityRouteRef);
  const { primaryTitle } = useEntityPresentation(squadRef);

  return (
    <Link href={entityPage?.(parseEntityRef(squadRef))}>{primaryTitle}</Link>
  );
};

/** Leads to the squads whose services are listed. */
export const MySquads = () => {
  const identityApi = useApi(identityApiRef);
  const { value: identity } = useAsync(
    () => identityApi.getBackstageIdentity(),
    [identityApi],
  );

  return (
    <Flex gap="3">
      {identity?.ownershipEntityRefs
        .filter(ref => ref.startsWith('group:'))
        .map(ref => (
          <SquadLink key={ref} squadRef={ref} />
        ))}
    </Flex>
  );
};
