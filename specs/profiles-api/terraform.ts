import { section } from './words.ts';

/** The Terraform code. */
export const terraform = section('-', 'The Terraform code', []);
