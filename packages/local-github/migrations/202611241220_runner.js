/**
 * What the runner needs to go on truthfully after it was stopped in the middle.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Pushes whose refs may have moved already, but that nobody was told of yet.
  await knex.schema.createTable('pushes', table => {
    table.increments('id');
    table.integer('repositoryId').notNullable();
    table.integer('senderId').notNullable();
    table.text('updates').notNullable();
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
    table.foreign('senderId').references('accounts.id');
  });

  await knex.schema.alterTable('workflowRuns', table => {
    // What started the run, so that hearing of it twice starts it once.
    table.text('trigger');
    table.unique(['workflowId', 'trigger']);
    // Serves the search for who is in a concurrency group.
    table.index(['repositoryId', 'concurrencyGroup']);
  });

  await knex.schema.alterTable('workflowJobs', table => {
    // Serves the search for who is in a concurrency group.
    table.index(['repositoryId', 'concurrencyGroup']);
    table.boolean('isApproved').notNullable().defaultTo(false);
    // Of a job that a re-run kept: the one that really ran.
    table.integer('keptJobId');
  });

  // Of a job's own token: the only repository it is for, and what it may there.
  await knex.schema.alterTable('tokens', table => {
    table.integer('repositoryId');
    table.text('permissions');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('tokens', table => {
    table.dropColumn('permissions');
    table.dropColumn('repositoryId');
  });
  await knex.schema.alterTable('workflowJobs', table => {
    table.dropColumn('keptJobId');
    table.dropColumn('isApproved');
    table.dropIndex(['repositoryId', 'concurrencyGroup']);
  });
  await knex.schema.alterTable('workflowRuns', table => {
    table.dropIndex(['repositoryId', 'concurrencyGroup']);
    table.dropUnique(['workflowId', 'trigger']);
    table.dropColumn('trigger');
  });
  await knex.schema.dropTable('pushes');
};
