import { expect, test } from '@jest/globals';
import { profilesApi } from '../../../../specs/profiles-api/index.ts';
import { table } from '../../../../specs/profiles-api/table.ts';
import { verdictsOn } from '../verdicts.ts';
import { tableCodeCases } from './cases-table-terraform.ts';
import { tableCases } from './cases-table.ts';
import { reference, testSection } from './section-suite.ts';

testSection(table, { template: tableCases, terraform: tableCodeCases });

test('a region that does not follow its parameter is found where it does not', () => {
  const wrong = reference.replace('- Region: !Ref SecondaryRegion', '- Region: us-west-2');
  const findings = verdictsOn({ ...profilesApi, sections: [table] }, wrong).get('PROF-TABLE-06')?.findings;
  expect(findings?.map(({ expected, actual }) => [expected, actual])).toEqual([
    ['one in eu-west-1', 'us-east-1, us-west-2'],
    ['none but us-east-1 and eu-west-1', 'us-east-1, us-west-2'],
  ]);
});
