import type { Spec } from '../../src/control/control.ts';
import { compute } from './compute.ts';
import { encryption } from './encryption.ts';
import type { DataApiEvidence } from './evidence.ts';
import { limits } from './limits.ts';
import { monitoring } from './monitoring.ts';
import { storage } from './storage.ts';
import { dataApiSubjects, type DataApi } from './subjects.ts';
import { structure } from './template.ts';

/** The data API: POST /data stores its body, encrypted; errors raise an alarm. */
export const dataApi: Spec<DataApi, DataApiEvidence> = {
  id: 'data-api',
  title: 'data API',
  reference: 'lib/data-api.yaml',
  deviations: [
    'AWS_REGION is not set as a variable: Lambda reserves the name. A rule pins the region instead, and Lambda sets it (docs/deviations.md)',
    "the key's policy has a third statement, for callers through DynamoDB: without it the function's writes are denied (docs/deviations.md)",
    "the stack sets API Gateway's logging role for the account: without one the stage is not created (docs/deviations.md)",
  ],
  region: 'us-east-1',
  sections: [compute, encryption, storage, monitoring, limits, structure],
  subjects: dataApiSubjects,
  variables: ['STAGE', 'AWS_REGION', 'DYNAMODB_TABLE_NAME'],
  loadExercises: async () => (await import('./exercises.ts')).exerciseDataApi,
  loadSurvivors: async () => (await import('./survivors.ts')).survivors,
  live: {
    outputs: {
      ApiGatewayUrl: 'restApiUrl',
      LambdaFunctionArn: 'functionArn',
      DynamoDBTableName: 'tableName',
      CloudWatchAlarmName: 'alarmName',
    },
    tableVariables: ['DYNAMODB_TABLE_NAME'],
  },
};
