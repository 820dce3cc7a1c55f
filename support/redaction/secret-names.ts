/** Secret only at the end of a name: `ssh_key_file` is not a secret. */
const KEYS = '(?:ssh|encryption|signing|master|account|jwt)[_-]?key';
const SECRET = new RegExp(`token|secret|passw(?:or)?d|passphrase|api[_-]?key|access[_-]?key|private[_-]?key|credential|${KEYS}$|_pwd$|[_-]pass$`, 'i');

/** A description or the place of a secret is not a secret: `secretName`, `tokenExpirationSeconds`, `--password-stdin`, `GOOGLE_CREDENTIALS_FILE`. PWD is a folder. */
const ABOUT_ONE = /(?:name|file|path|dir|url|uri|ref|seconds|count|length|limit|ttl|type|stdin|error|exception)$/i;

const PLAIN = new Set(['true', 'false', 'yes', 'no', 'on', 'off', 'none', 'null', 'nil', 'undefined', 'string', 'enabled', 'disabled', 'required', 'optional', 'default', 'production', 'development', 'test']);

/** Words in names that look secret, for patterns that search for such names; `looksSecret` decides. */
export const SECRET_WORDS = `token|secret|passw|passphrase|api[_-]?key|access[_-]?key|private[_-]?key|credential|${KEYS}|_pwd|pass\\b`;

/** The base64 fields of a kubeconfig. */
export const KUBECONFIG_DATA = 'client-key-data|client-certificate-data|certificate-authority-data';

const IS_KUBECONFIG_DATA = new RegExp(`^(?:${KUBECONFIG_DATA})$`);

export function isKubeconfigData(name: string): boolean {
  return IS_KUBECONFIG_DATA.test(name);
}

/** Whether the value of a variable, key or field with this name is secret. */
export function looksSecret(name: string): boolean {
  return SECRET.test(name) && !ABOUT_ONE.test(name);
}

/** The same for variables: PASS is a password, unless its value is a count of passed tests. */
export function isSecretVariable(name: string, value: string): boolean {
  return looksSecret(name) || (/^pass$/i.test(name) && !/^\W{0,4}(?:\d{1,3}\b|\$)/.test(value));
}

/** An ordinary word, or the size that `kubectl describe secret` prints: it reveals nothing, and removing it everywhere would spoil reports. */
export function isPlain(value: string): boolean {
  return PLAIN.has(value.toLowerCase()) || value === '' || value === '0' || value === '1' || /^\d{1,9} bytes$/.test(value);
}
