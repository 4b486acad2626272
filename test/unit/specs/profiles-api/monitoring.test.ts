import { monitoring } from '../../../../specs/profiles-api/monitoring.ts';
import { monitoringCodeCases } from './cases-monitoring-terraform.ts';
import { monitoringCases } from './cases-monitoring.ts';
import { testSection } from './section-suite.ts';

testSection(monitoring, { template: monitoringCases, terraform: monitoringCodeCases });
