import { distance } from 'fastest-levenshtein';
import { isAlsoWord, isProgram, isTypedAlone } from './programs';

const SHELLS = new Set(['bash', 'sh', 'shell', 'zsh', 'console', 'shell-session', 'shellsession', 'sh-session', 'terminal', 'cmd-line', 'execute', 'execute-1', 'execute-2', 'execute-all', 'exec', 'run', 'ash', 'terminal:execute', 'workshop:execute', 'command', 'cli', 'term', 'fish']);
const SESSIONS = new Set(['console', 'shell-session', 'shellsession', 'sh-session', 'terminal', 'term']);

export function isShell(language: string | undefined): boolean {
  return language !== undefined && SHELLS.has(language.toLowerCase());
}

/** Languages of commands and their output together. */
export function isSession(language: string | undefined): boolean {
  return language !== undefined && SESSIONS.has(language.toLowerCase());
}

/** Languages that say nothing about what a block is. */
export function isPlain(language: string | undefined): boolean {
  return language === undefined || ['', 'text', 'plain', 'plaintext', 'txt', 'none', 'nohighlight', 'log', 'output', 'code', 'copy', 'copycode'].includes(language.toLowerCase());
}

/** What follows kubectl, or the name that an author has for it. */
export const KUBECTL_VERB = /^(?:get|describe|apply|create|delete|run|logs|exec|scale|expose|edit|rollout|set|label|annotate|explain|config|top|replace|patch|wait|cp|debug|auth|diff|autoscale|port-forward|cluster-info|api-resources|api-versions|taint|cordon|uncordon|drain|version)\b/;

