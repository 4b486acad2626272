import { dataApi } from '../../specs/data-api/index.ts';
import { suiteOnStack } from './stack-suite.ts';

await suiteOnStack(dataApi);
