/**
 * GitHub Actions: workflows, their runs, jobs and steps, what reviewers said,
 * and the deployments that jobs make.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const ofRepository = table => {
    table.integer('repositoryId').notNullable();
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
  };

  // A workflow is known by its file; it stays known when the file is gone.
  await knex.schema.createTable('workflows', table => {
    table.increments('id');
    ofRepository(table);
    table.text('path').notNullable();
    table.text('name').notNullable();
    table.text('state').notNullable();
    table.integer('runCount').notNullable().defaultTo(0);
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table.unique(['repositoryId', 'path']);
  });

  await knex.schema.createTable('workflowRuns', table => {
    table.increments('id');
    ofRepository(table);
    table.integer('workflowId').notNullable().index();
    table.integer('runNumber').notNullable();
    table.integer('attempt').notNullable().defaultTo(1);
    table.text('name').notNullable();
    table.text('displayTitle').notNullable();
    table.text('event').notNullable();
    table.text('eventPayload').notNullable();
    table.text('inputs').notNullable().defaultTo('{}');
    table.text('status').notNullable();
    table.text('conclusion');
    table.text('headBranch');
    table.text('headSha').notNullable();
    table.text('ref').notNullable();
    table.text('sha').notNullable();
    table.text('baseRef');
    table.integer('pullRequestNumber');
    table.integer('actorId').notNullable();
    table.integer('triggeringActorId').notNullable();
    table.text('concurrencyGroup');
    table.boolean('isCancelRequested').notNullable().defaultTo(false);
    table.text('createdAt').notNullable();
    table.text('runStartedAt').notNullable();
    table.text('updatedAt').notNullable();
    // Serves the list of a repository's runs, newest first.
    table.index(['repositoryId', 'id']);
    // Serves the runs of a commit.
    table.index(['repositoryId', 'headSha']);
    // Serves the search for what is not finished, at start and for concurrency.
    table.index('status');
    table.foreign('workflowId').references('workflows.id').onDelete('CASCADE');
    table.foreign('actorId').references('accounts.id');
    table.foreign('triggeringActorId').references('accounts.id');
  });

  await knex.schema.createTable('workflowJobs', table => {
    table.increments('id');
    ofRepository(table);
    table.integer('runId').notNullable();
    table.integer('attempt').notNullable();
    table.text('key').notNullable();
    table.text('name').notNullable();
    table.text('status').notNullable();
    table.text('conclusion');
    table.text('headSha').notNullable();
    table.text('labels').notNullable().defaultTo('[]');
    table.text('matrix');
    table.text('outputs').notNullable().defaultTo('{}');
    table.text('environment');
    table.text('environmentUrl');
    table.integer('deploymentId');
    table.text('concurrencyGroup');
    table.text('createdAt').notNullable();
    table.text('startedAt');
    table.text('completedAt');
    table.unique(['runId', 'attempt', 'key']);
    // Serves the check runs of a commit.
    table.index(['repositoryId', 'headSha']);
    table.foreign('runId').references('workflowRuns.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('workflowSteps', table => {
    table.integer('jobId').notNullable();
    table.integer('number').notNullable();
    table.text('name').notNullable();
    table.text('status').notNullable();
    table.text('conclusion');
    table.text('startedAt');
    table.text('completedAt');
    table.text('summary');
    table.integer('firstLine');
    table.primary(['jobId', 'number']);
    table.foreign('jobId').references('workflowJobs.id').onDelete('CASCADE');
  });

  // What the Checks tab shows beside the code. `jobId` is absent where the
  // workflow could not start.
  await knex.schema.createTable('workflowAnnotations', table => {
    table.increments('id');
    table.integer('runId').notNullable();
    table.integer('attempt').notNullable();
    table.integer('jobId').index();
    table.text('level').notNullable();
    table.text('message').notNullable();
    table.text('title');
    table.text('path');
    table.integer('startLine');
    table.integer('endLine');
    table.integer('startColumn');
    table.integer('endColumn');
    table.index(['runId', 'attempt']);
    table.foreign('runId').references('workflowRuns.id').onDelete('CASCADE');
    table.foreign('jobId').references('workflowJobs.id').onDelete('CASCADE');
  });

  // Reviewers approve or reject, per run and environment.
  await knex.schema.createTable('deploymentReviews', table => {
    table.increments('id');
    table.integer('runId').notNullable();
    table.integer('attempt').notNullable();
    table.integer('environmentId').notNullable();
    table.text('state').notNullable();
    table.text('comment').notNullable();
    table.integer('userId').notNullable();
    table.text('createdAt').notNullable();
    table.index(['runId', 'attempt']);
    table.foreign('runId').references('workflowRuns.id').onDelete('CASCADE');
    table
      .foreign('environmentId')
      .references('environments.id')
      .onDelete('CASCADE');
    table.foreign('userId').references('accounts.id');
  });

  await knex.schema.createTable('deployments', table => {
    table.increments('id');
    ofRepository(table);
    table.text('sha').notNullable();
    table.text('ref').notNullable();
    table.text('task').notNullable();
    table.specificType('environment', 'text collate nocase').notNullable();
    table.text('originalEnvironment').notNullable();
    table.text('description');
    table.text('payload').notNullable();
    table.boolean('isTransient').notNullable().defaultTo(false);
    table.boolean('isProduction').notNullable().defaultTo(false);
    table.integer('creatorId').notNullable();
    table.integer('runId');
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    // Serves the list of a repository's deployments, newest first.
    table.index(['repositoryId', 'id']);
    // Serves an environment's latest deployment.
    table.index(['repositoryId', 'environment', 'id']);
    table.foreign('creatorId').references('accounts.id');
    table.foreign('runId').references('workflowRuns.id').onDelete('SET NULL');
  });

  await knex.schema.createTable('deploymentStatuses', table => {
    table.increments('id');
    table.integer('deploymentId').notNullable();
    table.text('state').notNullable();
    table.text('description').notNullable();
    table.text('environmentUrl').notNullable();
    table.text('logUrl').notNullable();
    table.integer('creatorId').notNullable();
    table.text('createdAt').notNullable();
    table.index(['deploymentId', 'id']);
    table
      .foreign('deploymentId')
      .references('deployments.id')
      .onDelete('CASCADE');
    table.foreign('creatorId').references('accounts.id');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const tables = [
    'deploymentStatuses',
    'deployments',
    'deploymentReviews',
    'workflowAnnotations',
    'workflowSteps',
    'workflowJobs',
    'workflowRuns',
    'workflows',
  ];
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
};
