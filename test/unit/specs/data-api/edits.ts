import { readFileSync } from 'node:fs';
import { before, type Edit } from '../edits.ts';

export * from '../edits.ts';

/** The reference template's text. */
export const reference = readFileSync('lib/data-api.yaml', 'utf8');

/** Adds resources (indented as in the template). */
export const resources = (added: string): Edit => before('Outputs:\n  ApiGatewayUrl', `${added}\n\n`);

/** Adds the conditions IsDev and IsProd. */
export const conditions: Edit = before(
  'Resources:\n',
  'Conditions:\n  IsDev: !Equals [!Ref Environment, dev]\n  IsProd: !Equals [!Ref Environment, prod]\n\n',
);

/** Adds a parameter. */
export const parameter = (added: string): Edit => before('  # No default: whoever deploys', `${added}\n`);
