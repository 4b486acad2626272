import { observeTerraform } from '../../../../src/resources/terraform-system.ts';
import type { FactsByKind, Kind, System } from '../../../../src/resources/system.ts';
import { parseTerraform } from '../../../../src/terraform/module.ts';

/** The system that code in one file comes to, with variables by their parameters' names. */
export const observedCode = async (
  text: string,
  parameters: Readonly<Record<string, string>> = {},
): Promise<System> =>
  observeTerraform(await parseTerraform('code', [{ file: 'code/main.tf', text }]), {
    stackName: 'demo',
    accountId: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    parameters: new Map(Object.entries(parameters)),
  });

/** The one resource of its kind in some code. */
export const theOf = async <K extends Kind>(kind: K, text: string): Promise<FactsByKind[K]> => {
  const [found, ...others] = (await observedCode(text)).all(kind);
  if (found === undefined || others.length > 0)
    throw new Error(`not one ${kind} but ${String(others.length + 1)}`);
  return found;
};
