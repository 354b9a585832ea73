/**
 * Who owns what, where facts come from, what metrics were before, and what the
 * platform team was told.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('squads', table => {
    table.text('ref').primary();
    table.text('title').notNullable();
    table.text('lead');
  });

  // What the catalog knows of repositories, by their name in lower case.
  await knex.schema.createTable('catalog_services', table => {
    table.text('name').primary();
    table.text('entity_ref').notNullable();
    table.text('title').notNullable();
    table.text('squad');
    table.text('system');
    table.boolean('is_golden_path').notNullable();
  });

  await knex.schema.createTable('sources', table => {
    table.text('id').primary();
    table.string('status', 16).notNullable().defaultTo('idle');
    table.integer('progress_done');
    table.integer('progress_total');
    table.bigInteger('started_at');
    table.bigInteger('last_reconciled_at');
    table.bigInteger('failed_at');
    table.text('error');
    table.bigInteger('last_event_at');
    table.text('cursor').comment('JSON');
  });

  await knex.schema.createTable('baselines', table => {
    table.text('subject').notNullable().comment("a squad, or 'organization'");
    table.text('metric').notNullable();
    table.double('value').notNullable();
    table.text('unit').notNullable();
    table.string('origin', 16).notNullable();
    table.integer('sample_size');
    table.string('from', 10).comment('first week of a computed one');
    table.string('to', 10);
    table.text('updated_by').notNullable();
    table.bigInteger('updated_at').notNullable();
    table.text('note');
    // All are read at once.
    table.primary(['subject', 'metric']);
  });

  await knex.schema.createTable('episodes', table => {
    table.increments('id');
    table.text('kind').notNullable();
    table.text('subject').notNullable();
    table.bigInteger('began_at').notNullable();
    table.bigInteger('notified_at');
    table.bigInteger('ended_at');
  });
  // At most one open of a kind and subject; those that are open. Knex's own
  // conditional index knows no SQLite.
  await knex.raw(
    'create unique index episodes_open on episodes (kind, subject) where ended_at is null',
  );

  await knex.schema.createTable('watch', table => {
    table.integer('id').primary();
    table.bigInteger('began_at').notNullable();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'watch',
    'episodes',
    'baselines',
    'sources',
    'catalog_services',
    'squads',
  ]) {
    await knex.schema.dropTable(table);
  }
};
