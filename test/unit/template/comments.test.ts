import { describe, expect, test } from '@jest/globals';
import { commentsOf } from '../../../src/template/comments.ts';
import { parseTemplate } from '../../../src/template/load.ts';

const comments = (text: string, id: string): readonly string[] =>
  commentsOf(parseTemplate(text, 't.yaml'), id).map(
    ({ text: comment, path, line }) => `${line} ${path === '' ? '-' : path}: ${comment}`,
  );

describe('the comments of a resource', () => {
  const text = `# the template
Resources: # all of them
  # ---- Storage ----

  # far from it

  # The table
  # of all data.
  Table: # beside
    # above Type
    Type: AWS::DynamoDB::Table # the type
    Properties:
      # keys
      KeySchema:
        # the first
        - AttributeName: id # its name
          # how
          KeyType: HASH
        - {AttributeName: x, # in flow
           KeyType: RANGE}
      # lonely

      Code: |
        # not a comment
      Throughput: # limits
        Read: 5
      # Capacity: later
    # DeletionPolicy: later
  # The topic
  Topic:
    Type: AWS::SNS::Topic
    # the end
# outside
Outputs:
  # an output
  O: { Value: x }
`;
  test('stand above it, beside it and inside it', () => {
    expect(comments(text, 'Table')).toEqual([
      '7 -: The table',
      '8 -: of all data.',
      '9 -: beside',
      '10 Type: above Type',
      '11 Type: the type',
      '13 Properties.KeySchema: keys',
      '15 Properties.KeySchema[0]: the first',
      '16 Properties.KeySchema[0].AttributeName: its name',
      '17 Properties.KeySchema[0].KeyType: how',
      '19 Properties.KeySchema[1].AttributeName: in flow',
      '21 Properties: lonely',
      '25 Properties.Throughput: limits',
      '27 -: Capacity: later',
      '28 -: DeletionPolicy: later',
    ]);
  });
  test('end where its indentation ends', () => {
    expect(comments(text, 'Topic')).toEqual(['29 -: The topic', '32 -: the end']);
  });
  test('of a resource that is not there are none', () => {
    expect(comments(text, 'Nobody')).toEqual([]);
  });
});

describe('a banner is no comment of a resource', () => {
  const above = (...lines: readonly string[]): readonly string[] =>
    comments(`Resources:\n${lines.map((line) => `  ${line}\n`).join('')}  A: { Type: X::Y }\n`, 'A').map(
      (line) => line.replace(/^.*: /, ''),
    );
  test.each([
    [['# ---- Storage ----'], []],
    [['# ===================='], []],
    [['#####################'], []],
    [['# -----', '# Storage', '# -----'], []],
    [['# Storage', '# *****'], []],
    [['# -----', '# Storage', '# -----', '# The bucket'], ['The bucket']],
    [['# -----', '# The bucket'], ['The bucket']],
    [['# ---- Storage ----', '# The bucket'], ['The bucket']],
    [['# ── Storage'], []],
    [['# ══════════'], []],
    [['##########################', '##  Storage', '##########################'], []],
    [['# The bucket', ''], []],
    [['# The bucket'], ['The bucket']],
    [
      ['#The bucket', '#', '# of all'],
      ['The bucket', 'of all'],
    ],
    [
      ['# a - b', '# --flag'],
      ['a - b', '--flag'],
    ],
    [['# ---', '# The bucket'], ['The bucket']],
    [['# The bucket', '# ---'], []],
    [['# The bucket', '# -=-=-'], []],
    [['# The bucket', '# * * *'], []],
    [['# The bucket', '####'], []],
    [
      ['# The bucket', '###', '# of all'],
      ['The bucket', 'of all'],
    ],
    ...[
      ...['-', '--', 'see below ---', '--- see below', 'a --- b ---', '--- a --- b', '-- a ---', '--- a -'],
      ...['Storage ──', '─ Storage'],
    ].map((text): [string[], string[]] => [[`# ${text}`], [text]]),
  ])('%j', (lines, expected) => {
    expect(above(...lines)).toEqual(expected);
  });
  test('a rule inside a resource says nothing either', () => {
    expect(comments('Resources:\n  A:\n    # -----\n    Type: X::Y\n', 'A')).toEqual([]);
  });
});

test('comments beside what ends a resource', () => {
  const text = `Resources:
  A: { Type: X::Y } # of A
  B:
    Type: X::Y
    Properties:
      L:
        - a
        - b # of b
  C: { Type: X::Y,
       Properties: {} } # of C
  D:
    Type: X::Y
    Properties: {
    } # of D
`;
  expect(comments(text, 'A')).toEqual(['2 Type: of A']);
  expect(comments(text, 'B')).toEqual(['8 Properties.L[1]: of b']);
  expect(comments(text, 'C')).toEqual(['10 Properties: of C']);
  expect(comments(text, 'D')).toEqual(['14 -: of D']);
});

test('comments above one another are about the same', () => {
  const text = `Resources:
  A:
    # one
    #
    # two
    Type: X::Y
    Properties:
      # three

      # four
      P: q
      # five
    # six
`;
  expect(comments(text, 'A')).toEqual([
    '3 Type: one',
    '5 Type: two',
    '8 Properties: three',
    '10 Properties.P: four',
    '12 -: five',
    '13 -: six',
  ]);
});

test('a comment in a flow belongs to what it stands in, wherever it begins', () => {
  const text = `Resources: {
  A: { Type: X::Y, # type
# above
       Properties: { P: [a, # item
         b] } }, # of A
                          B: { Type: X::Y } }`;
  expect(comments(text, 'A')).toEqual([
    '2 Type: type',
    '3 Properties: above',
    '4 Properties.P[0]: item',
    '5 Properties.P[1]: of A',
  ]);
  expect(comments(text, 'B')).toEqual([]);
});

test('comments of other sections are no comments of a resource', () => {
  const text = `Parameters:
      # deep
  P: { Type: String }
Resources:
  A: { Type: X::Y }
Outputs:
      # deep too
  O: { Value: x }
`;
  expect(comments(text, 'A')).toEqual([]);
  expect(comments(text.slice(0, text.indexOf('Outputs:')) + '      # its own', 'A')).toEqual([
    '6 -: its own',
  ]);
});

test('JSON has none', () => {
  expect(comments('{"Resources": {"A": {"Type": "X::Y # no"}}}', 'A')).toEqual([]);
});
