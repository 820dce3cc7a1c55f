import { isStep, typed, type Line } from '../drafted';
import { IN_FILES } from './folded-namespaces';
import { typedFile } from '../manifests/given-files';

/** The shell's way to the name of the namespace that it works in. */
const OWN = "$(kubectl config view --minify -o jsonpath='{..namespace}')";

/** Each file that must name the run's own namespace gets its name once it is written. @param fixtures by their names */
export function withRunsNamespace(lines: readonly Line[], fixtures: ReadonlyMap<string, string>): Line[] {
  return lines.flatMap((line) => {
    const file = writtenBy(line, fixtures);
    return file === undefined ? [line] : [line, typed(`sed -i s/${IN_FILES}/${OWN}/ ${file}`)];
  });
}

function writtenBy(line: Line, fixtures: ReadonlyMap<string, string>): string | undefined {
  if (!isStep(line)) return undefined;
  const [, file = ''] = /^I create the file "(.+)"$/.exec(line.text) ?? [];
  if (fixtures.get(file)?.includes(IN_FILES)) return file;
  return line.docString?.includes(IN_FILES) ? typedFile(line) : undefined;
}

/** A manifest below a line, with the shell's way to the name; undefined if the shell would change more of it. @param end as it stands in the line, with its quotes */
export function inManifestBelow(body: string, end: string): { body: string; end: string } | undefined {
  if (!body.includes(IN_FILES)) return { body, end };
  const isQuoted = /["']/.test(end);
  return isQuoted && /[$`\\]/.test(body) ? undefined : { body: body.replaceAll(IN_FILES, OWN), end: end.replaceAll(/["']/g, '') };
}
