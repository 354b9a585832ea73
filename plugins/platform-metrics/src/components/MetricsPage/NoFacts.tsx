import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button, ButtonLink, Card, CardBody, Flex, Text } from '@backstage/ui';
import { createServiceRouteRef } from '../../routes';
import { platformMetricsTranslationRef } from '../../translation';

/** Nothing to show: what to do so that there is. */
export const NoFacts = ({
  isFiltered,
  onReset,
}: {
  /** There may be facts, but not in this selection. */
  isFiltered: boolean;
  onReset: () => void;
}) => {
  const createService = useRouteRef(createServiceRouteRef);
  const { t } = useTranslationRef(platformMetricsTranslationRef);

  return (
    <Card>
      <CardBody>
        <Flex direction="column" align="center" gap="5" py="10">
          <Text as="h2" variant="title-small" weight="bold">
            {t(isFiltered ? 'state.emptySelection' : 'state.emptyTitle')}
          </Text>
          <Text color="secondary">
            {t(isFiltered ? 'state.emptySelectionHint' : 'state.emptyHint')}
          </Text>
          {isFiltered && (
            <Button variant="secondary" onPress={onReset}>
              {t('state.showAll')}
            </Button>
          )}
          {!isFiltered && createService && (
            <ButtonLink href={createService()}>
              {t('state.emptyCreate')}
            </ButtonLink>
          )}
        </Flex>
      </CardBody>
    </Card>
  );
};
