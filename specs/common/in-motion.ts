import { expectThat } from '../../src/control/expect.ts';
import { need } from '../../src/control/subject.ts';
import type { Check } from '../../src/control/verdict.ts';
import type { HttpAnswer } from '../../src/exercise/http.ts';
import type { Fact } from '../../src/facts/fact.ts';
import type { AlarmFacts } from '../../src/resources/alarm/facts.ts';
import type { AlarmEvidence, OtherRegionEvidence } from './evidence.ts';

interface Alarmed {
  readonly alarm: Fact<AlarmEvidence>;
}
interface HasAlarm {
  readonly alarm: AlarmFacts;
}

/** A text, shortened for a finding. */
export const brief = (text: string): string => (text.length > 120 ? `${text.slice(0, 120)}…` : text);

/** An answer for a finding. */
export const shown = ({ status, body }: HttpAnswer): string => `${String(status)} ${brief(body)}`;

export const succeeded = ({ status }: HttpAnswer): boolean => status >= 200 && status < 300;

/** Marks what shows only because a gap of the target was filled, which one fact tells. */
export const filledBy = (fact: Fact<unknown>): ((check: Check) => Check) => {
  const gap = fact.known ? fact.gapFilled : undefined;
  return (check) =>
    gap === undefined || check.outcome === 'not-observable' ? check : { ...check, gapFilled: gap };
};

/** The caller's own mistake, by the status. */
export const refused = ({ status }: HttpAnswer): boolean => status >= 400 && status < 500;

/** An alarm's change of state reaches a subscriber, who had heard nothing before. */
export const notifies = ({ alarm }: Alarmed, subjects: HasAlarm): readonly Check[] => {
  const { change } = need(alarm);
  const name = need(subjects.alarm.name);
  const { notification, messagesBefore, by } = change;
  return [
    expectThat(
      notification?.alarmName === name && notification.newState === 'ALARM',
      'no notification of the alarm came',
      {
        expected: `a notification that ${name} is in ALARM, after ${by}`,
        actual: notification ? `${notification.alarmName} ${notification.newState}` : 'none',
        at: { resource: name, path: 'AlarmActions' },
      },
    ),
    expectThat(messagesBefore === 0, 'the subscriber had heard something before the change', {
      expected: 'no message before',
      actual: messagesBefore,
      at: { resource: name, path: 'AlarmActions' },
    }),
  ];
};

/** An error that the function does not handle is counted, and puts the alarm into ALARM. */
export const errorRaisesAlarm = ({ alarm }: Alarmed, subjects: HasAlarm): readonly Check[] => {
  const { errorsCounted, stateAfter, errorType } = need(need(alarm).unhandledError);
  const place = { resource: need(subjects.alarm.name), path: 'StateValue' };
  return [
    expectThat(errorsCounted > 0, "the function's error was not counted", {
      expected: 'at least 1 in the metric Errors',
      actual: errorsCounted,
      at: place,
    }),
    expectThat(
      stateAfter === 'ALARM',
      `an unhandled error (${errorType}) does not put the alarm into ALARM`,
      { expected: 'ALARM', actual: stateAfter, at: place },
    ),
  ];
};

/** Creating the stack in another region is refused. */
export const isRefusedElsewhere = ({
  otherRegion,
}: {
  readonly otherRegion: Fact<OtherRegionEvidence>;
}): Check => {
  const { region, refused: was } = need(otherRegion);
  return expectThat(was, `the stack can be made in ${region}`, {
    expected: 'refused',
    actual: 'not refused',
    at: { resource: '', path: 'Rules' },
  });
};
