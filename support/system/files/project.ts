import { resolve } from 'node:path';

/** The folder that contains labspec. */
export const projectFolder = resolve(__dirname, '../../..');
