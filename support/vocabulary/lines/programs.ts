/** How a program reads its words. */
export interface Grammar {
  /** Options without a value; all others with two dashes take one. */
  flags: ReadonlySet<string>;
  /** The long names of short options, for all verbs; those without a long name stay as they are. */
  short: Readonly<Record<string, string>>;
  /** The same for certain verbs. */
  shortOf?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Verbs after whose object the rest is a command of its own. */
  runs?: RegExp;
  /** First words that need a second one to say what to do. */
  verbs: RegExp;
  /** Verbs that are called otherwise, too. */
  same?: Readonly<Record<string, string>>;
}

const words = (text: string): Set<string> => new Set(text.split(' '));

const KUBECTL: Grammar = {
  flags: words('all all-namespaces watch watch-only stdin tty rm force now ignore-not-found show-labels show-kind no-headers follow previous timestamps prefix record recursive overwrite local expose quiet attach command save-config server-side prune ignore-daemonsets delete-emptydir-data delete-local-data list minify flatten merge all-containers server-print show-managed-fields raw-config allow-missing-template-keys windows-line-endings insecure-skip-tls-verify namespaced help append-hash force-conflicts leave-stdin-open privileged include-uninitialized export show-all short dry-run wait cascade validate warnings-as-errors containers current-context-only subresource-status no-color client interactive disable-eviction ignore-errors'),
  short: { n: 'namespace', l: 'selector', o: 'output', f: 'filename', c: 'container', k: 'kustomize', A: 'all-namespaces', w: 'watch', i: 'stdin', t: 'tty', L: 'label-columns', q: 'quiet', R: 'recursive', s: 'server', v: 'v', r: 'replicas' },
  shortOf: { logs: { f: 'follow', p: 'previous' }, patch: { p: 'patch' }, attach: { q: 'quiet' } },
  verbs: /^(?:rollout|set|config|auth|certificate|alpha|plugin)$/,
};

/** `docker container run` is `docker run`. */
const DOCKER_SAME: Readonly<Record<string, string>> = {
  ...Object.fromEntries('run exec stop start rm logs inspect kill port top restart create attach cp diff pause commit'.split(' ').map((verb): [string, string] => [`container ${verb}`, verb])),
  ...Object.fromEntries('build pull push tag history save load import'.split(' ').map((verb): [string, string] => [`image ${verb}`, verb])),
  'container ls': 'ps', 'container list': 'ps', 'container ps': 'ps', 'image ls': 'images', 'image list': 'images', 'image rm': 'rmi', 'image remove': 'rmi',
};

const DOCKER: Grammar = {
  flags: words('detach interactive tty rm all quiet no-trunc force privileged init publish-all follow timestamps no-cache pull-always read-only latest size digests volumes all-tags help squash no-stream'),
  short: { d: 'detach', i: 'interactive', t: 'tty', a: 'all', q: 'quiet', f: 'force', p: 'publish', P: 'publish-all', v: 'volume', e: 'env', u: 'user', w: 'workdir', l: 'label', m: 'memory', h: 'hostname', s: 'size', n: 'last' },
  shortOf: { build: { t: 'tag', f: 'file' }, logs: { f: 'follow', t: 'timestamps', n: 'tail' }, ps: { f: 'filter', l: 'latest' }, images: { f: 'filter' }, exec: {}, rm: { v: 'volumes' }, tag: {}, inspect: { f: 'format' } },
  runs: /^(?:run|exec|create)$/,
  verbs: /^(?:network|volume|system|compose|context|buildx|builder|manifest|container|image)$/,
  same: DOCKER_SAME,
};

const HELM: Grammar = {
  flags: words('wait atomic install create-namespace dry-run debug force devel reset-values reuse-values all all-namespaces short keep-history no-hooks verify generate-name dependency-update versions help'),
  short: { n: 'namespace', f: 'values', A: 'all-namespaces', a: 'all', q: 'short', i: 'install', o: 'output', g: 'generate-name', l: 'selector' },
  verbs: /^(?:repo|get|show|search|plugin|dependency)$/,
  same: { ls: 'list', del: 'uninstall', delete: 'uninstall', un: 'uninstall' },
};

const KIND: Grammar = { flags: words('retain help all'), short: { n: 'name', q: 'quiet', v: 'verbosity' }, verbs: /^(?:create|delete|get|load|export|build)$/ };

const CURL: Grammar = {
  flags: words('silent show-error include head location insecure verbose fail remote-name progress-bar compressed get no-buffer'),
  short: { s: 'silent', S: 'show-error', i: 'include', I: 'head', L: 'location', k: 'insecure', v: 'verbose', f: 'fail', O: 'remote-name', o: 'output', X: 'request', d: 'data', H: 'header', u: 'user', A: 'user-agent', w: 'write-out', m: 'max-time', G: 'get', N: 'no-buffer', F: 'form', b: 'cookie', c: 'cookie-jar', x: 'proxy', T: 'upload-file', e: 'referer' },
  verbs: /^$/,
};

const WGET: Grammar = { flags: words('quiet spider no-check-certificate server-response no-verbose continue'), short: { q: 'quiet', O: 'output-document', T: 'timeout', t: 'tries', S: 'server-response', P: 'directory-prefix', c: 'continue' }, verbs: /^$/ };

export const GRAMMARS: Readonly<Record<string, Grammar>> = { kubectl: KUBECTL, oc: KUBECTL, docker: DOCKER, podman: DOCKER, nerdctl: DOCKER, helm: HELM, kind: KIND, curl: CURL, wget: WGET };

/** What programs are called otherwise. */
export const ALSO_CALLED: Readonly<Record<string, string>> = { k: 'kubectl' };
