import { itemsApi } from '../../../../specs/items-api/index.ts';
import { testRewrites } from '../rewrite-suite.ts';
import { reference } from './edits.ts';
import { apis, carriers, values } from './rewrites.ts';

/** JSON is no YAML and has no comments; nothing else may differ. */
const onlyJson = ['ITEMS-TPL-01', 'ITEMS-TPL-06'];

testRewrites(itemsApi, reference, onlyJson, { "the function's policies": carriers, 'the API': apis, values });
