import { describe, expect, test } from '@jest/globals';
import { readForm, useOf, literalIn } from '../../../../specs/order-pipeline/body-template.ts';
import { letsEverything, letsInserts } from '../../../../specs/order-pipeline/filters.ts';

describe('what a filter lets through', () => {
  test.each([
    ['{}', true],
    ['{"eventName":["INSERT"]}', true],
    ['{"eventName":["MODIFY","INSERT"]}', true],
    ['{"eventName":[{"prefix":"INS"}]}', true],
    ['{"eventName":[{"anything-but":"REMOVE"}]}', true],
    ['{"eventName":[{"anything-but":["REMOVE","MODIFY"]}],"eventSource":["aws:dynamodb"]}', true],
    ['{"eventName":["insert"]}', false],
    ['{"eventName":[]}', false],
    ['{"eventName":"INSERT"}', false],
    ['{"eventName":[{"prefix":"MOD"}]}', false],
    ['{"eventName":[{"prefix":1}]}', false],
    ['{"eventName":[{"anything-but":["INSERT"]}]}', false],
    ['{"eventName":[{"anything-but":"INSERT"}]}', false],
    ['{"eventName":[{"anything-but":[1]}]}', false],
    ['{"eventName":[{"exists":true}]}', false],
    ['{"eventName":[null]}', false],
    ['{"eventName":["INSERT"],"dynamodb":{"NewImage":{"n":{"N":["1"]}}}}', false],
    ['[]', false],
    ['no JSON', false],
  ])('%s lets insertions through: %s', (pattern, through) => {
    expect(letsInserts(pattern)).toBe(through);
  });

  test.each([
    ['{}', true],
    ['{"body":{}}', false],
    ['null', false],
    ['{', false],
  ])('%s lets everything through: %s', (pattern, through) => {
    expect(letsEverything(pattern)).toBe(through);
  });
});

describe('what a template makes of the body', () => {
  test.each([
    ['$util.urlEncode($input.body)', 'encoded'],
    ['$!util.urlEncode( "$input.body" )', 'encoded'],
    ['$input.body', 'raw'],
    ["$input.json('$')", 'raw'],
    ['$input.json("$")', 'raw'],
    ["$util.urlEncode($input.json('$'))", 'anew'],
    ['method.request.body', 'anew'],
    ["$util.urlEncode($input.json('$.order'))", 'somehow'],
    ['$util.escapeJavaScript($input.body)', 'somehow'],
    ['$util.urlEncode($input.body) and more', 'somehow'],
    ['an+order', 'not'],
    ['', 'not'],
    [undefined, 'not'],
  ])('%s: %s', (expression, use) => {
    expect(useOf(expression)).toBe(use);
  });

  test('a form is its parameters, in whatever order', () => {
    expect(readForm(' MessageBody=$input.body&Action=SendMessage&Empty\n').parameters).toEqual(
      new Map([
        ['MessageBody', '$input.body'],
        ['Action', 'SendMessage'],
        ['Empty', ''],
      ]),
    );
  });

  test('a template with instructions of its own cannot be told', () => {
    expect(readForm('#set($b = $input.body)\nAction=SendMessage&MessageBody=$b').parameters).toBeUndefined();
    expect(readForm('Action=SendMessage\n  #if(true)&MessageBody=x#end').parameters).toBeUndefined();
  });

  test.each([
    ["'SendMessage'", 'SendMessage'],
    ['https%3A%2F%2Fsqs', 'https://sqs'],
    ["$util.urlEncode('https://sqs')", 'https://sqs'],
    ['100%', '100%'],
  ])('%s is the text %s', (expression, text) => {
    expect(literalIn(expression)).toBe(text);
  });
});
