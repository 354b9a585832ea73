import { parseEntityRef } from '@backstage/catalog-model';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { Link, Text, type LinkProps } from '@backstage/ui';
import type { Subject } from '@internal/plugin-platform-metrics-common';

/** Leads to a service or squad in the catalog, where there is a catalog and it knows it. */
export const EntityLink = ({
  subject: { ref, title },
  variant,
}: {
  subject: Subject;
  variant?: LinkProps['variant'];
}) => {
  const entityPage = useRouteRef(entityRouteRef);
  if (!entityPage || !ref.includes(':'))
    return <Text variant={variant}>{title}</Text>;
  return (
    <Link href={entityPage(parseEntityRef(ref))} variant={variant}>
      {title}
    </Link>
  );
};
