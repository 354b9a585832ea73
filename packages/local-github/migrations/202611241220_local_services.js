/**
 * What stands behind environments on this machine: builds, the port of each
 * environment, and which build was released there when.
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

  await knex.schema.createTable('localBuilds', table => {
    ofRepository(table);
    table.text('digest').notNullable();
    // The name that the workflow gave the image, without tag and digest.
    table.text('image').notNullable();
    table.text('sha').notNullable();
    // What runs it: `process`, or the container engine that made it.
    table.text('runtime').notNullable();
    table.text('createdAt').notNullable();
    table.primary(['repositoryId', 'digest']);
    // Serves the step that pushes what an earlier one built.
    table.index(['repositoryId', 'sha']);
  });

  // A port belongs to one environment for as long as that exists.
  await knex.schema.createTable('localServices', table => {
    ofRepository(table);
    table.specificType('environment', 'text collate nocase').notNullable();
    table.integer('port').notNullable().unique();
    table.primary(['repositoryId', 'environment']);
  });

  await knex.schema.createTable('localReleases', table => {
    table.increments('id');
    table.integer('repositoryId').notNullable();
    table.specificType('environment', 'text collate nocase').notNullable();
    table.text('digest').notNullable();
    table.text('image').notNullable();
    table.text('sha').notNullable();
    table.integer('runId').notNullable();
    table.text('variables').notNullable();
    table.text('releasedAt').notNullable();
    // Serves the newest releases of an environment.
    table.index(['repositoryId', 'environment', 'id']);
    table
      .foreign(['repositoryId', 'environment'])
      .references(['repositoryId', 'environment'])
      .inTable('localServices')
      .onDelete('CASCADE');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of ['localReleases', 'localServices', 'localBuilds']) {
    await knex.schema.dropTable(table);
  }
};
