import { resolve } from 'node:path';

/** The folder that has labspec in it. */
export const projectFolder = resolve(__dirname, '../../..');
