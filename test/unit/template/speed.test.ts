import { expect, test } from '@jest/globals';
import { parseTemplate } from '../../../src/template/load.ts';
import { resolveTemplate } from '../../../src/template/resolve.ts';
import { scenariosOf } from '../../../src/template/scenarios.ts';

const resource = (index: number): string => `
  # Number ${index}
  Table${index}:
    Type: AWS::DynamoDB::Table
    Properties:
      TableName: !Sub '\${AWS::StackName}-${index}-\${Env}'
      Tags:
        - Key: Env
          Value: !Ref Env
        - { Key: Next, Value: !If [Prod, !GetAtt [Table${index + 1}, Arn], none] }
      Literal: { A: [1, 2, { B: c }] }`;

test('a template of 300 lines under 10 scenarios takes milliseconds', () => {
  const text = `Parameters:
  Env: { Type: String, AllowedValues: [a, b, c, d, e, f, g, h, i], Default: a }
Conditions:
  Prod: !Equals [!Ref Env, b]
Resources:${Array.from({ length: 27 }, (_, i) => resource(i)).join('')}
  Table27: { Type: AWS::DynamoDB::Table }
`;
  const run = (index: number): number => {
    const start = performance.now();
    const document = parseTemplate(`${text}# ${index}\n`, 't.yaml');
    const { scenarios } = scenariosOf(document);
    expect(scenarios).toHaveLength(10);
    for (const scenario of scenarios) {
      const stack = resolveTemplate(document, scenario);
      for (const { properties, madeAfter } of stack.resources.values())
        expect([properties.kind, madeAfter.size]).toHaveLength(2);
      expect(stack.problems).toEqual([]);
    }
    return performance.now() - start;
  };
  const times = Array.from({ length: 40 }, (_, index) => run(index)).sort((a, b) => a - b);
  // Generous: the median is some milliseconds on an idle machine.
  expect(times[20]).toBeLessThan(150);
});

test('a pathological template ends soon', () => {
  const start = performance.now();
  const sections = Array.from(
    { length: 2000 },
    (_, i) => `  R${i}: { Type: X::Y, DependsOn: [${i > 0 ? `R${i - 1}, ` : ''}R0] }`,
  ).join('\n');
  const stack = resolveTemplate(parseTemplate(`Resources:\n${sections}\n`, 't.yaml'), {
    stackName: 's',
    accountId: '123456789012',
    region: 'us-east-1',
    partition: 'aws',
    parameters: new Map(),
  });
  expect(stack.problems.map(({ message }) => message)).toEqual(['R0 depends on itself']);
  expect(stack.resources.get('R1999')?.madeAfter.size).toBe(1999);
  expect(performance.now() - start).toBeLessThan(5000);
});