/** What a program says of a command: `kubectl run --x is DEPRECATED and will be removed`. */
const SAYS_OF_COMMAND = /^[a-z][\w-]* [^"'`]*\b(?:is|are) (?:now )?(?:DEPRECATED|deprecated|no longer|not (?:supported|available|installed|found))\b/;

/** A formula, or a line of another language: `(a{b="c"}) / 1024`, `want = ceil[have * x]`, `(x, y) <- f`. */
function isFormula(text: string): boolean {
  return /^\([^()]*\)\s*(?:[/*+-]\s|<-|=>|->)/.test(text) || /^\w+ = (?!\S*$).*[*/+[(]/.test(text) || isOfPython(text);
}

/** `for one in all:`, `client = Client(`, `name=Name(`. */
function isOfPython(text: string): boolean {
  return /^(?:for \w+(?:, \w+)* in|if|while|with|def|class|elif|except)\b[^;]*:$/.test(text) || /^[A-Za-z_]\w* = [\w.]+\([^)]*\)?$/.test(text) || /^[A-Za-z_]\w*=[A-Za-z][\w.]*\($/.test(text) || /^from [\w.]+ import \w/.test(text);
}

/** Whether a line without a prompt begins a command. @param isShell whether the block's language is a shell's */
export function looksLikeCommand(line: string, isShell: boolean): boolean {
  const text = line.trim().replace(/^(?:sudo\s+(?:-\w+\s+)*|time\s+)/, '');
  if (isFormula(text) || SAYS_OF_COMMAND.test(text)) return false;
  if (/^(?:for \w+ in\b|while\b.*(?:;|\bdo\b|\[)|until\b.*(?:;|\bdo\b)|if (?:\[|!|.*;\s*then)|case\b.*\bin$|\w+\(\)\s*\{|function \w+|\{ |\[\[? [^\]]*(?:-[a-z]\b|[=<>]))/.test(text)) return true;
  const [, inBrackets] = /^\( ?([a-z][\w.-]*)/.exec(text) ?? [];
  if (inBrackets !== undefined) return isProgram(inBrackets) || /[;&|$=]/.test(text);
  // A remark in brackets, which no shell reads: `mysql Deployment (one)`.
  if (/^[\w-]+ [^"'`$|;&#\\<>]*\s\([^()]*\)\s*$/.test(text)) return false;
  if (/^(?:export )?[A-Za-z_]\w*=(?:\$\(|`|"\$\(|\.{3}$|…$|<[a-z])/.test(text) || (isShell && /^[A-Za-z_]\w*=\S*(?:\s|$)/.test(text))) return true;
  // `EDITOR=nano kubectl edit pod web`
  const behind = /^(?:[A-Z][A-Z0-9_]*=(?:[^\s"'()$]+|"[^"$`]*"|'[^']*') +)+(?=[a-z])(.*)$/.exec(text)?.[1];
  if (behind !== undefined) return looksLikeCommand(behind, isShell);
  const [first = ''] = text.split(/[\s;|&]+/);
  const rest = text.slice(first.length).trim();
  // Only who types asks for the rights of root.
  if (/^\s*sudo\s+(?:-\w+\s+)*[a-z][\w.-]*(?:\s|$)/.test(line) && !/^\s*sudo\s[^\n]*[.:]$/.test(line)) return true;
  if (first === 'sleep' && /^\d+(?:\.\d+)?[smh]?$/.test(rest)) return true;
  if (first === 'timeout' && !/^[-\d$]/.test(rest)) return false;
  if (first === 'which' && /^\S+$/.test(rest)) return true;
  // A file, and no program.
  if (rest === '' && /^[~.]{0,2}\/\S*\.(?:ya?ml|json|txt|conf|md|log|crt|key|pem|html)$/.test(first)) return false;
  if (first.startsWith('/') && ((!isShell && arePaths(text)) || /^from \S+ \(r[ow][,)]/.test(rest))) return false;
  if (isKubectlMeant(first, rest) && !looksLikeOutput(text)) return true;
  if (!isProgram(first) || looksLikeOutput(text)) return false;
  if (first === 'k') return KUBECTL_VERB.test(rest);
  if (first === 'ip' && /^(?:a|addr|address|l|link|r|route|neigh|netns)(?:\s+[a-z\d/.]+){0,4}$/.test(rest)) return true;
  if (rest === '' && !isShell) return isTypedAlone(first);
  return !isAlsoWord(first) || isShell || /^(?:-|\.|\/|~)|\s-{1,2}\w|[|>$"'=]/.test(rest) || /^(?:ps|run|build|images?|exec|logs?|install|version|info|pull|push|network|volume|create|get|list|up|down|inspect|stop|rm|start|tag|load (?:docker-image|image-archive)|delete clusters?|export (?:logs|kubeconfig))\b/.test(rest);
}

/** `kubeclt apply -f web.yaml`: letters of its name are in another order, or missing. */
function isKubectlMeant(first: string, rest: string): boolean {
  return first !== 'kubectl' && /^\w{5,9}$/.test(first) && distance(first, 'kubectl') <= 2 && KUBECTL_VERB.test(rest);
}

/** One path, or several side by side, as a program prints them: `/srv/till /srv/shop`. */
function arePaths(text: string): boolean {
  const paths = text.split(/\s+/);
  return paths.every((path) => /^\/[\w./-]*$/.test(path)) && (paths.length === 1 || !/\/s?bin\/|\.sh$/.test(paths[0] ?? ''));
}

/** A first word that could be a program that nobody here knows. */
export function couldBeProgram(line: string): boolean {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  // CSS, a configuration, another language.
  if (isFormula(line.trim())) return false;
  if (/[{}]$/.test(line.trim()) && !/\$\{|\{\}$/.test(line)) return false;
  return /^[a-z][\w.-]*$/.test(first) && !first.endsWith('.') && !looksLikeOutput(line) && (rest.length === 0 || rest.some((word) => /^-|[/=.]/.test(word)) || rest.length < 4);
}

const RESULTS = /(?:^|[\s/])(?:created|configured|unchanged|deleted|patched|scaled|edited|labeled|unlabeled|annotated|exposed|replaced|restarted|cordoned|uncordoned|drained|evicted|tainted|untainted|condition met|rolled back|rolled out|updated|autoscaled|already exists|deployed)(?: \([^)]*\))?\.?$/;

/** What a program says of itself: `nginx 1.27.0`, `nginx version: nginx/1.27.0`. */
const VERSION = /^[a-z][\w-]* v?\d+\.\d+\.\d+(?![.\d])\S*$|^[A-Za-z][\w.-]* [Vv]ersion: \S*\d/;

/** How kubectl names an object: `deployments "web"`, `pod "web" deleted`. */
const OBJECT = /^(?:pods?|services?|(?:deployment|replicaset|statefulset|daemonset|job|cronjob|configmap|secret|namespace|node|ingress|role|serviceaccount)(?:e?s)?)(?:\.[a-z][\w.]*)? "[\w.-]+"(?: |$)/;

/** `total 136`, above the files that ls lists, and a port that nc finds open: `www.shop.example (10.1.2.3:80) open`, `connect to [::1]:80 from`. */
const LISTED = /^total \d+[KMG]?$|^\S+ \([\d.a-f:]+:\d+\) open$|^connect to \[[^\]]*\]:\d+ from /;

/** `kubectl get rs # a new one has been created`: that is said of the line, and nothing has printed it. */
function withoutRemark(text: string): string {
  return /^(?:kubectl|k|docker|helm) /.test(text) ? text.replace(/\s+#\s.*$/, '') : text;
}

/** Whether a line is more likely printed than typed. */
export function looksLikeOutput(line: string): boolean {
  // What a question about rights is answered with.
  if (/^(?:yes|no)$/.test(line.trim())) return true;
  const text = line.trim();
  if (VERSION.test(text) || OBJECT.test(text) || LISTED.test(text)) return true;
  if (RESULTS.test(withoutRemark(text)) && /["/ ]/.test(text) && !/^(?:kubectl|helm|docker) \w+ -/.test(text)) return true;
  if (/^[A-Z][A-Z0-9_()-]+(?:\s{2,}[A-Z(]|\s*$)/.test(text) && /^[^a-z]*$/.test(text.slice(0, 12))) return true;
  if (/^\S+(?:\s{2,}\S+){2,}/.test(text) || /^[^"'|#\\]*\S\s{3,}\S[^"'|#\\]*\S\s{3,}\S[^"'|#\\]*$/.test(text)) return true;
  return /^(?:error|warning|Error|Warning|[A-Z]\w+):|^[\w-]+:\s*$|^[{}[\]<"*|+]|^\.\.\.|^\w[\w.-]*:\s{2,}/.test(text);
}
