import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { platformMetricsTranslationRef } from '../../translation';

/**
 * Leads to where a fact was reported. Sources may be anything: only addresses
 * of the web become links.
 */
export const SourceLink = ({
  url,
  children,
}: {
  url: string | undefined;
  children?: string;
}) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);
  const address = url && URL.canParse(url) ? new URL(url) : undefined;
  if (!address || !['http:', 'https:'].includes(address.protocol)) return null;

  return (
    <Link href={address.href} target="_blank" variant="body-small">
      {children ?? t('facts.source', { host: address.host })}
    </Link>
  );
};
