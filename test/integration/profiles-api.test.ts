import { profilesApi } from '../../specs/profiles-api/index.ts';
import { suiteOnStack } from './stack-suite.ts';

await suiteOnStack(profilesApi);
