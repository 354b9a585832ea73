/**
 * What sources reported, and the services that it is about.
 *
 * Instants are milliseconds since 1970. A fact's `id` follows from its kind,
 * source and external id; what counts of it is the report with the greatest
 * `reported_at`. A withdrawn fact stays, so that a late report from before its
 * withdrawal does not bring it back.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('services', table => {
    table.increments('id');
    table.text('repository').notNullable().comment('owner/name, as written');
    // A service by its repository's current name, in lower case: of reports
    // without an id and of catalog entities. Null where another repository has
    // taken the name since.
    table.text('name').unique();
    // A service by the id that outlives renames.
    table.text('repository_id').unique();
    // From the repository's report.
    table.bigInteger('created_at');
    table.bigInteger('history_since');
    table.bigInteger('archived_at');
    table.text('url');
    table.boolean('is_withdrawn').notNullable().defaultTo(false);
    // From the catalog.
    table.text('entity_ref');
    table.text('title');
    table.text('squad');
    table.text('system');
    table.boolean('is_golden_path').notNullable().defaultTo(false);
    // From its deployments.
    table.bigInteger('first_deployed_at');
    table.string('first_deployment', 32);
    // Those that changed since.
    table.bigInteger('revision').notNullable().index();
  });

  // Which repository had which name, and since which report: GitHub gives the
  // name of a renamed repository away.
  await knex.schema.createTable('repository_names', table => {
    table.text('name').notNullable();
    table.text('repository_id').notNullable();
    table.bigInteger('since').notNullable();
    // Who had a name.
    table.primary(['name', 'repository_id']);
    // What a repository was called.
    table.index(['repository_id']);
  });

  await knex.schema.createTable('repositories', table => {
    fact(table);
    ofService(table);
    table.bigInteger('created_at').notNullable();
    table.bigInteger('history_since');
    table.bigInteger('archived_at');
    table.text('url');
    // What describes a service.
    table.index(['service_id']);
    // Whether a source described any.
    table.index(['source']);
  });

  await knex.schema.createTable('deployments', table => {
    fact(table);
    ofService(table);
    table.text('environment').notNullable();
    table.text('sha').notNullable();
    table.text('ref');
    table.bigInteger('created_at').notNullable();
    table.text('url');
    table.text('fixes_incident').comment('external id at the same source');
    // What follows from it and its service's other facts.
    table.string('tier', 16).notNullable().defaultTo('other');
    table.bigInteger('finished_at').comment('first success');
    table.bigInteger('recovered_at');
    table.boolean('is_unplanned').notNullable().defaultTo(false);
    table.text('remediations').comment('JSON: why it failed; null: it did not');
    // All of a service, and those behind a bar of a squad.
    table.index(['service_id', 'finished_at']);
    // Those behind a bar of everyone, by finish.
    table.index(['finished_at']);
  });

  await knex.schema.createTable('deployment_statuses', table => {
    fact(table);
    // May be reported before its deployment: no foreign key.
    table.string('deployment_id', 32).notNullable();
    table.text('deployment').notNullable().comment('external id of it');
    repositoryReference(table);
    table.string('state', 16).notNullable();
    table.bigInteger('at').notNullable();
    table.text('url');
    // Those of a deployment.
    table.index(['deployment_id']);
  });

  await knex.schema.createTable('changes', table => {
    fact(table);
    ofService(table);
    table.text('sha').notNullable();
    table.text('parents').notNullable().comment('JSON');
    table.bigInteger('authored_at').notNullable();
    table.text('reverts');
    table.text('url');
    // What follows.
    table.bigInteger('deployed_at');
    table.string('deployed_by', 32);
    // All of a service, and those behind a squad's lead time.
    table.index(['service_id', 'deployed_at']);
    // Those behind everyone's lead time, by deployment.
    table.index(['deployed_at']);
  });

  await knex.schema.createTable('pull_requests', table => {
    fact(table);
    ofService(table);
    table.integer('number').notNullable();
    table.text('merge_sha');
    table.bigInteger('merged_at');
    table.text('labels').notNullable().comment('JSON');
    table.integer('reverts');
    table.text('fixes').notNullable().comment('JSON');
    table.text('url');
    // All of a service.
    table.index(['service_id']);
  });

  await knex.schema.createTable('incidents', table => {
    fact(table);
    ofService(table);
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('resolved_at');
    table.text('title');
    table.integer('number');
    table.text('caused_by').comment('JSON');
    table.text('url');
    // All of a service.
    table.index(['service_id']);
    // Everyone's, by opening.
    table.index(['opened_at']);
  });

  await knex.schema.createTable('support_requests', table => {
    fact(table);
    table.bigInteger('opened_at').notNullable();
    table.bigInteger('closed_at');
    table.text('channel').notNullable();
    table.text('requester').comment('JSON: in every way the source knows them');
    table.text('reported_squad').comment('as its source says');
    table.text('url');
    // Who asked, as found in the catalog.
    table.text('requester_entity');
    table.text('requester_squad');
    // What somebody said who knew better.
    table.text('assigned_squad');
    table.text('assigned_by');
    table.bigInteger('assigned_at');
    // What counts: the assignment, else the report, else the requester.
    table.text('squad');
    table.string('squad_by', 16);
    // Whether a source reported any.
    table.index(['source']);
    // Those of a squad and week; those of nobody.
    table.index(['squad', 'opened_at']);
    // Everyone's, by opening.
    table.index(['opened_at']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  for (const table of [
    'support_requests',
    'incidents',
    'pull_requests',
    'changes',
    'deployment_statuses',
    'deployments',
    'repositories',
    'repository_names',
    'services',
  ]) {
    await knex.schema.dropTable(table);
  }
};

/** @param {import('knex').Knex.CreateTableBuilder} table */
function fact(table) {
  table.string('id', 32).primary();
  table.text('source').notNullable();
  table.text('external_id').notNullable();
  table.bigInteger('reported_at').notNullable();
  table.boolean('is_withdrawn').notNullable().defaultTo(false);
}

/** @param {import('knex').Knex.CreateTableBuilder} table */
function ofService(table) {
  table.integer('service_id').notNullable().references('services.id');
  repositoryReference(table);
}

/**
 * As its report says: by which it follows its repository.
 *
 * @param {import('knex').Knex.CreateTableBuilder} table
 */
function repositoryReference(table) {
  table.text('repository').notNullable();
  table.text('repository_id');
}
