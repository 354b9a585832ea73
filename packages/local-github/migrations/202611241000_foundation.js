/**
 * Everything the local GitHub knows apart from git content. Column names are
 * the domain's own (camelCase): this database has one reader, and it is ours.
 *
 * Times are ISO 8601 text in UTC with whole seconds, as GitHub reports them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Users and organizations share one table, so that they share one namespace.
  await knex.schema.createTable('accounts', table => {
    table.increments('id');
    table.specificType('login', 'text collate nocase').notNullable().unique();
    table.text('type').notNullable();
    table.text('name');
    table.text('email');
    table.text('bio');
    table.text('company');
    table.text('location');
    table.text('blog');
    table.boolean('siteAdmin').notNullable().defaultTo(false);
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
  });

  await knex.schema.createTable('memberships', table => {
    table.integer('organizationId').notNullable();
    table.integer('userId').notNullable().index();
    table.text('role').notNullable();
    table.boolean('isPublic').notNullable().defaultTo(true);
    table.primary(['organizationId', 'userId']);
    table
      .foreign('organizationId')
      .references('accounts.id')
      .onDelete('CASCADE');
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('teams', table => {
    table.increments('id');
    table.integer('organizationId').notNullable();
    table.specificType('slug', 'text collate nocase').notNullable();
    table.text('name').notNullable();
    table.text('description');
    table.text('privacy').notNullable();
    table.integer('parentId');
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table.unique(['organizationId', 'slug']);
    table
      .foreign('organizationId')
      .references('accounts.id')
      .onDelete('CASCADE');
    table.foreign('parentId').references('teams.id').onDelete('SET NULL');
  });

  await knex.schema.createTable('teamMembers', table => {
    table.integer('teamId').notNullable();
    table.integer('userId').notNullable().index();
    table.text('role').notNullable();
    table.primary(['teamId', 'userId']);
    table.foreign('teamId').references('teams.id').onDelete('CASCADE');
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('repositories', table => {
    table.increments('id');
    table.integer('ownerId').notNullable();
    table.specificType('name', 'text collate nocase').notNullable();
    table.text('description');
    table.text('homepage');
    table.boolean('isPrivate').notNullable();
    table.text('defaultBranch').notNullable();
    table.text('topics').notNullable().defaultTo('[]');
    table.text('settings').notNullable().defaultTo('{}');
    table.boolean('isArchived').notNullable().defaultTo(false);
    table.boolean('isTemplate').notNullable().defaultTo(false);
    table.integer('sizeKb').notNullable().defaultTo(0);
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table.text('pushedAt').notNullable();
    table.unique(['ownerId', 'name']);
    table.foreign('ownerId').references('accounts.id').onDelete('CASCADE');
  });

  // Former names: GitHub redirects them until somebody takes the name again.
  await knex.schema.createTable('repositoryRedirects', table => {
    table.integer('ownerId').notNullable();
    table.specificType('name', 'text collate nocase').notNullable();
    table.integer('repositoryId').notNullable().index();
    table.primary(['ownerId', 'name']);
    table.foreign('ownerId').references('accounts.id').onDelete('CASCADE');
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('collaborators', table => {
    table.integer('repositoryId').notNullable();
    table.integer('userId').notNullable().index();
    table.text('permission').notNullable();
    table.primary(['repositoryId', 'userId']);
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('subscriptions', table => {
    table.integer('repositoryId').notNullable();
    table.integer('userId').notNullable();
    table.boolean('subscribed').notNullable();
    table.boolean('ignored').notNullable();
    table.text('createdAt').notNullable();
    table.primary(['repositoryId', 'userId']);
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('teamRepositories', table => {
    table.integer('teamId').notNullable();
    table.integer('repositoryId').notNullable().index();
    table.text('permission').notNullable();
    table.primary(['teamId', 'repositoryId']);
    table.foreign('teamId').references('teams.id').onDelete('CASCADE');
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('branchProtections', table => {
    table.increments('id');
    table.integer('repositoryId').notNullable();
    table.text('branch').notNullable();
    table.text('rules').notNullable();
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table.unique(['repositoryId', 'branch']);
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('oauthApps', table => {
    table.increments('id');
    table.text('clientId').notNullable().unique();
    table.text('clientSecretHash').notNullable();
    table.text('name').notNullable();
    table.text('callbackUrl').notNullable();
    table.text('createdAt').notNullable();
  });

  // What a user once agreed to, so that GitHub asks only for new scopes.
  await knex.schema.createTable('oauthGrants', table => {
    table.integer('appId').notNullable();
    table.integer('userId').notNullable();
    table.text('scopes').notNullable();
    table.primary(['appId', 'userId']);
    table.foreign('appId').references('oauthApps.id').onDelete('CASCADE');
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('authorizationCodes', table => {
    table.text('codeHash').primary();
    table.integer('appId').notNullable();
    table.integer('userId').notNullable();
    table.text('scopes').notNullable();
    table.text('redirectUri').notNullable();
    table.text('codeChallenge');
    table.text('expiresAt').notNullable();
    table.foreign('appId').references('oauthApps.id').onDelete('CASCADE');
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('tokens', table => {
    table.increments('id');
    table.text('tokenHash').notNullable().unique();
    table.text('kind').notNullable();
    table.integer('userId').notNullable();
    table.integer('appId');
    table.text('scopes').notNullable();
    table.text('note');
    table.text('createdAt').notNullable();
    table.text('expiresAt');
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
    table.foreign('appId').references('oauthApps.id').onDelete('CASCADE');
  });

  // Browser sessions of the local GitHub's own pages.
  await knex.schema.createTable('sessions', table => {
    table.text('sessionHash').primary();
    table.integer('userId').notNullable();
    table.text('expiresAt').notNullable();
    table.foreign('userId').references('accounts.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('hooks', table => {
    table.increments('id');
    table.integer('repositoryId').index();
    table.integer('organizationId').index();
    table.text('url').notNullable();
    table.text('contentType').notNullable();
    table.text('secret');
    table.boolean('insecureSsl').notNullable().defaultTo(false);
    table.text('events').notNullable();
    table.boolean('isActive').notNullable().defaultTo(true);
    table.boolean('isSeeded').notNullable().defaultTo(false);
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
    table
      .foreign('organizationId')
      .references('accounts.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('deliveries', table => {
    table.increments('id');
    table.integer('hookId').notNullable();
    table.text('guid').notNullable();
    table.boolean('isRedelivery').notNullable();
    table.text('event').notNullable();
    table.text('action');
    table.integer('repositoryId');
    table.text('deliveredAt').notNullable();
    table.integer('durationMs').notNullable();
    table.text('status').notNullable();
    table.integer('statusCode').notNullable();
    table.text('requestHeaders').notNullable();
    table.text('requestPayload').notNullable();
    table.text('responseHeaders').notNullable();
    table.text('responsePayload');
    table.index(['hookId', 'id']);
    table.foreign('hookId').references('hooks.id').onDelete('CASCADE');
  });

  await knex.schema.createTable('environments', table => {
    table.increments('id');
    table.integer('repositoryId').notNullable();
    table.specificType('name', 'text collate nocase').notNullable();
    table.integer('waitTimer').notNullable().defaultTo(0);
    table.boolean('preventSelfReview').notNullable().defaultTo(false);
    table.text('reviewers').notNullable().defaultTo('[]');
    table.text('deploymentBranchPolicy');
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table.unique(['repositoryId', 'name']);
    table
      .foreign('repositoryId')
      .references('repositories.id')
      .onDelete('CASCADE');
  });

  await knex.schema.createTable('environmentBranchPolicies', table => {
    table.increments('id');
    table.integer('environmentId').notNullable().index();
    table.text('name').notNullable();
    table.text('type').notNullable();
    table
      .foreign('environmentId')
      .references('environments.id')
      .onDelete('CASCADE');
  });

  // `scope` is `repository:1` or `environment:2`.
  await knex.schema.createTable('variables', table => {
    table.text('scope').notNullable();
    table.specificType('name', 'text collate nocase').notNullable();
    table.text('value').notNullable();
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table.primary(['scope', 'name']);
  });

  await knex.schema.createTable('secrets', table => {
    table.text('scope').notNullable();
    table.specificType('name', 'text collate nocase').notNullable();
    table.text('keyId').notNullable();
    table.text('encryptedValue').notNullable();
    table.text('createdAt').notNullable();
    table.text('updatedAt').notNullable();
    table.primary(['scope', 'name']);
  });

  // The key pair that clients seal a scope's secrets with.
  await knex.schema.createTable('secretKeys', table => {
    table.text('scope').primary();
    table.text('keyId').notNullable().unique();
    table.text('publicKey').notNullable();
    table.text('privateKey').notNullable();
  });

  // Which seed entries were planted already: what people change stays changed.
  await knex.schema.createTable('seeded', table => {
    table.text('entry').primary();
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  const tables = [
    'seeded',
    'secretKeys',
    'secrets',
    'variables',
    'environmentBranchPolicies',
    'environments',
    'deliveries',
    'hooks',
    'sessions',
    'tokens',
    'authorizationCodes',
    'oauthGrants',
    'oauthApps',
    'branchProtections',
    'teamRepositories',
    'subscriptions',
    'collaborators',
    'repositoryRedirects',
    'repositories',
    'teamMembers',
    'teams',
    'memberships',
    'accounts',
  ];
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
};
