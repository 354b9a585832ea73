/** @param {import('knex').Knex} knex */
exports.up = async function up(knex) {
  await knex.schema.alterTable('deliveries', table => {
    // Serves the removal of old deliveries, which comes with every new one.
    table.index('deliveredAt');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('deliveries', table => {
    table.dropIndex('deliveredAt');
  });
};
