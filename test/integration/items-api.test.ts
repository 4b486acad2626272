import { itemsApi } from '../../specs/items-api/index.ts';
import { suiteOnStack } from './stack-suite.ts';

await suiteOnStack(itemsApi);
