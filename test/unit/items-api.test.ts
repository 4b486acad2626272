import { itemsApi } from '../../specs/items-api/index.ts';
import { suiteOnTemplate } from './suite.ts';

await suiteOnTemplate(itemsApi);
