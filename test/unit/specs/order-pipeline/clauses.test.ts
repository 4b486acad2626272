import { orderPipeline } from '../../../../specs/order-pipeline/index.ts';
import { testCases } from '../case-suite.ts';
import { apiCases, functionCases, tableCases, templateCases, topicCases } from './cases-flow.ts';
import { policyCases, roleCases } from './cases-grants.ts';
import { accessCases, queueCases } from './cases-queue.ts';
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
