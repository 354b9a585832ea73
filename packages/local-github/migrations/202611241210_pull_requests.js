/**
 * Pull requests with their reviews and conversation, and commit statuses.
 *
 * Comments, labels and assignees hang on a number, as on GitHub, where every
 * pull request is an issue, too.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Pull requests and issues of a repository share one sequence of numbers.
  await knex.schema.createTable('issueNumbers', table => {
    table.integer('repositoryId').primary();
    table.integer('last').notNullable();
    belongsToRepository(table);
  });

  await knex.schema.createTable('pullRequests', table => {
    table.increments('id');
    table.integer('repositoryId').notNullable();
    table.integer('number').notNullable();
    table.integer('authorId').notNullable();
    table.text('title').notNullable();
    table.text('body');
    table.boolean('isDraft').notNullable();
    table.text('state').notNullable();
    table.text('headRef').notNullable();
    table.text('headSha').notNullable();
    table.text('baseRef').notNullable();
    table.text('baseSha').notNullable();
    // Of `refs/pull/N/merge`; null where base and head conflict.
    table.text('mergeSha');
    // What merging is about to move the base to: if the process ends meanwhile,
    // the next one knows what the base's new commit is.
    table.text('intendedMergeSha');
    // Of what was merged for good.
    table.text('mergeCommitSha');
    table.text('mergedAt');
    table.integer('mergedById');
    table.integer('lastPusherId').notNullable();
    table.text('closedAt');
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    // One by its number; the list of a repository.
    table.unique(['repositoryId', 'number']);
    // Those that a push to a branch concerns, as head and as base.
    table.index(['repositoryId', 'state', 'headRef']);
    table.index(['repositoryId', 'state', 'baseRef']);
    belongsToRepository(table);
    table.foreign('authorId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('reviewRequests', table => {
    table.integer('pullRequestId').notNullable();
    table.text('reviewerType').notNullable();
    table.integer('reviewerId').notNullable();
    table.primary(['pullRequestId', 'reviewerType', 'reviewerId']);
    belongsToPullRequest(table);
  });

  await knex.schema.createTable('reviews', table => {
    table.increments('id');
    table.integer('pullRequestId').notNullable().index();
    table.integer('authorId').notNullable();
    table.text('state').notNullable();
    table.text('body').notNullable();
    table.text('commitSha').notNullable();
    table.text('dismissalReason');
    table.text('submittedAt');
    table.text('updatedAt').notNullable();
    belongsToPullRequest(table);
    table.foreign('authorId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('issueComments', table => {
    table.increments('id');
    table.integer('repositoryId').notNullable();
    table.integer('number').notNullable();
    table.integer('authorId').notNullable();
    table.text('body').notNullable();
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table.index(['repositoryId', 'number']);
    belongsToRepository(table);
    table.foreign('authorId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('labels', table => {
    table.increments('id');
    table.integer('repositoryId').notNullable();
    table.specificType('name', 'text collate nocase').notNullable();
    table.text('color').notNullable();
    table.text('description');
    table.unique(['repositoryId', 'name']);
    belongsToRepository(table);
  });

  await knex.schema.createTable('issueLabels', table => {
    table.integer('repositoryId').notNullable();
    table.integer('number').notNullable();
    table.integer('labelId').notNullable();
    table.primary(['repositoryId', 'number', 'labelId']);
    table.foreign('labelId').references('labels.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('issueAssignees', table => {
    table.integer('repositoryId').notNullable();
    table.integer('number').notNullable();
    table.integer('userId').notNullable();
    table.primary(['repositoryId', 'number', 'userId']);
    belongsToRepository(table);
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('commitStatuses', table => {
    table.increments('id');
    table.integer('repositoryId').notNullable();
    table.text('sha').notNullable();
    table.text('context').notNullable();
    table.text('state').notNullable();
    table.text('description');
    table.text('targetUrl');
    table.integer('creatorId').notNullable();
    table.text('createdAt').notNullable();
    // A commit's statuses, newest first.
    table.index(['repositoryId', 'sha', 'id']);
    belongsToRepository(table);
    table.foreign('creatorId').references('accounts.id').onDelete('CASCADE');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const tables = [
    'commitStatuses',
    'issueAssignees',
    'issueLabels',
    'labels',
    'issueComments',
    'reviews',
    'reviewRequests',
    'pullRequests',
    'issueNumbers',
  ];
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
};

function belongsToRepository(table) {
  table
    .foreign('repositoryId')
    .references('repositories.id')
    .onDelete('CASCADE');
}

function belongsToPullRequest(table) {
  table
    .foreign('pullRequestId')
    .references('pullRequests.id')
    .onDelete('CASCADE');
}
