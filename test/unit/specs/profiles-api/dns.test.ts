import { dns } from '../../../../specs/profiles-api/dns.ts';
import { dnsCodeCases } from './cases-dns-terraform.ts';
import { dnsCases } from './cases-dns.ts';
import { testSection } from './section-suite.ts';

testSection(dns, { template: dnsCases, terraform: dnsCodeCases });
