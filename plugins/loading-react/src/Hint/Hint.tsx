import type { ReactNode } from 'react';
import { Flex, Text } from '@backstage/ui';

/** @public */
export interface HintProps {
  title: string;
  description: string;
  /** The way on, where there is one. */
  action?: ReactNode;
}

/**
 * In place of what there is none of: why that is so, and the way on.
 *
 * @public
 */
export const Hint = ({ title, description, action }: HintProps) => (
  <Flex direction="column" gap="2" align="start">
    <Text weight="bold">{title}</Text>
    <Text color="secondary">{description}</Text>
    {action}
  </Flex>
);
