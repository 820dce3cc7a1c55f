import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
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
  const labspec = labspecOf(project);
  const steps = resolve(project) === packageFolder ? [] : globSync('steps/**/*', { cwd: project }).filter((file) => statSync(join(project, file)).isFile()).sort();
  return new Map<string, string | Buffer>([
    ['package.json', `${JSON.stringify(packageOf(name, project, { hasSteps: steps.length > 0, labspec }), null, 2)}\n`],
    // With this ending, it is CommonJS beside steps of any kind.
    ['cucumber.cjs', CUCUMBER],
    ['README.md', readme(name, lab, labspec)],
    ...(labspec.archive === undefined ? [] : [[labspec.file, readFileSync(labspec.archive)] as const]),
    ...steps.map((file) => [file, readFileSync(join(project, file))] as const),
  ]);
}

/** Where students get labspec from. */
interface Labspec {
  /** As npm writes it: `^0.1.0`, `file:labspec-0.1.0.tgz`. */
  dependency: string;
  /** The name of its package as a file. */
  file: string;
  /** The author's own file of it, which the pack takes along. */
  archive?: string;
}

function labspecOf(project: string): Labspec {
  const { labspec = '' } = resolve(project) === packageFolder ? {} : dependenciesOf(project);
  const path = /^file:(.+\.(?:tgz|tar\.gz))$/.exec(labspec)?.[1];
  const archive = path === undefined ? undefined : resolve(project, path);
  if (archive !== undefined && statSync(archive, { throwIfNoEntry: false })?.isFile()) return { dependency: `file:${basename(archive)}`, file: basename(archive), archive };
  return { dependency: RANGE.test(labspec) ? labspec : `^${version()}`, file: archive === undefined ? `labspec-${version()}.tgz` : basename(archive) };
}

function dependenciesOf(project: string): Record<string, string> {
  const { devDependencies, dependencies } = readPackage(join(project, 'package.json'));
  return { ...devDependencies, ...dependencies };
}

/** @param hasSteps whether steps of its own may need the author's packages */
function packageOf(name: string, project: string, { hasSteps, labspec }: { hasSteps: boolean; labspec: Labspec }): object {
  const { type } = readPackage(join(project, 'package.json'));
  const others = resolve(project) === packageFolder ? {} : dependenciesOf(project);
  return { name: `${name}-for-students`, private: true, ...(hasSteps && type !== undefined ? { type } : {}), labspec: { lab: name }, dependencies: { ...(hasSteps ? others : {}), labspec: labspec.dependency } };
}

function readPackage(file: string): Package {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Package) : {};
  } catch (error) {
    throw new AuthorError({ reason: 'package.json is not valid JSON', subject: file, seen: messageOf(error), next: 'correct it, then run this again' });
  }
}

function readme(name: string, { title, scene, names: { folder, namespace } }: Lab, labspec: Labspec): string {
  return `# ${title}

Here is what you need to do this lab, and to have your work checked on your own machine. You need Node.js 20.19 or newer.

\`\`\`
npm install                # once, in this folder
npx labspec doctor         # what else the lab needs
${scene.length > 0 ? 'npx labspec start          # makes what the lab begins with\n' : ''}npx labspec check          # what is done, and what is not
npx labspec check --watch  # the same as a live checklist
\`\`\`

${installing(labspec)}${workingIn(namespace)}The text of the lab is \`features/${name}/lab.md\`. Keep your files in \`~/${folder}\`. Type the commands of labspec in this folder. A check only looks at your work, and changes nothing.

The features say what each task must achieve. Where they have \`...\`, your own work stands.
`;
}

function installing({ file, archive }: Labspec): string {
  if (archive !== undefined) return `\`npm install\` takes labspec from \`${file}\` in this folder, so leave that file there.\n\n`;
  return `If npm finds no labspec (\`404 Not Found\`), ask your instructor for the file \`${file}\`, put it into this folder, and type \`npm install ./${file}\` instead of the first line.\n\n`;
}

function workingIn(namespace: string): string {
  if (namespace === 'default') return 'Work in the namespace `default`, which is there already. If kubectl uses another one: `kubectl config set-context --current --namespace=default`.\n\n';
  return `Work in the namespace \`${namespace}\`. Make it, and let kubectl use it, before you begin:

\`\`\`
kubectl create namespace ${namespace}
kubectl config set-context --current --namespace=${namespace}
\`\`\`

`;
}
