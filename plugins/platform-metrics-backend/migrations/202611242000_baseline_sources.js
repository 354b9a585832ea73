/**
 * Baselines that a source suggested go with it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('baselines', table => {
    table.text('source').comment('who suggested it; none where a person did');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('baselines', table => {
    table.dropColumn('source');
  });
};
