/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('tokens', table => {
    // A day, such as `2026-12-01`: often enough to see which token is in use.
    table.text('lastUsedOn');
    // Serves the list of somebody's tokens.
    table.index('userId');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('tokens', table => {
    table.dropIndex('userId');
    table.dropColumn('lastUsedOn');
  });
};
