import { dataApi } from '../../specs/data-api/index.ts';
import { suiteOnTemplate } from './suite.ts';

await suiteOnTemplate(dataApi);
