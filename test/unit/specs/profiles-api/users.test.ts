import { users } from '../../../../specs/profiles-api/users.ts';
import { usersCodeCases } from './cases-users-terraform.ts';
import { usersCases } from './cases-users.ts';
import { testSection } from './section-suite.ts';

testSection(users, { template: usersCases, terraform: usersCodeCases });
