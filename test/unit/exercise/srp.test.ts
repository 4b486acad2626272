import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { beginSrp, srpTimestamp } from '../../../src/exercise/srp.ts';

const secretOf = (seed: string): bigint => BigInt(`0x${createHash('sha512').update(seed).digest('hex')}`);
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

// Made by another implementation of Cognito's SRP, of its server's side and in another language: the proof that the
// server expects which sent that key.
const vectors = [
  {
    seed: 'a0',
    publicKeyHash: '14134a012ea1a2397bab45c840f3ffd3c7639092f6576c89975569883c349bff',
    poolId: 'us-east-1_AbCdEf000',
    userId: 'user-0',
    password: 'Pä55word!0',
    salt: '0b1cdc9fe1f929e469c5a54ffe0b2ed5',
    serverKey:
      'cee3161917d7872ebf484f2781277ef75aa67c4704335cf94511820d308ca104839e0cb2874ae72be4868e5377487ebd6244364ddf97625b879c667b31ef8757f4a42048d6aaf0b3b25aefe25043e9077916b82f95d6a9947d03d5ff6d1d98b61c7423776a8dd88a64b7b5d4fed682618193252c56ce624d45d5e9c6ad987f68e9433a325102f938fe9945fe5e91773110e23d833be6acfac321910e5224aece879100ee73b82257ed422027f93723383fa265151be65337ec53473e07adfb8ce206c83216583c956c76b16a081730db9cb998544d3ca17745f8bae4a0ac8874e7cc7ada6e5d229fc48cc3b5717addd83930f674edde939a47fa8220f3a9609fd6425b18d8fba78b351ad8275bbf80815d9543cc915a850779e285ee4ec6022545e754988e2d11a422ba0fea020665bd3820f416b9bdcbaeab0b37d88779a48928d2b9b60c949a770a6b39ee54c48ecb03af45d66400dcee9c9ac71dd506cb43c608d3f41270c4002b7151026e6d716a07d4fd366555c29a8798335ce438aef8',
    secretBlock: 'YmxvY2sgMA==',
    proof: 'ZrlP7H1xbkwZLd0pZwyoEQIE2OQx8imHttoyvi6cOnw=',
  },
  {
    seed: 'a1',
    publicKeyHash: 'dbf1785810eab52cf0de9849d6da3a3b8cf369fd6b17f72ab6e61837d1600853',
    poolId: 'us-east-1_AbCdEf001',
    userId: 'user-1',
    password: 'Pä55word!1',
    salt: '00df878039b70767c4a5bcf4f0c4f65e',
    serverKey:
      'a7f78fe02ad3a3311c0e2eaffd87db1c6fdc8604af3e35db1af8f45918f470c1de036ca6839ac166264245521fc6eb6f2fde13e0e2140dcdf13f749541b1648b6d66c97779dbd302b3453b4f687909d2798acf6b22e3f8fcb696ab0af430d2327d4bafd37d6c855f67456234fab3e736e55b09a065319eb25183a676f95e870c4256bffbadeda36931488e8ee52a7abc2075fa0c6eb44917afb3daf8a6ed8c4f29178f568478bfb8011cfbe3d87a75e81ebb0677d39b08cc864ca96e18ff515053a56d72444dbb1d1ea48323e021759c381b1e0a58cd2a56fe5bdc073e496302349c0a0dffb3d21e3a71a4379007c3c5e974369ab158746f073836ac7e296ab0290f3c399e930d0944615456d635aa038256a6df0c289f48287b418520f314466057fcecb4d32815e2e62b7e2e5d88e3575ba5799aafcba2f0ced10974f5aa77f06e5caec5ca72f3498bea1b0176ab6dd1de58d9334267a333dbdf5cc883d0dbbf4bec9eca297c766c2ba66aafc0ecb1646a082ec95607640839257ee5c84cc6',
    secretBlock: 'YmxvY2sgMQ==',
    proof: 'EdF1OZsEmBnPGgNvkyipNSblyAip+okQ7PJR6rxI8Yc=',
  },
  {
    seed: 'a2',
    publicKeyHash: '41615f572b9cd384d6d6fd90fa172e01ea42040c9be1ac097f20279ff63b3f19',
    poolId: 'us-east-1_AbCdEf002',
    userId: 'user-2',
    password: 'Pä55word!2',
    salt: 'fac989447cad2edbc89fbcba70003b36',
    serverKey:
      'c36677900337115da6128a600976593552b41677d1d1b4cb78d966b3a030e6760eaf65bda1cc44b0556f09cb2981af223b7ff0e7ae8cab4ec5794e5b78b33ba38368356173f02cfdc3236b2f05c4f401c84b60591ccc0328513e59d61094f377edbe671ad06c073b3dc6051c6f39ca95fadfa6681230a38f2f0d551edbaf44d86647e9dde4f63901865db6fa2fa2ac2c2e24ce02159f6956a37203a04f948a306b47c2f1432d619d2ab851c94abc4cb7e85da5834bf09c8354f3944f4f71477e24c2a116f967cfe6b3d928d141813f9fb6ac4d4c1f0a625acfbdbabf3bd0869e814e1ed373bf445cc8f827a4b9f31764e2434d5568ab59b8d717280bf7fee398ae8f374f1e00602e21bff002f9caf32b4271bf9016d769676e5ad86758a1b4682ec5897b6087d2d0c9d912ca6bae85c4f1e263b541dd4fc3dfd7a35a4df543035b0315a95a9b4e0bdb965797803c08295be6e837cbf59e13744e7969b07059fe24bec94086bba1432a22537e3a911204f7f48fc07e5de6f1006fca3fcaa6c24',
    secretBlock: 'YmxvY2sgMg==',
    proof: 'MdhFhlKes125dqQMmGqxntdIK+xkbXkAyJPcX0+TX8M=',
  },
  {
    seed: 'a3',
    publicKeyHash: '117acf10a02e28d3e5e57a9b278ae233d2f624badd1ad66cae7ed48287a78162',
    poolId: 'us-east-1_AbCdEf003',
    userId: 'user-3',
    password: 'Pä55word!3',
    salt: '10828e0381730befd1f7a025057c74f',
    serverKey:
      'e7500cbe59ed5a821afbe26593af1df85c216973a0e4e12a1839e18f7c4f00ad56f90f9ebb4087ecae81b0c193771501cdf56f1aec03f2126dae750b33a6f4545e52f95e257017ff78702da1d87eb07bcc75d119712f29a07863d4086c926897481710e18f284c80de59dfe062e3f863d1453474fadabb7b8202e2dd6b0ce853d0a3b9b7bfc1814266fb1bcac6219f4ef53992a0d266f931a6e5abe731ceaa1e7c3a8dfd9ba6c4565d526d3626da0b7599d7554e9b336e82ce029ad10ac003ed3c3e07adcbf303f76439250322b7ac4a80cd0edadb5d17fb6b98e4059cfe62465c1249f4fce304ade61e400d698a776264f09c1e5338b222f70958c0f50fef2b416fecfc68cfdfd94d5bbe76fa4aebf0327fdedc33943809b3f0eddce3f0f1e85b92e66f7e79377310428a11cbda6fa19cd64b3234bf597a9e376302fca7e7906008608dd56a04c336f58f78f27b47a6bfcfbd751cddec4ffa97ef9ba476e850966ac87298340bd692524b3fd903dbdf0072dd2711f3b883a17837dcf889e43',
    secretBlock: 'YmxvY2sgMw==',
    proof: '7sDVyxhPvJFYpD2A1C1PxwKDdvyjx5fhMDaqnjClwNQ=',
  },
] as const;

