import { isObject, type Json, type JsonObject, type NamedOutput } from './format.ts';

/** What `terraform output -json` prints: `{"name": {"sensitive": false, "type": "string", "value": …}}`. */
export const terraformOutputs = (data: Json): readonly NamedOutput[] | undefined =>
  isObject(data) && Object.values(data).every(isTerraformOutput) ? outputsIn(data) : undefined;

/** A state file (version 4), whose outputs look the same. */
export const terraformStateOutputs = (data: Json): readonly NamedOutput[] | undefined =>
  isObject(data) && isTerraformState(data) ? outputsIn(objectAt(data, 'outputs')) : undefined;

/** What `terraform show -json` prints of a state, or of a plan: what the plan does not know yet has no value. */
export const terraformShowOutputs = (data: Json): readonly NamedOutput[] | undefined => {
  if (!isObject(data) || !isTerraformShow(data)) return undefined;
  const planned = data['planned_values'];
  return outputsIn(objectAt(objectAt(data, planned === undefined ? 'values' : 'planned_values'), 'outputs'));
};

/** Whether an entry is one that `terraform output -json` prints. */
export const isTerraformOutput = (entry: Json): boolean =>
  isObject(entry) && 'value' in entry && typeof entry['sensitive'] === 'boolean';

export const isTerraformState = (data: JsonObject): boolean =>
  typeof data['version'] === 'number' && ('terraform_version' in data || 'lineage' in data);

/** An empty state prints nothing but its `format_version`. */
export const isTerraformShow = (data: JsonObject): boolean => typeof data['format_version'] === 'string';

const objectAt = (data: JsonObject, name: string): JsonObject => {
  const value = data[name];
  return isObject(value) ? value : {};
};

const outputsIn = (outputs: JsonObject): readonly NamedOutput[] =>
  Object.entries(outputs).map(([name, output]) => ({
    name,
    value: isObject(output) ? output['value'] : output,
    stack: undefined,
    sensitive: isObject(output) && output['sensitive'] === true,
  }));
