import { table } from '../../../../specs/profiles-api/table.ts';
import { tableCodeCases } from './cases-table-terraform.ts';
import { tableCases } from './cases-table.ts';
import { testSection } from './section-suite.ts';

testSection(table, { template: tableCases, terraform: tableCodeCases });
