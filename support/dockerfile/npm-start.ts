const DETOURS: [RegExp, string][] = [
  [/^\/(?:usr\/(?:local\/)?)?bin\/(?=npm )/, ''],
  [/^npm run(?:-script)? start$/, 'npm start'],
  [/^npm start --$/, 'npm start'],
];

/** A command in its shortest form: `npm run start`, `/usr/local/bin/npm start` and `npm start --` are `npm start`. */
export function withoutDetours(words: readonly string[]): string[] {
  return DETOURS.reduce((line, [detour, short]) => line.replace(detour, short), words.join(' ')).split(' ');
}
