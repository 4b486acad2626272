import { cloudFormationOutputs } from './cloudformation.ts';
import { isObject, type Format, type Json } from './format.ts';
import { isTerraformOutput, isTerraformShow, isTerraformState } from './terraform.ts';

/** What some outputs look like: one format, or those among which only the user can tell. */
export type Recognised = readonly Format[];

/**
 * Tells by its shape where a file of outputs comes from. A map of maps of strings is what CDK writes for stacks, and what
 * Pulumi prints for outputs that are maps; nothing in it tells which.
 */
export const recognise = (data: Json): Recognised => {
  if (cloudFormationOutputs(data) !== undefined) return ['cloudformation'];
  if (!isObject(data)) return [];
  const values = Object.values(data);
  if (values.length === 0) return ['flat'];
  if (isTerraformState(data)) return ['terraform-state'];
  if (isTerraformShow(data)) return ['terraform-show'];
  if (values.every(isTerraformOutput)) return ['terraform-output'];
  if (values.every((value) => isObject(value) && Object.values(value).every(isText)))
    return ['cdk', 'pulumi'];
  return values.every(isText) && !values.includes('[secret]') ? ['flat'] : ['pulumi'];
};

const isText = (value: Json): boolean => typeof value === 'string';
