import { MissingSubject, Unobservable } from '../../src/control/subject.ts';
import type { Context } from '../../src/control/control.ts';
import type { TerraformFacts } from '../../src/resources/terraform/facts.ts';
import { providersOfBothRegions } from './providers.ts';
import { terraformVariableBreaks, variableBreaks } from './variable-breaks.ts';
import { variablesOfTemplate, variablesOfTerraform } from './variable-checks.ts';
import { backendIsPartial, versionsAreAsked } from './versions.ts';
import { hcl } from './breaks.ts';
import { control, section } from './words.ts';

/** @throws Unobservable for a plan or a state, which does not hold what the code says. */
const codeOf = ({ system: { terraform } }: Context): TerraformFacts => {
  if (terraform === undefined) throw new MissingSubject('Terraform code', 'there is none');
  if (terraform.unsaid !== undefined) throw new Unobservable(terraform.unsaid);
  return terraform;
};

/** The Terraform code. */
export const terraform = section('-', 'The Terraform code', [
  control('PROF-TF-01', 'it takes Terraform 1.4, the AWS provider 5, and a partial S3 backend', {
    terraform: (_, context) => {
      const code = codeOf(context);
      return [...versionsAreAsked(code), ...backendIsPartial(code)];
    },
    breaksTerraform: [
      hcl.set('terraform', 'required_version', '">= 1.3.0"'),
      hcl.remove('terraform', 'required_version'),
      hcl.addCode(
        'a second file asks for an older provider',
        'terraform {\n  required_providers {\n    aws = {\n      source  = "hashicorp/aws"\n      version = ">= 4.0"\n    }\n  }\n}',
      ),
      hcl.set('terraform', 'required_providers.aws.source', '"somebody/aws"'),
      hcl.set('terraform', 'required_providers.aws.version', '">= 4.67.0"'),
      hcl.set('terraform', 'required_providers.aws.version', '">= 5.0"'),
      hcl.swap('the state is kept locally', 'backend "s3" {}', 'backend "local" {}'),
      hcl.swap(
        "the backend's bucket stands in the code",
        'backend "s3" {}',
        'backend "s3" {\n    bucket = "states"\n  }',
      ),
    ],
  }),

  control('PROF-TF-02', 'a provider for each of the two regions, with the default tags', {
    terraform: (_, context) => providersOfBothRegions(codeOf(context), context),
    breaksTerraform: [
      hcl.set('provider.aws', 'region', '"eu-central-1"'),
      hcl.set('provider.aws.secondary', 'region', 'var.primary_region'),
      hcl.remove('provider.aws', 'default_tags'),
      hcl.set('provider.aws', 'default_tags.tags', '{ Project = "serverless-api" }'),
      hcl.remove('provider.aws.secondary', 'default_tags'),
      hcl.remove('provider.aws.secondary'),
    ],
  }),

  control(
    'PROF-TF-03',
    'each variable has a type, a description and its default, and is used where it belongs',
    {
      template: variablesOfTemplate,
      terraform: variablesOfTerraform,
      breaks: variableBreaks,
      breaksTerraform: terraformVariableBreaks,
    },
  ),
]);
