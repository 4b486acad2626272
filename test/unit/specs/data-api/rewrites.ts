export * from '../rewrites.ts';