describe('the proof of a password', () => {
  test.each(vectors)('as the server expects it, with the salt $salt', (its) => {
    const attempt = beginSrp(secretOf(its.seed));
    expect(sha256(attempt.publicKey)).toBe(its.publicKeyHash);
    const proof = attempt.prove(its.password, {
      poolId: its.poolId,
      userId: its.userId,
      salt: its.salt,
      serverKey: its.serverKey,
      secretBlock: its.secretBlock,
      timestamp: 'Tue Jan 6 08:05:09 UTC 2026',
    });
    expect(proof).toBe(its.proof);
  });

  test('differs with the password', () => {
    const [its] = vectors;
    const challenge = { ...its, timestamp: 'Tue Jan 6 08:05:09 UTC 2026' };
    expect(beginSrp(secretOf(its.seed)).prove('another', challenge)).not.toBe(its.proof);
  });

  test.each(['0', '00'])('is not given to a server whose key is %s', (serverKey) => {
    const [its] = vectors;
    const challenge = { ...its, serverKey, timestamp: 'Tue Jan 6 08:05:09 UTC 2026' };
    expect(() => beginSrp().prove('x', challenge)).toThrow('the key that Cognito sent is none');
  });

  test('two attempts have two keys', () => {
    expect(beginSrp().publicKey).not.toBe(beginSrp().publicKey);
  });
});

test.each([
  ['2026-01-06T08:05:09.999Z', 'Tue Jan 6 08:05:09 UTC 2026'],
  ['2026-12-31T23:59:59Z', 'Thu Dec 31 23:59:59 UTC 2026'],
  ['2028-02-29T00:00:00+02:00', 'Mon Feb 28 22:00:00 UTC 2028'],
])('%s is %s', (moment, text) => {
  expect(srpTimestamp(new Date(moment))).toBe(text);
});
