import { HEADERS } from './headers';
import { mark } from './mark';
import { Q, START, unlessMarked, type Rule } from './rule';
import { KUBECONFIG_DATA } from './secret-names';

/**
 * The rest of a PEM block that was cut off: lines of base64, alone or with something before each, as in the output of a build;
 * for an encrypted block also its headers.
 */
const PEM_BODY = String.raw`(?:(?!\s{1,4}[A-Z][\w-]{2,20}: )[A-Za-z0-9+/=\\\s]*)?(?:(?:\s{0,4}[A-Z][\w-]{2,20}: [^\r\n]{0,200}|[^\r\n]{0,80}?(?<![\w+/=])[A-Za-z0-9+/=]{60,76}(?:\\{1,3}n)?[^\w\r\n]{0,8})(?:\r?\n|$)[ \t\r\n]{0,8})*`;

/** Texts that look like secrets by themselves. Whole secrets come before patterns that could match a part of them. */
export const LOOKS: readonly Rule[] = [
  {
    what: 'PEM block',
    find: new RegExp(String.raw`-----BEGIN [A-Z0-9 ]{1,40}-----(?:[^-]*(?:-{1,4}(?!-)[^-]*)*-----END [A-Z0-9 ]{1,40}-----|${PEM_BODY})`, 'g'),
    put: (found) => mark(/^-----BEGIN (.{1,40}?)-----/.exec(found)?.[1]?.toLowerCase() ?? 'PEM block'),
  },
  {
    what: 'kubeconfig data',
    find: new RegExp(String.raw`${START}(${KUBECONFIG_DATA})((?:${Q})?[ \t]*:(?:\s{0,80}(?:${Q})|[ \t]{0,80}))([^\s"'\\,}]+)`, 'g'),
    put: (_, name = '', between = '', value = '') => `${name}${between}${unlessMarked(value, name)}`,
  },
  ...HEADERS,
  {
    what: 'bearer token',
    find: new RegExp(String.raw`${START}(bearer(?:[ \t]{1,4}|\r?\n[ \t]{1,80}))((?=[^\s\d]{0,200}\d|\S{20})[A-Za-z0-9._~+/=-]{8,8000})`, 'gi'),
    put: (_, bearer = '') => `${bearer}${mark('bearer token')}`,
  },
  {
    what: 'JWT',
    find: new RegExp(String.raw`${START}eyJ[\w-]{8,8000}\.[\w-]{8,8000}(?:\.[\w-]{0,8000}){0,3}`, 'g'),
    put: () => mark('JWT'),
  },
  {
    what: 'Docker auth',
    find: new RegExp(String.raw`(\\{0,3}"auth\\{0,3}"\s{0,80}:\s{0,80}\\{0,3}")([^"\\]+)`, 'g'),
    put: (_, before = '', value = '') => `${before}${unlessMarked(value, 'Docker auth')}`,
  },
  {
    // Any word may follow these; only base64 of a name and a password is secret.
    what: 'name and password in base64',
    find: new RegExp(String.raw`${START}((?:basic(?:[ \t]{1,4}|\r?\n[ \t]{1,80})|auth(?:${Q})?[ \t]{0,8}[:=][ \t]{0,8}(?:${Q})?))([A-Za-z0-9+/]{8,8000}={0,2})`, 'gi'),
    put: (_, before = '', value = '') => `${before}${/^[ -~]+:[ -~]+$/.test(Buffer.from(value, 'base64').toString()) ? mark('name and password') : value}`,
  },
  {
    what: 'access token',
    find: new RegExp(String.raw`${START}(?:gh[pousr]_[A-Za-z0-9]{30,300}|github_pat_\w{22,300}|glpat-[\w-]{20,300}|npm_[A-Za-z0-9]{30,300}|dckr_pat_[\w-]{20,300}|AKIA[A-Z0-9]{16})`, 'g'),
    put: () => mark('access token'),
  },
  {
    what: 'password in a URL',
    find: /(:\/\/[^\s/:@"']{0,100}:)([^\s/@"']{1,200})(?=@)/g,
    put: (_, before = '', value = '') => `${before}${unlessMarked(value, 'password in a URL')}`,
  },
];
