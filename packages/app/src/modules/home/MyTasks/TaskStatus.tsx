import { useTranslationRef } from '@backstage/frontend-plugin-api';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-react';
import { Flex, Text } from '@backstage/ui';
import type { TextColors, TextColorStatus } from '@backstage/ui';
import {
  RiCheckboxCircleLine,
  RiCloseCircleLine,
  RiForbidLine,
  RiLoader4Line,
  RiTimeLine,
} from '@remixicon/react';
import { homeTranslationRef } from '../translation';

const looks: Record<
  ScaffolderTask['status'],
  { Icon: typeof RiTimeLine; color: TextColors | TextColorStatus }
> = {
  cancelled: { Icon: RiForbidLine, color: 'secondary' },
  completed: { Icon: RiCheckboxCircleLine, color: 'success' },
  failed: { Icon: RiCloseCircleLine, color: 'danger' },
  open: { Icon: RiTimeLine, color: 'secondary' },
  processing: { Icon: RiLoader4Line, color: 'info' },
  skipped: { Icon: RiForbidLine, color: 'secondary' },
};

export const TaskStatus = ({ status }: Pick<ScaffolderTask, 'status'>) => {
  const { t } = useTranslationRef(homeTranslationRef);
  const { Icon, color } = looks[status];

  return (
    <Text variant="body-small" color={color}>
      <Flex gap="1" align="center">
        <Icon size={16} aria-hidden="true" />
        {t(`tasks.status.${status}`)}
      </Flex>
    </Text>
  );
};
