import { edge } from '../../../../specs/profiles-api/edge.ts';
import { edgeCodeCases } from './cases-edge-terraform.ts';
import { edgeCases } from './cases-edge.ts';
import { testSection } from './section-suite.ts';

testSection(edge, { template: edgeCases, terraform: edgeCodeCases });
