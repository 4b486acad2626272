import type { Fact } from '../../../../src/facts/fact.ts';
import { observeTerraform } from '../../../../src/resources/terraform-system.ts';
import type { System } from '../../../../src/resources/system.ts';
import { parseTerraform } from '../../../../src/terraform/module.ts';

/** The system that code in one file comes to. */
export const observed = async (text: string): Promise<System> =>
  observeTerraform(await parseTerraform('code', [{ file: 'code/main.tf', text }]), {
    stackName: 'demo',
    accountId: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    parameters: new Map(),
  });

/** A fact's value; `unknown: …` where it is not known. */
export const plain = (fact: Fact<unknown> | undefined): unknown =>
  fact === undefined ? 'there is none' : fact.known ? fact.value : `unknown: ${fact.reason}`;

/** The texts of a list of facts. */
export const plainTexts = (facts: Fact<readonly Fact<string>[]>): readonly unknown[] =>
  facts.known ? facts.value.map(plain) : [plain(facts)];

/** A resource block. */
export const resource = (type: string, name: string, body: string): string =>
  `resource "${type}" "${name}" {\n${body}\n}\n`;

/** A resource that is made and of which nothing is known before. */
export const unknownThing = 'resource "aws_eip" "e" {}\n';
