/**
 * What follows from the facts week by week, and which revision of it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // One row. Whoever writes facts or what follows from them holds it until the
  // commit: one at a time, on every replica.
  await knex.schema.createTable('writer', table => {
    table.integer('id').primary();
    table.bigInteger('revision').notNullable();
    table
      .bigInteger('services_revision')
      .notNullable()
      .comment('that last changed services or squads');
    table
      .bigInteger('epoch')
      .notNullable()
      .comment('revision that last took rows away');
    table.text('settings').comment('JSON: what everything was computed with');
    table
      .integer('rebuilt_to')
      .comment('last service that a rebuild under way has done');
  });
  await knex('writer').insert({
    id: 1,
    revision: 0,
    services_revision: 0,
    epoch: 0,
  });

  await knex.schema.createTable('week_revisions', table => {
    table.string('week', 10).primary();
    table.bigInteger('revision').notNullable();
  });

  await knex.schema.createTable('weekly_rollups', table => {
    table.integer('service_id').notNullable().references('services.id');
    table.string('week', 10).notNullable();
    table.bigInteger('revision').notNullable();
    table.integer('production_deployments').notNullable();
    table.integer('failed_deployments').notNullable();
    table.integer('unplanned_deployments').notNullable();
    table.text('lead_times').notNullable().comment('JSON: ms, ascending');
    table
      .text('failures')
      .notNullable()
      .comment('JSON: [finished, recovered?] of each failed deployment');
    table.bigInteger('last_finished_at');
    // Those of a service.
    table.primary(['service_id', 'week']);
    // Those of a week that changed since a revision.
    table.index(['week', 'revision']);
  });

  await knex.schema.createTable('support_rollups', table => {
    table.text('squad').notNullable().comment("or 'unassigned'");
    table.string('week', 10).notNullable();
    table.bigInteger('revision').notNullable();
    table.integer('opened').notNullable();
    // One of a squad and week.
    table.primary(['squad', 'week']);
    // Those of a week that changed since a revision.
    table.index(['week', 'revision']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'support_rollups',
    'weekly_rollups',
    'week_revisions',
    'writer',
  ]) {
    await knex.schema.dropTable(table);
  }
};
