import { api } from '../../../../specs/profiles-api/api.ts';
import { apiAnswerCases } from './cases-api-answers.ts';
import { apiStageCases } from './cases-api-stage.ts';
import { apiCodeCases } from './cases-api-terraform.ts';
import { apiCases } from './cases-api.ts';
import { testSection } from './section-suite.ts';

testSection(api, { template: [...apiCases, ...apiAnswerCases, ...apiStageCases], terraform: apiCodeCases });
