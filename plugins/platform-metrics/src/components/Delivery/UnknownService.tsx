import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, Text } from '@backstage/ui';
import { platformMetricsTranslationRef } from '../../translation';

/** Nothing was ever reported of the service: what to expect, and whom to ask. */
export const UnknownService = ({ repository }: { repository: string }) => {
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <Card>
      <CardBody>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('delivery.unknown')}
        </Text>
        <Text as="p" color="secondary">
          {t('delivery.unknownHint', { repository })}
        </Text>
      </CardBody>
    </Card>
  );
};
