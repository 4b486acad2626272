import type { HttpAnswer } from '../../src/exercise/http.ts';
import { postTo } from '../common/exercise-run.ts';
import { nameOf, type Run } from './exercise-run.ts';

/** A text that is no order. */
export interface BadText {
  /** A name that it begins with. */
  readonly id: string;
  /** What is in it. */
  readonly what: string;
  readonly text: string;
}

/** A bad text that was posted. */
export interface SentBadText {
  readonly text: BadText;
  readonly answer: HttpAnswer;
}

const contents: readonly (readonly [string, string])[] = [
  ['a plus, a percent sign and an equals sign', '1+1=2, 100 % %41 %zz a+b%20c'],
  ['an ampersand', 'salt&pepper&&amp;&#38;'],
  ['quotes and backslashes', `"double" 'single' \\ \\n \\u0041 \\"`],
  ['newlines and tabs', 'one\ntwo\r\nthree\tfour\n'],
  ['text beyond ASCII', 'Grüße, 世界 🌍 👩‍👩‍👧 \u00a0 e\u0301'],
  ['what a template would take for its own', '$input.body $util.urlEncode("x") #set($x = 1) ${x} $$'],
  ['200 kB', '&=+% "\\é'.repeat(20_000)],
  // What would become of the message, if its text were read as parameters, is to be seen soon.
  ['DelaySeconds', 'x&DelaySeconds=1'],
  [
    'message attributes',
    'x&MessageAttribute.1.Name=a&MessageAttribute.1.Value.StringValue=b&MessageAttribute.1.Value.DataType=String',
  ],
];

/** The bad message of a batch, and texts with a meaning to those who carry them. None is an order, nor JSON at all. */
export const badTexts = (run: Pick<Run, 'mark'>): readonly [BadText, ...BadText[]] => {
  const bad = nameOf(run, 'bad', 1);
  const other = nameOf(run, 'text', contents.length + 1);
  return [
    { id: bad, what: 'no order', text: `${bad} is no order` },
    ...contents.map(([what, text], index): BadText => {
      const id = nameOf(run, 'text', index + 1);
      return { id, what, text: `${id} ${text}` };
    }),
    { id: other, what: 'another MessageBody', text: `${other} x&MessageBody=${other} smuggled` },
  ];
};

/** Posts a bad text. */
export const postText = async (run: Run, text: BadText): Promise<SentBadText> => ({
  text,
  answer: await postTo(run)(text.text),
});

/** How what arrived differs from what was sent, for a finding. */
export const difference = (arrived: string, sent: string): string => {
  let at = 0;
  while (at < sent.length && sent[at] === arrived[at]) at++;
  const shown = (text: string): string => JSON.stringify(text.slice(at, at + 30));
  return `${String(Buffer.byteLength(arrived))} bytes, from character ${String(at)} on ${shown(arrived)} in place of ${shown(sent)}`;
};
