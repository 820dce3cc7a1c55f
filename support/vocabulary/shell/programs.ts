/** Programs that only read, whatever their arguments. */
export const READERS = new Set(
  '[ alias awk base64 basename bc cat cd cksum cmp column comm command cut date declare df diff dig dirname dmesg du echo egrep expr false fgrep file fold getent gawk grep groups head hexdump host hostname id jobs join jq last less let ls lsof man md5sum more nl nproc nslookup od paste pgrep ping pr printenv printf ps pwd read readlink realpath return rev seq set sha1sum sha256sum shift sleep sort ss stat strings sum tac tail test time top htop tr traceroute true tty type typeset umask unalias uname uniq unset uptime vmstat w wait wc which who whoami xxd yes zcat export local env netstat free history exit break continue nc ncat telnet :'
    .split(' '),
);

/** Programs that run the rest of their words. */
export const RUNNERS = new Set(['command', 'env', 'exec', 'nice', 'nohup', 'stdbuf', 'sudo', 'time', 'timeout', 'watch', 'xargs', 'builtin', 'eval']);

/** Shells, which run the text after `-c`. */
export const SHELLS = new Set(['bash', 'sh', 'ash', 'dash', 'zsh']);

/** The words of programs that only look, by program: a word, or two. */
export const LOOKING: Record<string, readonly string[]> = {
  kubectl: ['get', 'describe', 'logs', 'top', 'explain', 'api-resources', 'api-versions', 'version', 'cluster-info', 'auth can-i', 'auth whoami', 'create token', 'rollout status', 'rollout history', 'wait', 'diff', 'events', 'options', 'config view', 'config current-context', 'config get-contexts', 'config get-clusters', 'config get-users', 'kustomize', 'completion', 'plugin list'],
  docker: ['ps', 'inspect', 'logs', 'images', 'version', 'info', 'history', 'port', 'top', 'stats', 'events', 'diff', 'search', 'image ls', 'image list', 'image inspect', 'image history', 'container ls', 'container list', 'container ps', 'container inspect', 'container logs', 'container top', 'container port', 'container stats', 'network ls', 'network list', 'network inspect', 'volume ls', 'volume list', 'volume inspect', 'context ls', 'context show', 'context inspect', 'system df', 'system info', 'system events', 'compose ps', 'compose logs', 'compose config', 'compose images', 'compose ls', 'compose top', 'manifest inspect', 'buildx ls', 'buildx version'],
  kind: ['get', 'version'],
  helm: ['list', 'ls', 'get', 'status', 'history', 'show', 'search', 'template', 'version', 'env', 'lint', 'repo list'],
  minikube: ['status', 'version', 'ip', 'profile list', 'service list', 'addons list'],
  crictl: ['ps', 'images', 'inspect', 'inspecti', 'inspectp', 'logs', 'pods', 'stats', 'info', 'version'],
  git: ['status', 'log', 'diff', 'show', 'branch', 'remote', 'rev-parse', 'ls-files'],
  npm: ['ls', 'list', 'view', 'outdated', 'version', 'config get', 'pkg get'],
  systemctl: ['status', 'is-active', 'is-enabled', 'list-units', 'show', 'cat'],
  ip: ['addr', 'address', 'a', 'link', 'route', 'r', 'neigh'],
};

/** Options that take the next word as their value, before the word that says what to do. */
export const OPTIONS_WITH_VALUE: Record<string, readonly string[]> = {
  kubectl: ['-n', '--namespace', '--context', '--cluster', '--kubeconfig', '-s', '--server', '--user', '--token', '--as', '--as-group', '--as-uid', '--request-timeout', '-v', '--cache-dir', '--certificate-authority', '--client-key', '--client-certificate', '--tls-server-name', '--profile'],
  docker: ['-c', '--context', '-H', '--host', '-l', '--log-level', '--config'],
  helm: ['-n', '--namespace', '--kube-context', '--kubeconfig'],
  git: ['-C', '-c'],
  kind: ['-v', '--verbosity'],
};

/** In the text of a program: it runs another one, or writes a file. */
const AWK_ACTS = /^(?:-f|--file)|system\s*\(|>\s*"|\|\s*"/;

/** Words of programs that otherwise only read, with which they change something. */
export const ACTING_OPTIONS: Record<string, RegExp> = {
  find: /^-(?:delete|exec|execdir|ok|okdir|fprint.*|fls)$/,
  sed: /^(?:-[a-zA-Z]*i.*|--in-place.*|-[a-zA-Z]*f|--file.*)$/,
  yq: /^(?:-[a-zA-Z]*i.*|--inplace)$/,
  curl: /^(?:-[a-zA-Z]*[XdFTOoJ].*|--(?:request|data.*|form.*|upload-file|output|remote-name.*|json).*)$/,
  awk: AWK_ACTS,
  gawk: AWK_ACTS,
  ip: /^(?:add|del|delete|set|flush|replace|change)$/,
  sort: /^(?:-o.*|--output.*)$/,
  date: /^(?:-s.*|--set.*)$/,
  kubectl: /^--output-directory(?:=.*)?$/,
};

/** Words with which a command goes on until somebody ends it, by its program and the words that say what it does. Short options may stand together: `-wl app=web`. */
export const ENDLESS: Record<string, RegExp> = {
  'kubectl get': /^(?:-[ARhi]*w[a-zA-Z]*|--watch|--watch-only)(?:=true)?$/,
  'kubectl events': /^(?:-[Ah]*w[a-zA-Z]*|--watch)(?:=true)?$/,
  'kubectl logs': /^(?:-[hp]*f[a-zA-Z]*|--follow)(?:=true)?$/,
  'docker logs': /^(?:-[ht]*f[a-z]*|--follow)(?:=true)?$/,
  'docker container logs': /^(?:-[ht]*f[a-z]*|--follow)(?:=true)?$/,
  tail: /^(?:-[a-zA-Z0-9]*[fF]|--follow.*)$/,
};

const HELP = /^(?:-h|--help)$/;

/** Commands that go on of themselves, with the words that end them. */
export const ENDING: Record<string, RegExp> = {
  'kubectl port-forward': HELP,
  'kubectl proxy': HELP,
  'docker stats': /^(?:--no-stream|--help)$/,
  'docker events': /^--(?:until.*|help)$/,
  watch: /^(?:-[a-z]*[eg][a-z]*|--(?:errexit|chgexit|help|version))$/,
  top: /^-(?:[a-zA-Z]*n\d*|h|v)$/,
  htop: /^(?:-[hVn]\d*|--(?:help|version|max-iterations.*))$/,
  vmstat: /^(?:-[sdDfV]|--(?:help|version))$/,
  tcpdump: /^(?:-[a-zA-Z]*[cDLrhd]\d*|--(?:help|version|list-interfaces))$/,
  ping: /^-(?:[a-zA-Z]*[cw]\d*|h|V)$/,
};
