import { DateTime } from 'luxon';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import type { ScaffolderTask } from '@backstage/plugin-scaffolder-react';
import { Link, Text } from '@backstage/ui';
import {
  Hint,
  Loaded,
  RowsSkeleton,
  RuledItem,
  RuledList,
} from '@internal/plugin-loading-react';
import { homeTranslationRef } from '../translation';
import { TaskStatus } from './TaskStatus';
import { useMyTasks } from './useMyTasks';
import styles from './MyTasks.module.css';

const SHOWN = 5;

const TaskRow = ({ task }: { task: ScaffolderTask }) => {
  const { t } = useTranslationRef(homeTranslationRef);
  const taskPage = useRouteRef(scaffolderPlugin.routes.ongoingTask);
  const { parameters, templateInfo } = task.spec;
  const template = templateInfo?.entity?.metadata;
  const templateTitle = template?.title ?? template?.name;
  const created = DateTime.fromISO(task.createdAt);
  const title =
    typeof parameters.name === 'string' ? parameters.name : templateTitle;

  return (
    <RuledItem className={styles.row}>
      <Link href={taskPage?.({ taskId: task.id })} weight="bold" standalone>
        {title ?? t('tasks.untitled', { id: task.id.slice(0, 8) })}
      </Link>
      <TaskStatus status={task.status} />
      <Text variant="body-small" color="secondary">
        {templateTitle}
      </Text>
      <Text variant="body-small" color="secondary">
        <time
          dateTime={task.createdAt}
          title={created.toLocaleString(DateTime.DATETIME_MED)}
        >
          {created.toRelative()}
        </time>
      </Text>
    </RuledItem>
  );
};

export const MyTasks = () => {
  const { t } = useTranslationRef(homeTranslationRef);
  const myTasks = useMyTasks(SHOWN);

  return (
    <Loaded
      state={myTasks}
      what={t('tasks.title')}
      skeleton={<RowsSkeleton rows={2} />}
    >
      {tasks =>
        tasks.length === 0 ? (
          <Hint
            title={t('tasks.empty.title')}
            description={t('tasks.empty.description')}
          />
        ) : (
          <RuledList>
            {tasks.map(task => (
              <TaskRow key={task.id} task={task} />
            ))}
          </RuledList>
        )
      }
    </Loaded>
  );
};

export const MyTasksActions = () => {
  const { t } = useTranslationRef(homeTranslationRef);
  const tasksPage = useRouteRef(scaffolderPlugin.routes.listTasks)?.();

  return <Link href={tasksPage}>{t('tasks.all')}</Link>;
};
