import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AuthorError, messageOf } from '../../errors/errors';
import type { Lab } from '../../lab/lab';
import { packageFolder, projectFolder } from '../../system/files/project';
import { version } from '../../system/version';
import type { Files } from '../written-files';

const CUCUMBER = "const { profiles } = require('labspec/cucumber');\n\nmodule.exports = profiles(__dirname);\n";
/** What a registry has: no file, link or address. */
const RANGE = /^[~^>=<\d*x][\w.*^~<>=| +-]*$/;

interface Package {
  type?: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** What makes a project of a pack: the steps of the lab's author, what npm installs, and what a student does first. @param name of the lab */
export function projectFiles(name: string, lab: Lab): Files {
  const project = projectFolder();
  const steps = resolve(project) === packageFolder ? [] : globSync('steps/**/*', { cwd: project }).filter((file) => statSync(join(project, file)).isFile()).sort();
  return new Map<string, string | Buffer>([
    ['package.json', `${JSON.stringify(packageOf(name, project, steps.length > 0), null, 2)}\n`],
    // With this ending, it is CommonJS beside steps of any kind.
    ['cucumber.cjs', CUCUMBER],
    ['README.md', readme(name, lab)],
    ...steps.map((file) => [file, readFileSync(join(project, file))] as const),
  ]);
}

/** @param hasSteps whether steps of its own may need the author's packages */
function packageOf(name: string, project: string, hasSteps: boolean): object {
  const written = readPackage(join(project, 'package.json'));
  const all = { ...written.devDependencies, ...written.dependencies };
  const { labspec = '', ...others } = resolve(project) === packageFolder ? {} : all;
  const { type } = written;
  return { name: `${name}-for-students`, private: true, ...(hasSteps && type !== undefined ? { type } : {}), labspec: { lab: name }, dependencies: { labspec: RANGE.test(labspec) ? labspec : `^${version()}`, ...(hasSteps ? others : {}) } };
}

function readPackage(file: string): Package {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Package) : {};
  } catch (error) {
    throw new AuthorError({ reason: 'package.json is not valid JSON', subject: file, seen: messageOf(error), next: 'correct it, then run this again' });
  }
}

function readme(name: string, { title, scene, names: { folder, namespace } }: Lab): string {
  return `# ${title}

Here is what you need to do this lab, and to have your work checked on your own machine. You need Node.js 20.19 or newer.

\`\`\`
npm install                # once, in this folder
npx labspec doctor         # what else the lab needs
${scene.length > 0 ? 'npx labspec start          # makes what the lab begins with\n' : ''}npx labspec check          # what is done, and what is not
npx labspec check --watch  # the same as a live checklist
\`\`\`

The text of the lab is \`features/${name}/lab.md\`. Keep your files in \`~/${folder}\`, and work in the namespace \`${namespace}\`. Type the commands of labspec in this folder. A check only looks at your work, and changes nothing.

The features say what each task must achieve. Where they have \`...\`, your own work stands.
`;
}
