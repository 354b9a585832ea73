import type { ReactNode } from 'react';
import { Flex, Text } from '@backstage/ui';

/** Instead of an empty list: why it is empty and, where there is one, the way on. */
export const Hint = ({
  title,
  description,
  action,
}: {
  title: string;
  description: string;
  action?: ReactNode;
}) => (
  <Flex direction="column" gap="2" align="start">
    <Text weight="bold">{title}</Text>
    <Text color="secondary">{description}</Text>
    {action}
  </Flex>
);
