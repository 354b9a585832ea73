// Generated from openapi.yaml by `yarn workspace @internal/plugin-platform-metrics-backend schema`.

export const spec = {
  openapi: '3.0.3',
  info: {
    title: 'platform-metrics',
    version: '1',
    description:
      'How fast and how well squads deliver, and what they ask the platform team.',
    license: {
      name: 'Apache-2.0',
      url: 'http://www.apache.org/licenses/LICENSE-2.0.html',
    },
  },
  servers: [{ url: '/' }],
  security: [{ backstage: [] }],
  paths: {
    '/summary': {
      get: {
        operationId: 'getSummary',
        summary:
          'Every metric over a selection, against the period before, target and baseline',
        parameters: [
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/squads' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/service' },
          { $ref: '#/components/parameters/format' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Summary' },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '431': { $ref: '#/components/responses/TooLong' },
        },
      },
    },
    '/series/{metric}': {
      get: {
        operationId: 'getSeries',
        summary: 'One metric by squad and week',
        parameters: [
          { $ref: '#/components/parameters/metric' },
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/squads' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/service' },
          { $ref: '#/components/parameters/format' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Series' },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '431': { $ref: '#/components/responses/TooLong' },
        },
      },
    },
    '/first-deployments': {
      get: {
        operationId: 'listFirstDeployments',
        summary:
          'Services created in the range, with their time to first deployment',
        parameters: [
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/squads' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/service' },
          { $ref: '#/components/parameters/format' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/FirstDeployments' },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '431': { $ref: '#/components/responses/TooLong' },
        },
      },
    },
    '/waiting-services': {
      get: {
        operationId: 'listWaitingServices',
        summary: 'Services that were created and never deployed to staging',
        parameters: [
          { $ref: '#/components/parameters/squads' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/service' },
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/format' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/WaitingServices' },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '431': { $ref: '#/components/responses/TooLong' },
        },
      },
    },
    '/services': {
      get: {
        operationId: 'listServices',
        summary: 'One row for each service',
        parameters: [
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/squads' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/service' },
          { $ref: '#/components/parameters/search' },
          { $ref: '#/components/parameters/sort' },
          { $ref: '#/components/parameters/order' },
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/format' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ServiceTable' },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '431': { $ref: '#/components/responses/TooLong' },
        },
      },
    },
    '/facts/{kind}': {
      get: {
        operationId: 'listFacts',
        summary: 'The facts behind a number',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/from' },
          { $ref: '#/components/parameters/to' },
          { $ref: '#/components/parameters/squads' },
          { $ref: '#/components/parameters/system' },
          { $ref: '#/components/parameters/service' },
          { $ref: '#/components/parameters/week' },
          { $ref: '#/components/parameters/factMetric' },
          { $ref: '#/components/parameters/failed' },
          { $ref: '#/components/parameters/unassigned' },
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/format' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Facts' },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '431': { $ref: '#/components/responses/TooLong' },
        },
      },
    },
    '/facts/{kind}/{id}': {
      get: {
        operationId: 'getFact',
        summary: 'One fact, as its source reported it and as it counts',
        parameters: [
          { $ref: '#/components/parameters/kind' },
          { $ref: '#/components/parameters/id' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Fact' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/directory': {
      get: {
        operationId: 'getDirectory',
        summary: 'Squads and systems to choose from, and what you may do',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Directory' },
              },
            },
          },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
    },
    '/sources': {
      get: {
        operationId: 'listSources',
        summary: 'How fresh the facts are',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Freshness' },
              },
            },
          },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
    },
    '/openmetrics': {
      get: {
        operationId: 'getOpenMetrics',
        summary: 'For Prometheus: every metric of the last 12 weeks by squad',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'text/plain': { schema: { type: 'string' } },
              'application/openmetrics-text': { schema: { type: 'string' } },
            },
          },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
    },
    '/baselines': {
      get: {
        operationId: 'listBaselines',
        summary: 'What metrics were before the platform',
        parameters: [{ $ref: '#/components/parameters/format' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Baselines' },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
      put: {
        operationId: 'putBaseline',
        summary: 'Enters a baseline',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/BaselineInput' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Baseline' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
        },
      },
      delete: {
        operationId: 'deleteBaseline',
        summary: 'Removes a baseline',
        parameters: [
          { $ref: '#/components/parameters/baselineMetric' },
          { $ref: '#/components/parameters/subject' },
        ],
        responses: {
          '204': { description: 'Removed' },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/baselines/computation': {
      post: {
        operationId: 'computeBaseline',
        summary: 'Computes a baseline from history and keeps it',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/BaselineComputation' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Baseline' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '409': { $ref: '#/components/responses/Conflict' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
        },
      },
    },
    '/support-requests/unassigned': {
      get: {
        operationId: 'listUnassignedSupportRequests',
        summary: 'Support requests that no squad was found for',
        parameters: [
          { $ref: '#/components/parameters/limit' },
          { $ref: '#/components/parameters/offset' },
          { $ref: '#/components/parameters/format' },
        ],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Facts' },
              },
              'text/csv': { schema: { type: 'string' } },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
    },
    '/support-requests/{id}/assignment': {
      put: {
        operationId: 'assignSupportRequest',
        summary: 'Says whose a support request is',
        parameters: [{ $ref: '#/components/parameters/id' }],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Assignment' },
            },
          },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Fact' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
        },
      },
    },
    '/deployments': {
      post: {
        operationId: 'reportDeployments',
        summary: 'Reports up to 1,000; each is recorded or rejected by itself',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: {
                      anyOf: [
                        { $ref: '#/components/schemas/DeploymentInput' },
                        {
                          type: 'object',
                          description: 'Anything else is rejected by itself',
                        },
                      ],
                    },
                    minItems: 1,
                    maxItems: 1000,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: "Each item's result; also when some were rejected",
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/BatchResult' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '413': { $ref: '#/components/responses/TooLarge' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/incidents': {
      post: {
        operationId: 'reportIncidents',
        summary: 'Reports up to 1,000; each is recorded or rejected by itself',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: {
                      anyOf: [
                        { $ref: '#/components/schemas/IncidentInput' },
                        {
                          type: 'object',
                          description: 'Anything else is rejected by itself',
                        },
                      ],
                    },
                    minItems: 1,
                    maxItems: 1000,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: "Each item's result; also when some were rejected",
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/BatchResult' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '413': { $ref: '#/components/responses/TooLarge' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/support-requests': {
      post: {
        operationId: 'reportSupportRequests',
        summary: 'Reports up to 1,000; each is recorded or rejected by itself',
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'object',
                additionalProperties: false,
                required: ['items'],
                properties: {
                  items: {
                    type: 'array',
                    items: {
                      anyOf: [
                        { $ref: '#/components/schemas/SupportRequestInput' },
                        {
                          type: 'object',
                          description: 'Anything else is rejected by itself',
                        },
                      ],
                    },
                    minItems: 1,
                    maxItems: 1000,
                  },
                },
              },
            },
          },
        },
        responses: {
          '200': {
            description: "Each item's result; also when some were rejected",
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/BatchResult' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '413': { $ref: '#/components/responses/TooLarge' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/events': {
      post: {
        operationId: 'reportEvents',
        summary:
          "Takes CDEvents in CloudEvents' JSON, one or a batch of up to 1,000",
        requestBody: {
          required: true,
          content: {
            'application/cloudevents+json': {
              schema: {
                oneOf: [
                  { type: 'object' },
                  {
                    type: 'array',
                    items: { type: 'object' },
                    minItems: 1,
                    maxItems: 1000,
                  },
                ],
              },
            },
            'application/cloudevents-batch+json': {
              schema: {
                oneOf: [
                  { type: 'object' },
                  {
                    type: 'array',
                    items: { type: 'object' },
                    minItems: 1,
                    maxItems: 1000,
                  },
                ],
              },
            },
            'application/json': {
              schema: {
                oneOf: [
                  { type: 'object' },
                  {
                    type: 'array',
                    items: { type: 'object' },
                    minItems: 1,
                    maxItems: 1000,
                  },
                ],
              },
            },
          },
        },
        responses: {
          '200': {
            description: "Each event's result",
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/BatchResult' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '413': { $ref: '#/components/responses/TooLarge' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/imports/preview': {
      post: {
        operationId: 'previewImport',
        summary: 'Says what an import would do',
        parameters: [{ $ref: '#/components/parameters/importKind' }],
        requestBody: {
          required: true,
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ImportPreview' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '413': { $ref: '#/components/responses/TooLarge' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
        },
      },
    },
    '/imports': {
      post: {
        operationId: 'runImport',
        summary: 'Imports CSV, all rows or none',
        parameters: [{ $ref: '#/components/parameters/importKind' }],
        requestBody: {
          required: true,
          content: { 'text/csv': { schema: { type: 'string' } } },
        },
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/ImportResult' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '413': { $ref: '#/components/responses/TooLarge' },
          '415': { $ref: '#/components/responses/WrongMediaType' },
          '503': { $ref: '#/components/responses/Unavailable' },
        },
      },
    },
    '/sources/{source}/facts': {
      delete: {
        operationId: 'removeSource',
        summary: 'Removes everything a source reported',
        parameters: [{ $ref: '#/components/parameters/source' }],
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Removal' },
              },
            },
          },
          '400': { $ref: '#/components/responses/InvalidInput' },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
          '404': { $ref: '#/components/responses/NotFound' },
        },
      },
    },
    '/rollups/rebuild': {
      post: {
        operationId: 'rebuildRollups',
        summary: 'Computes every rollup anew',
        responses: {
          '200': {
            description: 'OK',
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/Rebuild' },
              },
            },
          },
          '401': { $ref: '#/components/responses/NotSignedIn' },
          '403': { $ref: '#/components/responses/NotAllowed' },
        },
      },
    },
  },
  components: {
    securitySchemes: { backstage: { type: 'http', scheme: 'bearer' } },
    parameters: {
      from: {
        name: 'from',
        in: 'query',
        required: false,
        description:
          'First day; widened to the start of its week. Default: 12 weeks before `to`',
        schema: { type: 'string', format: 'date' },
      },
      to: {
        name: 'to',
        in: 'query',
        required: false,
        description:
          'The day after the last; widened to the end of its week. Default: the end of the running week',
        schema: { type: 'string', format: 'date' },
      },
      squads: {
        name: 'squads',
        in: 'query',
        required: false,
        description: 'Entity refs; repeat. Default: all',
        schema: {
          type: 'array',
          items: {
            type: 'string',
            description: 'Entity ref, such as `group:default/payments`',
            maxLength: 128,
            pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
          },
          maxItems: 100,
        },
        style: 'form',
        explode: true,
        allowReserved: true,
      },
      system: {
        name: 'system',
        in: 'query',
        required: false,
        description: 'Only services of this system',
        schema: {
          type: 'string',
          description: 'Entity ref of a System',
          maxLength: 256,
          pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
        },
        allowReserved: true,
      },
      service: {
        name: 'service',
        in: 'query',
        required: false,
        description: 'Only this service',
        schema: {
          type: 'string',
          description: 'Entity ref of a Component',
          maxLength: 256,
          pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
        },
        allowReserved: true,
      },
      format: {
        name: 'format',
        in: 'query',
        required: false,
        description: 'CSV answers everything at once',
        schema: { type: 'string', enum: ['json', 'csv'], default: 'json' },
      },
      limit: {
        name: 'limit',
        in: 'query',
        required: false,
        description: 'At most so many items',
        schema: { type: 'integer', minimum: 1, maximum: 1000, default: 100 },
      },
      offset: {
        name: 'offset',
        in: 'query',
        required: false,
        description: 'Leaves out so many items',
        schema: { type: 'integer', minimum: 0, maximum: 10000000, default: 0 },
      },
      search: {
        name: 'search',
        in: 'query',
        required: false,
        description: "Part of the service's or squad's name",
        schema: { type: 'string', maxLength: 100, pattern: '^[^\\x00]*$' },
        allowReserved: true,
      },
      metric: {
        name: 'metric',
        in: 'path',
        required: true,
        description: 'Which',
        schema: { $ref: '#/components/schemas/Metric' },
      },
      factMetric: {
        name: 'metric',
        in: 'query',
        required: false,
        description:
          'Only facts that count for this metric, and as it counts them',
        schema: { $ref: '#/components/schemas/Metric' },
      },
      week: {
        name: 'week',
        in: 'query',
        required: false,
        description: 'Only this week',
        schema: { type: 'string', format: 'date' },
      },
      kind: {
        name: 'kind',
        in: 'path',
        required: true,
        description: 'Which',
        schema: { $ref: '#/components/schemas/FactKind' },
      },
      id: {
        name: 'id',
        in: 'path',
        required: true,
        description: 'Fact id',
        schema: { type: 'string', pattern: '^[0-9a-f]{32}$' },
      },
      sort: {
        name: 'sort',
        in: 'query',
        required: false,
        description: 'By which column',
        schema: {
          type: 'string',
          enum: [
            'service',
            'squad',
            'productionDeployments',
            'failedDeployments',
            'leadTime',
            'timeToFirstDeployment',
            'recoveryTime',
            'lastDeployedAt',
          ],
          default: 'service',
        },
      },
      order: {
        name: 'order',
        in: 'query',
        required: false,
        description: 'Which way',
        schema: { type: 'string', enum: ['asc', 'desc'], default: 'asc' },
      },
      failed: {
        name: 'failed',
        in: 'query',
        required: false,
        description: 'Only deployments that failed',
        schema: { type: 'boolean' },
      },
      unassigned: {
        name: 'unassigned',
        in: 'query',
        required: false,
        description: 'Only support requests that no squad was found for',
        schema: { type: 'boolean' },
      },
      source: {
        name: 'source',
        in: 'path',
        required: true,
        description: 'Which',
        schema: { type: 'string', pattern: '^[a-z][a-z0-9-]{0,62}$' },
      },
      importKind: {
        name: 'kind',
        in: 'query',
        required: true,
        description: 'What the rows are',
        schema: {
          type: 'string',
          enum: ['deployments', 'incidents', 'support-requests'],
        },
      },
      baselineMetric: {
        name: 'metric',
        in: 'query',
        required: true,
        description: 'Which',
        schema: { $ref: '#/components/schemas/Metric' },
      },
      subject: {
        name: 'subject',
        in: 'query',
        required: true,
        description: 'Entity ref of a squad, or `organization`',
        schema: {
          type: 'string',
          minLength: 1,
          maxLength: 256,
          pattern: '^[^\\x00]*$',
        },
        allowReserved: true,
      },
    },
    responses: {
      InvalidInput: {
        description:
          'The input is wrong: the message says what, where and what is accepted',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      NotSignedIn: {
        description: 'Nobody is signed in',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      NotAllowed: {
        description: 'You may not',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      NotFound: {
        description: 'There is no such thing',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      WrongMediaType: {
        description: 'Another media type is expected',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      Conflict: {
        description: 'It conflicts with what is there',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      TooLong: {
        description: 'More squads are asked for than an address can hold',
      },
      TooLarge: {
        description: 'Too large',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
      Unavailable: {
        description: 'The database cannot be reached; try again',
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    },
    schemas: {
      Metric: {
        type: 'string',
        description:
          'Which metric. Definitions: `metricDefinitions` of platform-metrics-common.',
        enum: [
          'timeToFirstDeployment',
          'deploymentFrequency',
          'supportLoad',
          'leadTime',
          'changeFailureRate',
          'recoveryTime',
          'reworkRate',
        ],
      },
      Unit: {
        type: 'string',
        description: 'Of every value of the metric',
        enum: ['milliseconds', 'perWeek', 'ratio'],
      },
      Band: {
        type: 'string',
        description: "DORA's cluster",
        enum: ['elite', 'high', 'medium', 'low'],
      },
      Range: {
        type: 'object',
        description: 'The whole weeks that were counted, `[from, to)`',
        additionalProperties: false,
        required: ['from', 'to', 'timeZone', 'weeks'],
        properties: {
          from: {
            type: 'string',
            description: 'First day, a Monday',
            format: 'date',
          },
          to: {
            type: 'string',
            description: 'The day after the last, a Monday',
            format: 'date',
          },
          timeZone: {
            type: 'string',
            description: 'IANA zone in which weeks begin',
          },
          weeks: {
            type: 'array',
            items: { type: 'string', format: 'date' },
            description: 'First day of each week',
          },
          runningWeek: {
            type: 'string',
            description: 'The week that holds now, where it is in the range',
            format: 'date',
          },
        },
      },
      WeeklyPoint: {
        type: 'object',
        additionalProperties: false,
        required: ['week', 'sampleSize', 'isRunning'],
        properties: {
          week: { type: 'string', format: 'date' },
          value: { type: 'number', description: 'Absent: no data' },
          sampleSize: { type: 'integer', minimum: 0 },
          isRunning: { type: 'boolean', description: 'The week is not over' },
        },
      },
      PreviousValue: {
        type: 'object',
        description: 'The same over the range of the same length right before',
        additionalProperties: false,
        required: ['sampleSize'],
        properties: {
          value: { type: 'number' },
          sampleSize: { type: 'integer', minimum: 0 },
        },
      },
      Baseline: {
        type: 'object',
        description: 'What a metric was before the platform',
        additionalProperties: false,
        required: [
          'metric',
          'subject',
          'value',
          'unit',
          'origin',
          'updatedBy',
          'updatedAt',
        ],
        properties: {
          metric: { $ref: '#/components/schemas/Metric' },
          subject: {
            type: 'string',
            description: 'Entity ref of a squad, or `organization`',
          },
          value: { type: 'number', description: "In the metric's unit" },
          unit: { $ref: '#/components/schemas/Unit' },
          origin: { type: 'string', enum: ['computed', 'entered'] },
          sampleSize: {
            type: 'integer',
            minimum: 0,
            description: 'Of a computed one',
          },
          from: {
            type: 'string',
            description: 'Of a computed one: the weeks it is from',
            format: 'date',
          },
          to: { type: 'string', format: 'date' },
          updatedBy: {
            type: 'string',
            description:
              'Entity ref of who entered or computed it, or the name of a machine',
          },
          updatedAt: { type: 'string', format: 'date-time' },
          note: { type: 'string' },
        },
      },
      MetricValue: {
        type: 'object',
        additionalProperties: false,
        required: ['metric', 'unit', 'sampleSize', 'weekly'],
        properties: {
          metric: { $ref: '#/components/schemas/Metric' },
          unit: { $ref: '#/components/schemas/Unit' },
          value: { type: 'number', description: 'Absent: no data' },
          sampleSize: {
            type: 'integer',
            minimum: 0,
            description: 'How many facts the value is from',
          },
          p90: { type: 'number', description: 'Of durations' },
          band: { $ref: '#/components/schemas/Band' },
          bandSource: {
            type: 'string',
            description:
              'Whose clusters and which year, such as `DORA 2024`, of a band or reference',
          },
          reference: {
            type: 'number',
            description:
              'A rate to compare with, where clusters are not monotonic',
          },
          previous: { $ref: '#/components/schemas/PreviousValue' },
          change: {
            type: 'number',
            description: '(value - previous) / previous',
          },
          baseline: { $ref: '#/components/schemas/Baseline' },
          target: { type: 'number', description: "In the metric's unit" },
          withinTarget: {
            type: 'object',
            description: 'How many were within the target, of how many',
            additionalProperties: false,
            required: ['count', 'of'],
            properties: {
              count: { type: 'integer', minimum: 0 },
              of: { type: 'integer', minimum: 0 },
            },
          },
          waiting: {
            type: 'integer',
            minimum: 0,
            description: 'Services that wait for their first deployment',
          },
          open: {
            type: 'integer',
            minimum: 0,
            description: 'Failures that are not recovered yet',
          },
          isRising: { type: 'boolean', description: 'Of support load' },
          weekly: {
            type: 'array',
            items: { $ref: '#/components/schemas/WeeklyPoint' },
          },
        },
      },
      SourceState: {
        type: 'object',
        additionalProperties: false,
        required: ['id', 'title', 'state', 'isBackfilling'],
        properties: {
          id: { type: 'string' },
          title: { type: 'string' },
          state: { type: 'string', enum: ['idle', 'running', 'failed'] },
          isBackfilling: {
            type: 'boolean',
            description: 'The first look at all history is not complete',
          },
          progress: {
            type: 'object',
            additionalProperties: false,
            required: ['done', 'total'],
            properties: {
              done: { type: 'integer', minimum: 0 },
              total: { type: 'integer', minimum: 0 },
            },
          },
          lastEventAt: {
            type: 'string',
            description: 'When it last reported something by itself',
            format: 'date-time',
          },
          lastReconciledAt: { type: 'string', format: 'date-time' },
          error: {
            type: 'string',
            description: 'What went wrong, and what to do',
          },
        },
      },
      Freshness: {
        type: 'object',
        additionalProperties: false,
        required: ['isDemonstration', 'sources'],
        properties: {
          lastEventAt: {
            type: 'string',
            description: 'When any source last reported something',
            format: 'date-time',
          },
          isDemonstration: {
            type: 'boolean',
            description: 'There are demonstration facts among these',
          },
          sources: {
            type: 'array',
            items: { $ref: '#/components/schemas/SourceState' },
          },
        },
      },
      Summary: {
        type: 'object',
        additionalProperties: false,
        required: [
          'range',
          'previousRange',
          'squads',
          'services',
          'metrics',
          'freshness',
        ],
        properties: {
          range: { $ref: '#/components/schemas/Range' },
          previousRange: { $ref: '#/components/schemas/Range' },
          squads: {
            type: 'integer',
            minimum: 0,
            description: 'How many squads are in the selection',
          },
          services: {
            type: 'integer',
            minimum: 0,
            description: 'How many services are',
          },
          metrics: {
            type: 'array',
            items: { $ref: '#/components/schemas/MetricValue' },
            description: 'Each of the seven',
          },
          freshness: { $ref: '#/components/schemas/Freshness' },
        },
      },
      Subject: {
        type: 'object',
        description: 'A squad or a service',
        additionalProperties: false,
        required: ['ref', 'title'],
        properties: {
          ref: { type: 'string', description: 'Entity ref, or `unassigned`' },
          title: { type: 'string' },
        },
      },
      SubjectSeries: {
        type: 'object',
        additionalProperties: false,
        required: ['subject', 'sampleSize', 'weekly'],
        properties: {
          subject: { $ref: '#/components/schemas/Subject' },
          value: { type: 'number', description: 'Absent: no data' },
          sampleSize: {
            type: 'integer',
            minimum: 0,
            description: 'How many facts the value is from',
          },
          p90: { type: 'number', description: 'Of durations' },
          band: { $ref: '#/components/schemas/Band' },
          previous: { $ref: '#/components/schemas/PreviousValue' },
          change: {
            type: 'number',
            description: '(value - previous) / previous',
          },
          baseline: { $ref: '#/components/schemas/Baseline' },
          isRising: { type: 'boolean', description: 'Of support load' },
          weekly: {
            type: 'array',
            items: { $ref: '#/components/schemas/WeeklyPoint' },
          },
        },
      },
      Series: {
        type: 'object',
        additionalProperties: false,
        required: ['metric', 'unit', 'range', 'total', 'subjects'],
        properties: {
          metric: { $ref: '#/components/schemas/Metric' },
          unit: { $ref: '#/components/schemas/Unit' },
          range: { $ref: '#/components/schemas/Range' },
          total: { $ref: '#/components/schemas/MetricValue' },
          subjects: {
            type: 'array',
            items: { $ref: '#/components/schemas/SubjectSeries' },
            description:
              'One for each squad of the selection; for one service if `service` is given',
          },
        },
      },
      FirstDeployment: {
        type: 'object',
        additionalProperties: false,
        required: ['service', 'repository', 'createdAt', 'week'],
        properties: {
          service: { $ref: '#/components/schemas/Subject' },
          squad: { $ref: '#/components/schemas/Subject' },
          repository: { type: 'string' },
          createdAt: { type: 'string', format: 'date-time' },
          week: {
            type: 'string',
            description: 'Week of creation',
            format: 'date',
          },
          deployedAt: {
            type: 'string',
            description: 'Absent: waiting',
            format: 'date-time',
          },
          timeMs: { type: 'integer', minimum: 0 },
          isWithinTarget: { type: 'boolean' },
          deployment: { type: 'string', description: 'Fact id' },
          url: {
            type: 'string',
            description: 'Of the deployment, or of the repository',
          },
        },
      },
      FirstDeployments: {
        type: 'object',
        additionalProperties: false,
        required: ['range', 'targetMs', 'points', 'weekly'],
        properties: {
          range: { $ref: '#/components/schemas/Range' },
          targetMs: { type: 'integer', minimum: 0 },
          points: {
            type: 'array',
            items: { $ref: '#/components/schemas/FirstDeployment' },
            description:
              'Services created in the range, earliest first; waiting ones have no `timeMs`',
          },
          weekly: {
            type: 'array',
            items: { $ref: '#/components/schemas/WeeklyPoint' },
            description: 'Median by week of creation',
          },
        },
      },
      WaitingService: {
        type: 'object',
        additionalProperties: false,
        required: ['service', 'repository', 'createdAt', 'ageMs', 'isOverdue'],
        properties: {
          service: { $ref: '#/components/schemas/Subject' },
          squad: { $ref: '#/components/schemas/Subject' },
          repository: { type: 'string' },
          createdAt: { type: 'string', format: 'date-time' },
          ageMs: { type: 'integer', minimum: 0 },
          isOverdue: {
            type: 'boolean',
            description: 'Waits longer than the target',
          },
          url: { type: 'string' },
        },
      },
      WaitingServices: {
        type: 'object',
        additionalProperties: false,
        required: ['targetMs', 'totalItems', 'items'],
        properties: {
          targetMs: { type: 'integer', minimum: 0 },
          totalItems: { type: 'integer', minimum: 0 },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/WaitingService' },
            description: 'Longest first',
          },
        },
      },
      ServiceRow: {
        type: 'object',
        additionalProperties: false,
        required: [
          'service',
          'repository',
          'isRegistered',
          'productionDeployments',
          'failedDeployments',
          'changes',
          'recoveries',
        ],
        properties: {
          service: { $ref: '#/components/schemas/Subject' },
          squad: { $ref: '#/components/schemas/Subject' },
          system: { $ref: '#/components/schemas/Subject' },
          repository: { type: 'string' },
          isRegistered: { type: 'boolean', description: 'In the catalog' },
          productionDeployments: { type: 'integer', minimum: 0 },
          deploymentsPerWeek: {
            type: 'number',
            description: 'Mean of the last four complete weeks',
          },
          failedDeployments: { type: 'integer', minimum: 0 },
          leadTimeMedianMs: { type: 'number' },
          leadTimeP90Ms: { type: 'number' },
          changes: {
            type: 'integer',
            minimum: 0,
            description: 'Sample of the lead time',
          },
          timeToFirstDeploymentMs: { type: 'integer', minimum: 0 },
          recoveryTimeMedianMs: { type: 'number' },
          recoveries: { type: 'integer', minimum: 0 },
          lastDeployedAt: {
            type: 'string',
            description: 'To production',
            format: 'date-time',
          },
        },
      },
      ServiceTable: {
        type: 'object',
        additionalProperties: false,
        required: ['range', 'totalItems', 'items'],
        properties: {
          range: { $ref: '#/components/schemas/Range' },
          totalItems: { type: 'integer', minimum: 0 },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/ServiceRow' },
          },
        },
      },
      FactKind: {
        type: 'string',
        enum: [
          'change',
          'deployment',
          'incident',
          'pull-request',
          'repository',
          'support-request',
        ],
      },
      Remediation: {
        type: 'object',
        additionalProperties: false,
        required: ['rule'],
        properties: {
          rule: {
            type: 'string',
            description: 'By which it counts as failed',
            enum: [
              'incident',
              'rollback',
              'roll-forward',
              'failed-after-success',
            ],
          },
          evidence: {
            type: 'string',
            description: 'Fact id of the incident or later deployment',
          },
          evidenceUrl: { type: 'string' },
        },
      },
      Fact: {
        type: 'object',
        description: 'A fact with what its kind has',
        additionalProperties: false,
        required: ['id', 'kind', 'source', 'externalId', 'reportedAt'],
        properties: {
          id: { type: 'string', description: 'Fact id' },
          kind: { $ref: '#/components/schemas/FactKind' },
          source: { type: 'string' },
          externalId: { type: 'string' },
          reportedAt: { type: 'string', format: 'date-time' },
          service: { $ref: '#/components/schemas/Subject' },
          squad: { $ref: '#/components/schemas/Subject' },
          repository: { type: 'string' },
          url: { type: 'string' },
          at: {
            type: 'string',
            description:
              'By which it is counted: finish of a deployment, deployment of a change, opening of an incident or request, merge of a pull request, creation of a repository',
            format: 'date-time',
          },
          environment: { type: 'string' },
          tier: { type: 'string', enum: ['staging', 'production', 'other'] },
          sha: { type: 'string' },
          state: { type: 'string', description: 'Last state of a deployment' },
          createdAt: { type: 'string', format: 'date-time' },
          finishedAt: { type: 'string', format: 'date-time' },
          lastSucceededAt: {
            type: 'string',
            description: 'When a deployment last entered the state success',
            format: 'date-time',
          },
          lastFailedAt: {
            type: 'string',
            description: 'When a deployment last entered failure or error',
            format: 'date-time',
          },
          fixesIncident: {
            type: 'string',
            description:
              'External id of the incident that a deployment is to mend',
          },
          isFailed: { type: 'boolean' },
          isUnplanned: { type: 'boolean' },
          remediations: {
            type: 'array',
            items: { $ref: '#/components/schemas/Remediation' },
          },
          recoveredAt: { type: 'string', format: 'date-time' },
          authoredAt: { type: 'string', format: 'date-time' },
          deployedAt: { type: 'string', format: 'date-time' },
          deployment: { type: 'string', description: 'Fact id' },
          leadTimeMs: { type: 'integer', minimum: 0 },
          parents: {
            type: 'array',
            items: { type: 'string' },
            description:
              'Of a change, the commits it follows, first parent first',
          },
          reverts: {
            type: 'string',
            description: 'The commit that a change reverts',
          },
          number: {
            type: 'integer',
            description: 'Of a pull request, or of the issue of an incident',
          },
          mergeSha: {
            type: 'string',
            description: 'The commit that merged a pull request',
          },
          mergedAt: { type: 'string', format: 'date-time' },
          labels: { type: 'array', items: { type: 'string' } },
          revertsNumber: {
            type: 'integer',
            description: 'Of the pull request that a pull request reverts',
          },
          fixes: {
            type: 'array',
            items: { type: 'integer' },
            description: 'Numbers of the issues that a pull request closes',
          },
          openedAt: { type: 'string', format: 'date-time' },
          resolvedAt: { type: 'string', format: 'date-time' },
          title: { type: 'string' },
          causedBy: {
            type: 'object',
            description: 'The deployment that an incident names as its cause',
            additionalProperties: false,
            properties: {
              deployment: { type: 'string', description: 'Fact id' },
              sha: { type: 'string' },
            },
          },
          channel: { type: 'string' },
          closedAt: { type: 'string', format: 'date-time' },
          assignedBy: {
            type: 'string',
            description: 'By what the squad was found',
            enum: ['report', 'requester', 'person'],
          },
          historySince: {
            type: 'string',
            description: 'Facts of the repository from before are not known',
            format: 'date-time',
          },
          firstDeployedAt: { type: 'string', format: 'date-time' },
          archivedAt: { type: 'string', format: 'date-time' },
        },
      },
      Facts: {
        type: 'object',
        additionalProperties: false,
        required: ['totalItems', 'items'],
        properties: {
          totalItems: { type: 'integer', minimum: 0 },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Fact' },
            description: 'Latest first',
          },
        },
      },
      Squad: {
        type: 'object',
        additionalProperties: false,
        required: ['ref', 'title', 'services', 'mayUpdateBaselines'],
        properties: {
          ref: {
            type: 'string',
            description: 'Entity ref, such as `group:default/payments`',
            maxLength: 256,
            pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
          },
          title: { type: 'string' },
          services: { type: 'integer', minimum: 0 },
          mayUpdateBaselines: {
            type: 'boolean',
            description: 'Whether you may',
          },
        },
      },
      Directory: {
        type: 'object',
        description: 'What can be asked for',
        additionalProperties: false,
        required: [
          'squads',
          'systems',
          'unassignedSupportRequests',
          'unregisteredServices',
          'mayUpdateOrganizationBaselines',
          'mayAssignSupportRequests',
        ],
        properties: {
          squads: {
            type: 'array',
            items: { $ref: '#/components/schemas/Squad' },
          },
          systems: {
            type: 'array',
            items: { $ref: '#/components/schemas/Subject' },
          },
          unassignedSupportRequests: { type: 'integer', minimum: 0 },
          unregisteredServices: {
            type: 'integer',
            minimum: 0,
            description: 'With facts, unknown to the catalog',
          },
          mayUpdateOrganizationBaselines: { type: 'boolean' },
          mayAssignSupportRequests: { type: 'boolean' },
        },
      },
      Baselines: {
        type: 'object',
        additionalProperties: false,
        required: ['items'],
        properties: {
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/Baseline' },
          },
        },
      },
      BaselineInput: {
        type: 'object',
        additionalProperties: false,
        required: ['metric', 'subject', 'value'],
        properties: {
          metric: { $ref: '#/components/schemas/Metric' },
          subject: {
            type: 'string',
            description: 'Entity ref of a squad, or `organization`',
            maxLength: 256,
            minLength: 1,
          },
          value: {
            type: 'number',
            description: "In the metric's unit",
            minimum: 0,
          },
          note: {
            type: 'string',
            description: 'Where it is from',
            maxLength: 500,
            pattern: '^[^\\x00]*$',
          },
        },
      },
      BaselineComputation: {
        type: 'object',
        description:
          "Computes the metric over the weeks before the squad's first golden-path service",
        additionalProperties: false,
        required: ['metric', 'subject'],
        properties: {
          metric: { $ref: '#/components/schemas/Metric' },
          subject: {
            type: 'string',
            description: 'Entity ref of a squad, or `organization`',
            maxLength: 256,
            minLength: 1,
          },
        },
      },
      DeploymentInput: {
        type: 'object',
        additionalProperties: false,
        required: ['source', 'id', 'environment', 'sha', 'state'],
        properties: {
          source: {
            type: 'string',
            description:
              'Who reports, such as `argo-cd`. `github`, `slack` and `demonstration` are taken.',
            pattern: '^[a-z][a-z0-9-]{0,62}$',
          },
          id: {
            type: 'string',
            description: 'By which you know it; the same id again updates it',
            minLength: 1,
            maxLength: 256,
          },
          reportedAt: {
            type: 'string',
            description:
              'When you last changed it; the latest wins. Default: now',
            format: 'date-time',
          },
          url: { type: 'string', maxLength: 2048 },
          service: {
            type: 'string',
            description: 'Entity ref of the service; or give `repository`',
            maxLength: 256,
            pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
          },
          repository: {
            type: 'string',
            description: '`owner/name` on GitHub',
            maxLength: 200,
            pattern: '^[\\w.-]+/[\\w.-]+$',
          },
          environment: { type: 'string', minLength: 1, maxLength: 255 },
          sha: { type: 'string', pattern: '^[0-9a-fA-F]{7,64}$' },
          state: {
            type: 'string',
            enum: [
              'queued',
              'in_progress',
              'success',
              'failure',
              'error',
              'inactive',
            ],
          },
          createdAt: { type: 'string', format: 'date-time' },
          finishedAt: {
            type: 'string',
            description: 'When it entered `state`. Default: reportedAt',
            format: 'date-time',
          },
          fixesIncident: {
            type: 'string',
            description: 'Id of the incident it mends, by the same source',
            maxLength: 256,
          },
          isWithdrawn: { type: 'boolean', description: 'It never was' },
        },
      },
      IncidentInput: {
        type: 'object',
        additionalProperties: false,
        required: ['source', 'id', 'openedAt'],
        properties: {
          source: {
            type: 'string',
            description:
              'Who reports, such as `argo-cd`. `github`, `slack` and `demonstration` are taken.',
            pattern: '^[a-z][a-z0-9-]{0,62}$',
          },
          id: {
            type: 'string',
            description: 'By which you know it; the same id again updates it',
            minLength: 1,
            maxLength: 256,
          },
          reportedAt: {
            type: 'string',
            description:
              'When you last changed it; the latest wins. Default: now',
            format: 'date-time',
          },
          url: { type: 'string', maxLength: 2048 },
          service: {
            type: 'string',
            description: 'Entity ref of the service; or give `repository`',
            maxLength: 256,
            pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
          },
          repository: {
            type: 'string',
            description: '`owner/name` on GitHub',
            maxLength: 200,
            pattern: '^[\\w.-]+/[\\w.-]+$',
          },
          openedAt: { type: 'string', format: 'date-time' },
          resolvedAt: { type: 'string', format: 'date-time' },
          title: { type: 'string', maxLength: 256 },
          causedBy: {
            type: 'object',
            additionalProperties: false,
            properties: {
              deployment: {
                type: 'string',
                description: 'Id of the deployment, by the same source',
                maxLength: 256,
              },
              sha: { type: 'string', pattern: '^[0-9a-fA-F]{7,64}$' },
            },
          },
          isWithdrawn: { type: 'boolean' },
        },
      },
      SupportRequestInput: {
        type: 'object',
        additionalProperties: false,
        required: ['source', 'id', 'openedAt', 'channel'],
        properties: {
          source: {
            type: 'string',
            description:
              'Who reports, such as `argo-cd`. `github`, `slack` and `demonstration` are taken.',
            pattern: '^[a-z][a-z0-9-]{0,62}$',
          },
          id: {
            type: 'string',
            description: 'By which you know it; the same id again updates it',
            minLength: 1,
            maxLength: 256,
          },
          reportedAt: {
            type: 'string',
            description:
              'When you last changed it; the latest wins. Default: now',
            format: 'date-time',
          },
          url: { type: 'string', maxLength: 2048 },
          openedAt: { type: 'string', format: 'date-time' },
          closedAt: { type: 'string', format: 'date-time' },
          channel: {
            type: 'string',
            description: 'Where it was asked',
            minLength: 1,
            maxLength: 128,
          },
          squad: {
            type: 'string',
            description: 'Entity ref of the squad',
            maxLength: 256,
            pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
          },
          requester: {
            type: 'object',
            additionalProperties: false,
            properties: {
              email: { type: 'string', maxLength: 320 },
              user: {
                type: 'string',
                description: 'Entity ref of a User',
                maxLength: 256,
                pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
              },
              githubLogin: { type: 'string', maxLength: 64 },
              slackUser: { type: 'string', maxLength: 32 },
            },
          },
          isWithdrawn: { type: 'boolean' },
        },
      },
      ItemResult: {
        type: 'object',
        additionalProperties: false,
        required: ['index', 'status'],
        properties: {
          index: { type: 'integer', minimum: 0, description: 'From 0' },
          status: { type: 'string', enum: ['recorded', 'ignored', 'rejected'] },
          id: { type: 'string', description: 'Fact id' },
          reason: { type: 'string', description: 'Why it was ignored' },
          error: {
            type: 'object',
            additionalProperties: false,
            required: ['message'],
            properties: {
              message: { type: 'string' },
              field: { type: 'string', description: 'Such as `/sha`' },
            },
          },
        },
      },
      BatchResult: {
        type: 'object',
        additionalProperties: false,
        required: ['recorded', 'ignored', 'rejected', 'items'],
        properties: {
          recorded: { type: 'integer', minimum: 0 },
          ignored: {
            type: 'integer',
            minimum: 0,
            description: 'Understood, and in no metric',
          },
          rejected: { type: 'integer', minimum: 0 },
          items: {
            type: 'array',
            items: { $ref: '#/components/schemas/ItemResult' },
            description: 'One for each item, in order',
          },
        },
      },
      ImportRow: {
        type: 'object',
        additionalProperties: false,
        required: ['row', 'problems', 'values'],
        properties: {
          row: {
            type: 'integer',
            minimum: 0,
            description: 'As in the file: the header is 1',
          },
          problems: {
            type: 'array',
            items: {
              type: 'object',
              additionalProperties: false,
              required: ['message'],
              properties: {
                column: { type: 'string' },
                message: { type: 'string' },
              },
            },
          },
          values: { type: 'object', additionalProperties: { type: 'string' } },
        },
      },
      ImportPreview: {
        type: 'object',
        additionalProperties: false,
        required: [
          'kind',
          'rows',
          'valid',
          'new',
          'unchanged',
          'sample',
          'problems',
          'missingColumns',
          'unknownColumns',
        ],
        properties: {
          kind: { type: 'string' },
          rows: { type: 'integer', minimum: 0 },
          valid: { type: 'integer', minimum: 0 },
          new: { type: 'integer', minimum: 0, description: 'Not known yet' },
          unchanged: { type: 'integer', minimum: 0 },
          sample: {
            type: 'array',
            items: { $ref: '#/components/schemas/ImportRow' },
            description: 'The first ten',
          },
          problems: {
            type: 'array',
            items: { $ref: '#/components/schemas/ImportRow' },
            description: 'The first hundred rows with problems',
          },
          missingColumns: { type: 'array', items: { type: 'string' } },
          unknownColumns: { type: 'array', items: { type: 'string' } },
        },
      },
      ImportResult: {
        type: 'object',
        additionalProperties: false,
        required: ['recorded'],
        properties: { recorded: { type: 'integer', minimum: 0 } },
      },
      Assignment: {
        type: 'object',
        additionalProperties: false,
        required: ['squad'],
        properties: {
          squad: {
            type: 'string',
            description: 'Entity ref, such as `group:default/payments`',
            maxLength: 256,
            pattern: '^[A-Za-z]+:[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+$',
          },
        },
      },
      Rebuild: {
        type: 'object',
        additionalProperties: false,
        required: ['services', 'weeks'],
        properties: {
          services: { type: 'integer', minimum: 0 },
          weeks: { type: 'integer', minimum: 0 },
        },
      },
      Removal: {
        type: 'object',
        additionalProperties: false,
        required: ['facts'],
        properties: { facts: { type: 'integer', minimum: 0 } },
      },
      Error: {
        type: 'object',
        required: ['error', 'response'],
        properties: {
          error: {
            type: 'object',
            required: ['name', 'message'],
            properties: {
              name: { type: 'string' },
              message: { type: 'string' },
            },
          },
          request: { type: 'object' },
          response: {
            type: 'object',
            required: ['statusCode'],
            properties: { statusCode: { type: 'integer' } },
          },
        },
      },
    },
  },
} as const;
