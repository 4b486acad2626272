import { everyMethodHas } from '../common/method-settings.ts';
import { add, remove, set } from './breaks.ts';
import { control, section } from './words.ts';

/** § 5, API Gateway request limits. */
export const limits = section('5', 'API Gateway request limits', [
  control(
    'DATA-LIMIT-01',
    "the stage's default rate limit is 100 requests a second, and no method overrides it",
    {
      judge: ({ stage }) => everyMethodHas(stage, ({ rateLimit }) => rateLimit, 100, 'rate limit'),
      breaks: [
        set('stage', 'MethodSettings[0].ThrottlingRateLimit', 1000),
        remove('stage', 'MethodSettings[0].ThrottlingRateLimit'),
        add('stage', 'MethodSettings', {
          ResourcePath: '/~1data',
          HttpMethod: 'POST',
          ThrottlingRateLimit: 500,
        }),
      ],
    },
  ),

  control('DATA-LIMIT-02', "the stage's default burst limit is 50 requests, and no method overrides it", {
    judge: ({ stage }) => everyMethodHas(stage, ({ burstLimit }) => burstLimit, 50, 'burst limit'),
    breaks: [
      set('stage', 'MethodSettings[0].ThrottlingBurstLimit', 51),
      remove('stage', 'MethodSettings[0].ThrottlingBurstLimit'),
      add('stage', 'MethodSettings', {
        ResourcePath: '/~1data',
        HttpMethod: 'POST',
        ThrottlingBurstLimit: 500,
      }),
    ],
  }),
]);
