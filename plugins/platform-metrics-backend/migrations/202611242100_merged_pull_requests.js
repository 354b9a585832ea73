/**
 * Pull requests are exported by when they were merged.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('pull_requests', table => {
    // Everyone's that were merged in a range, by merge.
    table.index(['merged_at']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('pull_requests', table => {
    table.dropIndex(['merged_at']);
  });
};
