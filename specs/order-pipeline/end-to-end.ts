import { changeCode, set, setDeletionPolicy } from './breaks.ts';
import { arrives, isNotified, leavesNothing, survivesBurst } from './in-motion.ts';
import { control, section } from './words.ts';

/** § 8, Test the architecture. */
export const endToEnd = section('8', 'Test the architecture', [
  control(
    'ORDER-E2E-01',
    'a posted order arrives in the table under its own orderID, with every field posted',
    {
      exercise: arrives,
      breaksInMotion: [
        changeCode(
          'function1',
          'it makes up the orderID',
          'store(read(record["body"]))',
          'store(read(record["body"]) | {"orderID": record["messageId"]})',
        ),
        changeCode(
          'function1',
          'it drops fields',
          'for name, value in order.items()},\n                      Cond',
          'for name, value in order.items() if name == "orderID"},\n                      Cond',
        ),
        changeCode('function1', 'it stores nothing', 'store(read(record["body"]))', 'read(record["body"])'),
        set('mapping1', 'Enabled', false),
      ],
    },
  ),

  control('ORDER-E2E-02', 'and a notification with it reaches a subscriber; none a change or a deletion', {
    exercise: isNotified,
    breaksInMotion: [
      changeCode(
        'function2',
        'it notifies of everything',
        'if record["eventName"] != "INSERT":',
        'if "NewImage" not in record["dynamodb"]:',
      ),
      changeCode(
        'function2',
        'it tells of all that is new in each notification',
        'Message=message_of(record["dynamodb"]["NewImage"])',
        'Message=" ".join(message_of(each["dynamodb"]["NewImage"])[:200] for each in event["Records"] if "NewImage" in each["dynamodb"])',
      ),
      changeCode(
        'function2',
        'it publishes nothing of the order',
        'Message=message_of(record["dynamodb"]["NewImage"])',
        'Message="A new order"',
      ),
      set('mapping2', 'Enabled', false),
    ],
  }),

  control('ORDER-E2E-03', 'a burst of 200 orders arrives complete: 200 items, each notified', {
    exercise: survivesBurst,
    breaksInMotion: [
      changeCode(
        'function1',
        'it stores the first message of a batch',
        'for record in event["Records"]:',
        'for record in event["Records"][:1]:',
      ),
    ],
  }),
]);

/** § 9, Cleanup resources. */
export const cleanup = section('9', 'Cleanup resources', [
  control('ORDER-E2E-04', 'deleting the stack leaves nothing behind', {
    exercise: leavesNothing,
    breaksInMotion: [setDeletionPolicy('table', 'Retain')],
  }),
]);
