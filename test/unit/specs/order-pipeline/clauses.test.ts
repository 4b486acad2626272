import { orderPipeline } from '../../../../specs/order-pipeline/index.ts';
import { testCases } from '../case-suite.ts';
import { accessCases } from './cases-access.ts';
import { apiCases, templateCases } from './cases-api.ts';
import { functionCases, tableCases, topicCases } from './cases-functions.ts';
import { policyCases } from './cases-policies.ts';
import { queueCases } from './cases-queue.ts';
import { roleCases } from './cases-roles.ts';
import { reference } from './edits.ts';

testCases(
  orderPipeline,
  reference,
  {
    '§ 1 Policies': policyCases,
    '§ 1.2 Roles': roleCases,
    '§ 2, § 5 Table': tableCases,
    '§ 3 Queue': queueCases,
    '§ 3 Who may send and receive': accessCases,
    '§ 4 Functions': functionCases,
    '§ 6 Topic': topicCases,
    '§ 7 API': apiCases,
    'The template': templateCases,
  },
  [],
);
