import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import type { Subject } from '@internal/plugin-platform-metrics-common';

/** Leads to a service or squad in the catalog, where there is a catalog and it knows it. */
export const EntityLink = ({
  subject: { ref, title },
}: {
  subject: Subject;
}) => {
  const entityPage = useRouteRef(entityRouteRef);
  if (!entityPage || !ref.includes(':')) return <>{title}</>;
  return <Link href={entityPage(parseEntityRef(ref))}>{title}</Link>;
};
