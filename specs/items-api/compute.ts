import { equals, expectFact, expectThat } from '../../src/control/expect.ts';
import { need, valueOf } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { FunctionFacts } from '../../src/resources/function/facts.ts';
import { variable } from '../common/relations.ts';
import { textOf } from '../common/validity.ts';
import { storesItems } from './in-motion.ts';
import { changeCode, remove, set, sub, together } from './breaks.ts';
import { control, section } from './words.ts';

/** The code stands in the template: an object on S3 or an image is none of it. */
const isInline = (fn: FunctionFacts): Check =>
  expectFact(
    fn.inlineCode,
    "the function's code",
    'inline, in Code.ZipFile',
    (code) => code !== undefined && code.trim() !== '',
    () => 'not in the template',
  );

/** Whether inline Python defines the handler: Lambda calls its file `index`, and only finds out when it is called. */
const definesHandler = (fn: FunctionFacts): Check => {
  const [module = '', name = ''] = (need(fn.handler) ?? '').split('.');
  const defined = new RegExp(
    `^(?:async )?def ${name}\\b|^${name}\\s*[=:]|^from .+ import .*\\b${name}\\b`,
    'm',
  );
  return expectFact(
    fn.inlineCode,
    "the function's inline code",
    `a function ${name === '' ? 'for the handler' : name} in the file index`,
    (code) => module === 'index' && /^\w+$/.test(name) && defined.test(code ?? ''),
    () => `code for the handler ${valueOf(fn.handler) ?? 'without a name'}, which is not in it`,
  );
};

/** § 4, Serverless compute (Lambda). */
export const compute = section('4', 'Serverless compute', [
  control('ITEMS-FN-01', 'the function behind the POST runs python3.9', {
    judge: ({ fn }) => equals(fn.runtime, 'python3.9', "the function's runtime"),
    breaks: [set('fn', 'Runtime', 'python3.12'), remove('fn', 'Runtime')],
  }),

  control('ITEMS-FN-02', 'its code is inline in the template', {
    template: ({ fn }) => [
      equals(fn.packageType, 'Zip', "the function's package type (an image holds its own code)"),
      isInline(fn),
      definesHandler(fn),
    ],
    breaks: [
      set('fn', 'PackageType', 'Image'),
      set('fn', 'Code', { S3Bucket: 'code', S3Key: 'items.zip' }),
      set('fn', 'Handler', 'app.handler'),
      changeCode('fn', 'the code does not define its handler', 'def handler(', 'def handle('),
    ],
  }),

  control('ITEMS-FN-03', "its variable TABLE_NAME follows the stack's own table", {
    template: ({ fn, table }, { system }) => {
      const path = ['Properties', 'Environment', 'Variables', 'TABLE_NAME'];
      const written = textOf(system).resources.find(({ id }) => id === fn.id);
      const value = variable(fn.environment, 'TABLE_NAME');
      return [
        equals(value, need(table.name), 'the variable TABLE_NAME'),
        expectThat(written?.isConstant(path) !== true, 'the variable TABLE_NAME is a constant', {
          expected: `a reference to ${table.id}`,
          actual: value.known ? value.value : value.reason,
          at: value.at,
        }),
      ];
    },
    live: ({ fn, table }) => [
      equals(variable(fn.environment, 'TABLE_NAME'), need(table.name), 'the variable TABLE_NAME'),
      equals(table.own, true, 'that the stack itself made the table'),
    ],
    breaks: [
      set('fn', 'Environment.Variables.TABLE_NAME', 'stackproof-demo-items'),
      remove('fn', 'Environment.Variables.TABLE_NAME'),
      set('fn', 'Environment.Variables.TABLE_NAME', sub('${ItemsTable.Arn}')),
      together(
        'a literal that is the name which the table is given',
        set('table', 'TableName', 'items'),
        set('fn', 'Environment.Variables.TABLE_NAME', 'items'),
      ),
    ],
  }),

  control('ITEMS-FN-04', "a valid POST stores the item under a unique id, which is not the client's", {
    exercise: storesItems,
    breaksInMotion: [
      changeCode('fn', 'it stores nothing', 'table.put_item(Item={**item, "id": item_id})', 'pass'),
      changeCode('fn', 'it stores the id alone', 'Item={**item, "id": item_id}', 'Item={"id": item_id}'),
      changeCode('fn', 'every item has the same id', 'item_id = str(uuid.uuid4())', 'item_id = "item"'),
      together(
        "it takes the client's id",
        changeCode('fn', "the client's id comes last", '{**item, "id": item_id}', '{"id": item_id, **item}'),
        set('model', 'Schema.additionalProperties', true),
      ),
    ],
  }),
]);
