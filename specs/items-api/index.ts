import type { Spec } from '../../src/control/control.ts';
import { api } from './api.ts';
import { compute } from './compute.ts';
import type { ItemsApiEvidence } from './evidence.ts';
import { monitoring } from './monitoring.ts';
import { permissions } from './permissions.ts';
import { storage } from './storage.ts';
import { itemsApiSubjects, type ItemsApi } from './subjects.ts';
import { coreTask, outputs, result } from './template.ts';

/**
 * The items API: a POST is checked against a model, and its item is stored, encrypted; errors raise an alarm. The parts of its
 * specification have titles only: they are numbered here as they come.
 */
export const itemsApi: Spec<ItemsApi, ItemsApiEvidence> = {
  id: 'items-api',
  title: 'items API',
  reference: 'lib/serverless_template.yaml',
  deviations: [],
  region: 'us-east-1',
  sections: [coreTask, storage, permissions, compute, api, monitoring, outputs, result],
  subjects: itemsApiSubjects,
  variables: ['TABLE_NAME'],
  loadExercises: async () => (await import('./exercises.ts')).exerciseItemsApi,
  loadSurvivors: async () => (await import('./survivors.ts')).survivors,
  live: {
    outputs: {
      ApiInvokeUrl: 'restApiUrl',
      DynamoDBTableName: 'tableName',
      SnsTopicArn: 'topicArn',
    },
    tableVariables: ['TABLE_NAME'],
  },
};
