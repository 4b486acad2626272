import { permissions } from '../../../../specs/profiles-api/permissions.ts';
import { gatewayRoleCases } from './cases-gateway-role.ts';
import { permissionsCodeCases } from './cases-permissions-terraform.ts';
import { permissionsCases } from './cases-permissions.ts';
import { testSection } from './section-suite.ts';

testSection(permissions, {
  template: [...permissionsCases, ...gatewayRoleCases],
  terraform: permissionsCodeCases,
});
