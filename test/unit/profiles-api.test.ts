import { profilesApi } from '../../specs/profiles-api/index.ts';
import { suiteOnTemplate, suiteOnTerraform } from './suite.ts';

await suiteOnTemplate(profilesApi);
await suiteOnTerraform(profilesApi, 'lib/profiles-api');
