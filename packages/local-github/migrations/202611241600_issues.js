/**
 * Issues, which share their numbers, ids, labels, assignees and conversation
 * with pull requests.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('issues', table => {
    table.integer('id').primary();
    table.integer('repositoryId').notNullable();
    table.integer('number').notNullable();
    table.integer('authorId').notNullable();
    table.text('title').notNullable();
    table.text('body');
    table.text('state').notNullable();
    table.text('stateReason');
    table.text('closedAt');
    table.integer('closedById');
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    // One by its number; the list of a repository.
    table.unique(['repositoryId', 'number']);
    // How many are open.
    table.index(['repositoryId', 'state']);
    // What changed since.
    table.index(['repositoryId', 'updatedAt']);
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
    table.foreign('authorId').references('accounts.id').onDelete('CASCADE');
  });

  // Of issues and pull requests: every pull request is an issue, too.
  await knex.schema.createTable('issueIds', table => {
    table.integer('last').notNullable();
  });
  const newest = await knex('pullRequests').max({ id: 'id' }).first();
  await knex('issueIds').insert({ last: newest?.id ?? 0 });

  const columns =
    'id, repositoryId, number, authorId, state, createdAt, updatedAt';
  await knex.raw(
    `create view issuesAndPullRequests as
       select ${columns}, 0 as isPullRequest from issues
       union all
       select ${columns}, 1 as isPullRequest from pullRequests`,
  );

  await knex.schema.alterTable('labels', table => {
    table.boolean('isDefault').notNullable().defaultTo(false);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  // Knex would copy the table, and what hangs on it would go.
  await knex.raw('alter table labels drop column isDefault');
  await knex.raw('drop view issuesAndPullRequests');
  await knex.schema.dropTable('issueIds');
  await knex.schema.dropTable('issues');
};
