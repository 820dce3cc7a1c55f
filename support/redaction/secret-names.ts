/** Where they end a name: `ssh_key_file` is none. */
const KEYS = '(?:ssh|encryption|signing|master|account|jwt)[_-]?key';
const SECRET = new RegExp(`token|secret|passw(?:or)?d|passphrase|api[_-]?key|access[_-]?key|private[_-]?key|credential|${KEYS}$|_pwd$|[_-]pass$`, 'i');

/** What is said of a secret, or where it is, is none: `secretName`, `tokenExpirationSeconds`, `--password-stdin`, `GOOGLE_CREDENTIALS_FILE`. PWD is a folder. */
const ABOUT_ONE = /(?:name|file|path|dir|url|uri|ref|seconds|count|length|limit|ttl|type|stdin|error|exception)$/i;

const PLAIN = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'none', 'null', 'nil', 'undefined', 'string', 'enabled', 'disabled', 'required', 'optional', 'default', 'production', 'development', 'test']);

/** The words of a name that looks secret, for patterns that search for one; `looksSecret` decides. */
export const SECRET_WORDS = `token|secret|passw|passphrase|api[_-]?key|access[_-]?key|private[_-]?key|credential|${KEYS}|_pwd|pass\\b`;

/** What a kubeconfig has in base64. */
export const KUBECONFIG_DATA = 'client-key-data|client-certificate-data|certificate-authority-data';

const IS_KUBECONFIG_DATA = new RegExp(`^(?:${KUBECONFIG_DATA})$`);

export function isKubeconfigData(name: string): boolean {
  return IS_KUBECONFIG_DATA.test(name);
}

/** Whether the value of a variable, key or field of this name is nobody's business. */
export function looksSecret(name: string): boolean {
  return SECRET.test(name) && !ABOUT_ONE.test(name);
}

/** As it, for variables: there PASS is a password, unless tests that pass are counted in it. */
export function isSecretVariable(name: string, value: string): boolean {
  return looksSecret(name) || (/^pass$/i.test(name) && !/^\W{0,4}(?:\d{1,3}\b|\$)/.test(value));
}

/** A word that anybody might say, or what `kubectl describe secret` tells of one: it gives nothing away, and taking it out everywhere would spoil what is told. */
export function isPlain(value: string): boolean {
  return PLAIN.has(value.toLowerCase()) || value === '' || value === '0' || value === '1' || /^\d{1,9} bytes$/.test(value);
}
